package dev.lockstep.record.people;

import dev.lockstep.people.roster.Candidate;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/// Writes who has which user as JSON, schema `lockstep/people/1`, in pure ASCII. What is not known
/// is null, or `unknown` where there is a word for it.
public final class RosterJson {
    private RosterJson() {}

    /// Writes it.
    public static void write(RosterRecord roster, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            SheetJson.head(json, "lockstep/people/1", roster.head());
            json.writeBooleanProperty("rosterDeclared", roster.isDeclared());
            json.writeBooleanProperty("usersKnown", roster.areUsersKnown());
            json.writeArrayPropertyStart("people");
            roster.rows().forEach(row -> row(json, row));
            json.writeEndArray();
            JsonMembers.texts(json, "missing", roster.missing());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void row(JsonGenerator json, RosterRecord.Row row) {
        json.writeStartObject();
        json.writeStringProperty("kind", row.kind().id());
        json.writeStringProperty("name", row.name());
        JsonMembers.text(json, "fullName", row.fullName());
        JsonMembers.text(json, "email", row.email());
        json.writeBooleanProperty("federated", row.federated());
        JsonMembers.text(json, "user", row.user());
        json.writeStringProperty("match", row.found().id());
        json.writeArrayPropertyStart("perhaps");
        for (Candidate one : row.perhaps()) {
            json.writeStartObject();
            json.writeStringProperty("person", one.person());
            json.writeStringProperty("user", one.user());
            json.writeStringProperty("why", one.why().words());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonMembers.texts(json, "claimedBy", row.claimants());
        JsonMembers.texts(json, "groupsWanted", row.wanted());
        row.actual()
                .ifPresentOrElse(
                        groups -> JsonMembers.texts(json, "groups", groups),
                        () -> json.writeNullProperty("groups"));
        json.writeStringProperty("password", row.password().id());
        json.writeStringProperty("mfa", row.mfa().id());
        if (row.next().isPresent()) {
            json.writeObjectPropertyStart("next");
            json.writeStringProperty("text", row.next().get().text());
            JsonMembers.text(json, "command", row.next().get().command());
            json.writeEndObject();
        } else {
            json.writeNullProperty("next");
        }
        json.writeEndObject();
    }
}
