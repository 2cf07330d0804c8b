package dev.lockstep.input;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// A JSON value that still knows where it stood in its file.
///
/// Numbers keep the digits that they were written with. Objects keep their order; no key stands
/// twice in one.
public sealed interface JsonValue {
    /// Where it begins: characters from the start of the file.
    int at();

    /// What it is, for people: `a number`.
    String kind();

    record JsonObject(int at, List<Member> members) implements JsonValue {
        public JsonObject {
            members = List.copyOf(members);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /// One key of an object and its value.
    ///
    /// @param at where the key begins
    record Member(int at, String name, JsonValue value) {}

    record JsonArray(int at, List<JsonValue> values) implements JsonValue {
        public JsonArray {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record JsonText(int at, String text) implements JsonValue {
        @Override
        public String kind() {
            return "text";
        }
    }

    record JsonNumber(int at, String digits) implements JsonValue {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record JsonBoolean(int at, boolean value) implements JsonValue {
        @Override
        public String kind() {
            return value ? "true" : "false";
        }
    }

    record JsonNull(int at) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /// The value as JSON text on one line, without spaces.
    default String toJson() {
        var text = new StringWriter();
        try (JsonGenerator out = JsonFile.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(this, out);
        }
        return text.toString();
    }

    private static void write(JsonValue value, JsonGenerator out) {
        switch (value) {
            case JsonObject(int _, List<Member> members) -> {
                out.writeStartObject();
                for (Member member : members) {
                    out.writeName(member.name());
                    write(member.value(), out);
                }
                out.writeEndObject();
            }
            case JsonArray(int _, List<JsonValue> values) -> {
                out.writeStartArray();
                values.forEach(one -> write(one, out));
                out.writeEndArray();
            }
            case JsonText(int _, String text) -> out.writeString(text);
            case JsonNumber(int _, String digits) -> out.writeNumber(digits);
            case JsonBoolean(int _, boolean flag) -> out.writeBoolean(flag);
            case JsonNull _ -> out.writeNull();
        }
    }
}
