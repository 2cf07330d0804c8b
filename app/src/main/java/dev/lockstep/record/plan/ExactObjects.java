package dev.lockstep.record.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.record.JsonCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads objects that have certain keys, each once, and no other; and what stands in many of them.
abstract class ExactObjects {
    final JsonCursor in;

    ExactObjects(JsonCursor in) {
        this.in = in;
    }

    static Subject owned(Fields fields) {
        Subject subject = fields.of("subject");
        Optional<String> owner = fields.of("owner");
        return owner.map(subject::ownedBy).orElse(subject);
    }

    Subject subject() {
        Fields fields =
                fields(
                        "a subject",
                        Map.entry("kind", () -> named(Subject.Kind.values(), Subject.Kind::id)),
                        text("name"),
                        textOrNull("arn"));
        return Subject.of(fields.of("kind"), fields.of("name"), fields.of("arn"));
    }

    Step stepName() {
        return named(Step.values(), Step::id);
    }

    Step stepNumber() {
        long number = in.count("the number of a step");
        return Stream.of(Step.values())
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> in.wrong("a step, 0 to 8"));
    }

    Status status() {
        return named(Status.values(), Status::id);
    }

    int number(String expected) {
        long number = in.count(expected);
        if (number < 0 || number > 1_000_000_000) {
            throw in.wrong(expected);
        }
        return (int) number;
    }

    <T> T named(T[] values, Function<T, String> name) {
        return in.meant(
                "one of " + String.join(", ", Stream.of(values).map(name).toList()),
                id -> Stream.of(values).filter(one -> name.apply(one).equals(id)).findFirst());
    }

    Map.Entry<String, Supplier<Object>> text(String name) {
        return Map.entry(name, () -> in.text("a text"));
    }

    Map.Entry<String, Supplier<Object>> textOrNull(String name) {
        return Map.entry(name, () -> in.textOrNull("a text or null"));
    }

    Map.Entry<String, Supplier<Object>> texts(String name) {
        return Map.entry(name, () -> in.texts("a list of texts"));
    }

    <T> Map.Entry<String, Supplier<Object>> list(String name, Supplier<T> each) {
        return Map.entry(name, () -> in.list("a list", each));
    }

    /// What stands under the keys of an object.
    record Fields(Map<String, Object> values) {
        // Whoever asks has said how it is read, and all are there.
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <T> T of(String name) {
            return (T) Objects.requireNonNull(values.get(name));
        }
    }

    /// Reads an object that has these keys, each once, and no other.
    @SafeVarargs
    final Fields fields(String expected, Map.Entry<String, Supplier<Object>>... known) {
        Map<String, Supplier<Object>> readers = new LinkedHashMap<>();
        for (Map.Entry<String, Supplier<Object>> one : known) {
            readers.put(one.getKey(), one.getValue());
        }
        var values = new LinkedHashMap<String, Object>();
        in.object(
                expected,
                name -> {
                    Supplier<Object> reader = readers.get(name);
                    if (reader == null) {
                        throw in.problem("a key that is not known here; expected " + expected);
                    }
                    if (values.containsKey(name)) {
                        throw in.problem("the key " + name + " stands here twice");
                    }
                    values.put(name, reader.get());
                });
        List<String> missing =
                readers.keySet().stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw in.problem(
                    "the key "
                            + missing.getFirst()
                            + " is missing; expected "
                            + expected
                            + (values.isEmpty()
                                    ? ", as lockstep plan --format json writes it"
                                    : ""));
        }
        return new Fields(values);
    }
}
