package dev.lockstep.record.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/// Writes the sheet of step 8 as JSON, schema `lockstep/sheet/1`, in pure ASCII. What is not known
/// is null.
public final class SheetJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/sheet/1";

    private final JsonGenerator json;

    private SheetJson(JsonGenerator json) {
        this.json = json;
    }

    /// Writes it.
    public static void write(SheetRecord sheet, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            var writer = new SheetJson(json);
            json.writeStartObject();
            head(json, SCHEMA, sheet.head());
            JsonMembers.text(json, "about", sheet.about());
            json.writeObjectPropertyStart("states");
            for (SheetRecord.State state : SheetRecord.State.values()) {
                json.writeNumberProperty(state.id(), sheet.count(state));
            }
            json.writeEndObject();
            json.writeBooleanProperty("rosterDeclared", sheet.isDeclared());
            json.writeBooleanProperty("usersKnown", sheet.areUsersKnown());
            json.writeArrayPropertyStart("rows");
            sheet.rows().forEach(writer::row);
            json.writeEndArray();
            JsonMembers.texts(json, "missing", sheet.missing());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// The members that every list of people begins with.
    static void head(JsonGenerator json, String schema, AccountHead head) {
        json.writeStringProperty("schema", schema);
        json.writeStringProperty("lockstep", head.lockstep());
        json.writeObjectPropertyStart("account");
        JsonMembers.text(json, "id", head.account());
        JsonMembers.text(json, "alias", head.alias());
        json.writeStringProperty("partition", head.partition());
        json.writeBooleanProperty("practice", head.practice());
        json.writeEndObject();
        JsonMembers.text(json, "takenAt", head.takenAt().map(Instant::toString));
        json.writeStringProperty("judgedAt", head.judgedAt().toString());
        json.writeArrayPropertyStart("baseline");
        for (Baseline.SourceFile file : head.baseline()) {
            json.writeStartObject();
            json.writeStringProperty("file", file.name());
            json.writeStringProperty("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonMembers.texts(json, "notices", head.notices());
    }

    private void row(SheetRecord.Row row) {
        json.writeStartObject();
        json.writeStringProperty("kind", row.kind().id());
        json.writeStringProperty("name", row.name());
        JsonMembers.text(json, "fullName", row.fullName());
        JsonMembers.text(json, "email", row.email());
        JsonMembers.text(json, "user", row.user());
        json.writeStringProperty("state", row.state().id());
        json.writeStringProperty("why", row.why());
        json.writeArrayPropertyStart("sheet");
        row.lines().forEach(this::line);
        json.writeEndArray();
        JsonMembers.text(json, "command", row.command());
        json.writeEndObject();
    }

    private void line(SheetRecord.Line line) {
        json.writeStartObject();
        json.writeStringProperty("line", line.line().id());
        json.writeStringProperty("holds", line.holds().id());
        json.writeStringProperty("wanted", line.wanted());
        json.writeStringProperty("because", line.because());
        JsonMembers.text(json, "source", line.source());
        JsonMembers.text(json, "asOf", line.asOf().map(Instant::toString));
        JsonMembers.text(json, "todo", line.todo());
        JsonMembers.text(json, "command", line.command());
        json.writeEndObject();
    }
}
