package dev.lockstep.record.people;

import dev.lockstep.people.step.OffboardStep;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import dev.lockstep.record.keys.About;
import java.io.Writer;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/// Where a user stands on the way out, as JSON, schema `lockstep/offboard-step/1`, in pure ASCII.
public final class OffboardJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/offboard-step/1";

    private OffboardJson() {}

    /// Writes it.
    public static void write(About about, OffboardStep step, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("lockstep", about.lockstep());
            json.writeObjectPropertyStart("account");
            JsonMembers.text(json, "id", about.account());
            json.writeStringProperty("partition", about.partition());
            json.writeBooleanProperty("practice", about.practice());
            json.writeEndObject();
            json.writeStringProperty("user", step.user());
            json.writeStringProperty("state", step.state().id());
            JsonMembers.texts(json, "told", step.told());
            json.writeStringProperty("next", step.next());
            JsonMembers.text(json, "on", step.on().map(Instant::toString));
            JsonMembers.text(json, "confirm", step.typed());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
