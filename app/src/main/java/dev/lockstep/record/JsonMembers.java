package dev.lockstep.record;

import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Members of JSON objects that every format here writes in the same way.
public final class JsonMembers {
    private JsonMembers() {}

    /// A text; null where there is none.
    public static void text(JsonGenerator json, String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    /// A list of texts, in their order.
    public static void texts(JsonGenerator json, String name, Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
