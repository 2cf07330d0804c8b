package dev.lockstep.record.people;

import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// Writes how MFA stands as JSON, in pure ASCII.
public final class MfaJson {
    private final JsonGenerator json;

    private MfaJson(JsonGenerator json) {
        this.json = json;
    }

    /// Schema `lockstep/mfa-status/1`. What is not known is null.
    public static void status(MfaRecord record, Writer out) {
        document(
                record,
                "lockstep/mfa-status/1",
                record.users(),
                List.of(),
                _ -> Optional.empty(),
                out);
    }

    /// Schema `lockstep/mfa-chase/1`. Whoever has no password is asked nothing, and stands under
    /// `keysOnly`.
    ///
    /// @param text what is to be sent to somebody
    public static void chase(MfaRecord record, Function<MfaRecord.Row, String> text, Writer out) {
        document(
                record,
                "lockstep/mfa-chase/1",
                record.chased(),
                record.keysOnly(),
                row -> Optional.of(text.apply(row)),
                out);
    }

    private static void document(
            MfaRecord record,
            String schema,
            Collection<MfaRecord.Row> rows,
            Collection<MfaRecord.Row> keysOnly,
            Function<MfaRecord.Row, Optional<String>> text,
            Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            var writer = new MfaJson(json);
            json.writeStartObject();
            json.writeStringProperty("schema", schema);
            json.writeStringProperty("lockstep", record.lockstep());
            json.writeObjectPropertyStart("account");
            JsonMembers.text(json, "id", record.account());
            JsonMembers.text(json, "alias", record.alias());
            json.writeStringProperty("partition", record.partition());
            json.writeBooleanProperty("practice", record.practice());
            json.writeEndObject();
            json.writeStringProperty("judgedAt", record.asOf().toString());
            if (record.areUsersKnown()) {
                json.writeArrayPropertyStart("users");
                rows.forEach(row -> writer.row(row, text.apply(row)));
                json.writeEndArray();
            } else {
                json.writeNullProperty("users");
            }
            if (!keysOnly.isEmpty()) {
                json.writeArrayPropertyStart("keysOnly");
                keysOnly.forEach(row -> writer.row(row, Optional.empty()));
                json.writeEndArray();
            }
            record.leftovers()
                    .ifPresentOrElse(
                            all -> JsonMembers.texts(json, "leftovers", all),
                            () -> json.writeNullProperty("leftovers"));
            JsonMembers.texts(json, "missing", record.missing());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void row(MfaRecord.Row row, Optional<String> text) {
        json.writeStartObject();
        json.writeStringProperty("user", row.user());
        JsonMembers.text(json, "person", row.person());
        JsonMembers.text(json, "email", row.email());
        json.writeBooleanProperty("administrator", row.administrator());
        json.writeStringProperty("password", row.password().id());
        json.writeStringProperty("mfa", row.mfa().id());
        json.writeStringProperty("judged", row.judged().id());
        row.devices().ifPresentOrElse(this::devices, () -> json.writeNullProperty("devices"));
        time("created", row.created());
        time("passwordSince", row.passwordSince());
        json.writeStringProperty("signedIn", row.signedIn().id());
        time("lastSignIn", row.lastSignIn());
        json.writeStringProperty("why", row.why());
        text.ifPresent(words -> json.writeStringProperty("text", words));
        json.writeEndObject();
    }

    private void devices(List<MfaRecord.Device> devices) {
        json.writeArrayPropertyStart("devices");
        for (MfaRecord.Device device : devices) {
            json.writeStartObject();
            json.writeStringProperty("serial", device.serial());
            json.writeStringProperty("kind", device.kind());
            time("since", device.since());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void time(String name, Optional<Instant> time) {
        JsonMembers.text(json, name, time.map(Instant::toString));
    }
}
