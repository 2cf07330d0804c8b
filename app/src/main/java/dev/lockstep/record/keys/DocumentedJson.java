package dev.lockstep.record.keys;

import dev.lockstep.baseline.Need;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What was written down of a need, as JSON, schema `lockstep/key-document/1`, in pure ASCII.
public final class DocumentedJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/key-document/1";

    private DocumentedJson() {}

    /// A tag that was put on a user.
    ///
    /// @param run the run that did it, if one was begun
    public record Tag(String key, String value, Optional<String> run, boolean isDone) {}

    /// Writes it.
    ///
    /// @param file the lockstep.yaml
    /// @param changed its lines that changed
    /// @param covered the keys that the need covers
    public static void write(
            About about,
            String file,
            List<String> changed,
            Need need,
            List<KeyLife> covered,
            Optional<Tag> tag,
            Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            KeysJson.head(json, about);
            json.writeStringProperty("file", file);
            JsonMembers.texts(json, "changed", changed);
            json.writeObjectPropertyStart("need");
            switch (need.subject()) {
                case Need.Subject.OfUser(String name) -> json.writeStringProperty("user", name);
                case Need.Subject.OfKey(String id) -> json.writeStringProperty("key", id);
            }
            json.writeStringProperty("purpose", need.purpose());
            json.writeStringProperty("owner", need.owner());
            json.writeStringProperty("until", need.until().toString());
            json.writeEndObject();
            json.writeArrayPropertyStart("covers");
            for (KeyLife key : covered) {
                json.writeStartObject();
                json.writeStringProperty("owner", key.owner());
                json.writeStringProperty("key", key.name());
                json.writeBooleanProperty("active", key.standing().isActive());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (tag.isPresent()) {
                json.writeObjectPropertyStart("tag");
                json.writeStringProperty("key", tag.get().key());
                json.writeStringProperty("value", tag.get().value());
                JsonMembers.text(json, "run", tag.get().run());
                json.writeBooleanProperty("done", tag.get().isDone());
                json.writeEndObject();
            } else {
                json.writeNullProperty("tag");
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
