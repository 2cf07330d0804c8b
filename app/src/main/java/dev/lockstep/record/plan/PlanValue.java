package dev.lockstep.record.plan;

import dev.lockstep.record.JsonCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;

/// A JSON value whose shape the format of plans does not lay down: parameters of AWS's operations
/// and policy documents. Values that hold the same are equal.
public sealed interface PlanValue {
    /// A text.
    record Text(String text) implements PlanValue {}

    /// A whole number.
    record Count(long count) implements PlanValue {}

    /// True or false.
    record Flag(boolean flag) implements PlanValue {}

    /// Null.
    record None() implements PlanValue {}

    /// A list.
    record Items(List<PlanValue> items) implements PlanValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// An object, in the order in which its members were written.
    record Members(SequencedMap<String, PlanValue> members) implements PlanValue {
        public Members {
            members = new LinkedHashMap<>(members);
        }
    }

    /// The value as one word for a person; hostile text.
    default String shown() {
        return switch (this) {
            case Text(String text) -> text;
            case Count(long count) -> Long.toString(count);
            case Flag(boolean flag) -> Boolean.toString(flag);
            case None _ -> "null";
            case Items(List<PlanValue> items) ->
                    String.join(", ", items.stream().map(PlanValue::shown).toList());
            case Members(SequencedMap<String, PlanValue> members) ->
                    String.join(
                            ", ",
                            members.entrySet().stream()
                                    .map(one -> one.getKey() + "=" + one.getValue().shown())
                                    .toList());
        };
    }

    /// Reads the value at which a cursor stands.
    ///
    /// @throws dev.lockstep.input.BadInput if it is a number that is not whole, or an object that
    ///   has a key twice
    static PlanValue read(JsonCursor in) {
        if (in.isText()) {
            return new Text(in.text("a text"));
        }
        if (in.isFlag()) {
            return new Flag(in.flag("true or false"));
        }
        if (in.isNull()) {
            return new None();
        }
        if (in.isList()) {
            return new Items(in.list("a list", () -> read(in)));
        }
        if (in.isObject()) {
            var members = new LinkedHashMap<String, PlanValue>();
            in.object(
                    "an object",
                    name -> {
                        if (members.put(name, read(in)) != null) {
                            throw in.problem("the key " + name + " stands here twice");
                        }
                    });
            return new Members(members);
        }
        return new Count(in.count("a whole number"));
    }

    /// Writes it where a value may stand.
    default void write(JsonGenerator json) {
        switch (this) {
            case Text(String text) -> json.writeString(text);
            case Count(long count) -> json.writeNumber(count);
            case Flag(boolean flag) -> json.writeBoolean(flag);
            case None _ -> json.writeNull();
            case Items(List<PlanValue> items) -> {
                json.writeStartArray();
                items.forEach(one -> one.write(json));
                json.writeEndArray();
            }
            case Members(SequencedMap<String, PlanValue> members) -> {
                json.writeStartObject();
                for (Map.Entry<String, PlanValue> member : members.entrySet()) {
                    json.writeName(member.getKey());
                    member.getValue().write(json);
                }
                json.writeEndObject();
            }
        }
    }

    /// The value of a JSON text that Lockstep itself has written, such as a policy document.
    static PlanValue parse(String json) {
        try (var in = new JsonCursor("a document", json, "a JSON document")) {
            return in.document(() -> read(in));
        }
    }

    /// A list that a stream of texts makes.
    static PlanValue texts(List<String> texts) {
        var items = new ArrayList<PlanValue>();
        texts.forEach(text -> items.add(new Text(text)));
        return new Items(items);
    }
}
