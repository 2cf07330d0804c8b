package dev.lockstep.effect.wording;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Puts parameters together.
final class Params {
    private final SequencedMap<String, Parameter> members = new LinkedHashMap<>();

    static Params none() {
        return new Params();
    }

    static Params with(String name, String text) {
        return new Params().text(name, text);
    }

    Params text(String name, String text) {
        return set(name, new Parameter.Text(text));
    }

    Params text(String name, Optional<String> text) {
        text.ifPresent(one -> text(name, one));
        return this;
    }

    Params count(String name, int number) {
        return set(name, new Parameter.Count(number));
    }

    Params count(String name, Optional<Integer> number) {
        number.ifPresent(one -> count(name, one));
        return this;
    }

    Params flag(String name, boolean flag) {
        return set(name, new Parameter.Flag(flag));
    }

    Params flag(String name, Optional<Boolean> flag) {
        flag.ifPresent(one -> flag(name, one));
        return this;
    }

    Params texts(String name, Collection<String> texts) {
        return set(
                name,
                new Parameter.Many(texts.stream().<Parameter>map(Parameter.Text::new).toList()));
    }

    /// Structures of their own; no parameter where there are none.
    Params nested(String name, List<Params> some) {
        return some.isEmpty()
                ? this
                : set(name, new Parameter.Many(some.stream().map(Params::nested).toList()));
    }

    /// Tags by their keys; no parameter where there are none.
    Params tags(Map<String, String> tags) {
        return nested(
                "Tags",
                new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag -> with("Key", tag.getKey()).text("Value", tag.getValue()))
                                .toList());
    }

    private Parameter nested() {
        return new Parameter.Nested(members);
    }

    private Params set(String name, Parameter value) {
        members.put(name, value);
        return this;
    }

    Call call(String operation) {
        return new Call(operation, members);
    }
}
