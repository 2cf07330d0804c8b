package dev.lockstep.record.keys;

import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Where a key stands that is retired or replaced, as JSON, schema `lockstep/key-step/1`, in pure
/// ASCII.
public final class KeyStepJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/key-step/1";

    private KeyStepJson() {}

    /// What was made of a step. No secret is in it.
    ///
    /// @param run the run that made it
    /// @param isDone whether all of it is done and verified
    /// @param key the id of a new key
    /// @param file where its secret is
    public record Made(String run, boolean isDone, Optional<String> key, Optional<String> file) {}

    /// What was deleted again, since it could not be handed over.
    ///
    /// @param key its id
    /// @param run the run that deleted it, if one was begun
    /// @param isDone whether it is deleted
    public record Deleted(String key, Optional<String> run, boolean isDone) {}

    /// Writes it.
    ///
    /// @param command such as `rotate`
    /// @param made what was made, if anything was
    /// @param deleted what was made and deleted again, if anything was; it is not among `made`
    /// @param notices sentences for the reader
    public static void write(
            About about,
            String command,
            KeyStep step,
            Optional<Made> made,
            Optional<Deleted> deleted,
            List<String> notices,
            Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            KeysJson.head(json, about);
            json.writeStringProperty("command", command);
            json.writeStringProperty("owner", step.owner());
            JsonMembers.text(json, "key", step.key());
            json.writeStringProperty("state", step.state().id());
            json.writeStringProperty("means", step.state().kind().name().toLowerCase(Locale.ROOT));
            JsonMembers.texts(json, "told", step.told());
            json.writeStringProperty("next", step.next());
            JsonMembers.text(json, "on", step.on().map(Instant::toString));
            JsonMembers.text(json, "confirm", step.typed());
            if (made.isPresent()) {
                json.writeObjectPropertyStart("made");
                json.writeStringProperty("run", made.get().run());
                json.writeBooleanProperty("done", made.get().isDone());
                JsonMembers.text(json, "key", made.get().key());
                JsonMembers.text(json, "file", made.get().file());
                json.writeEndObject();
            } else {
                json.writeNullProperty("made");
            }
            if (deleted.isPresent()) {
                json.writeObjectPropertyStart("deleted");
                json.writeStringProperty("key", deleted.get().key());
                JsonMembers.text(json, "run", deleted.get().run());
                json.writeBooleanProperty("done", deleted.get().isDone());
                json.writeEndObject();
            } else {
                json.writeNullProperty("deleted");
            }
            JsonMembers.texts(json, "notices", notices);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
