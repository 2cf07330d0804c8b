package dev.lockstep.control;

import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Read;
import dev.lockstep.account.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The facts that a verdict rests on, each with its source and time, in the order in which they
/// were looked at.
///
/// @param settledBy the live reads that would settle those facts that are known from something
///   weaker
public record Evidence(List<Fact> facts, List<LiveRead> settledBy) {
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    public Evidence {
        facts = List.copyOf(facts);
        settledBy = List.copyOf(settledBy);
    }

    /// One fact.
    ///
    /// @param name in AWS's own words where there are some, such as `MinimumPasswordLength`
    /// @param source absent for what comes from the baseline or was computed
    public record Fact(String name, Value value, Optional<Source> source) {}

    /// The value of a fact.
    public sealed interface Value {
        record Text(String text) implements Value {}

        record Count(long count) implements Value {}

        record Flag(boolean flag) implements Value {}

        record Moment(Instant instant) implements Value {}

        record Texts(List<String> texts) implements Value {
            public Texts {
                texts = List.copyOf(texts);
            }
        }

        /// Known, and there is none.
        record None() implements Value {}

        /// Not known, and why.
        record Unknown(String because) implements Value {}
    }

    /// Adds a plain fact: a text, number, boolean, instant, collection of texts, or Optional of
    /// one.
    public Evidence with(String name, Object plain) {
        return with(name, value(plain), Optional.empty());
    }

    /// Adds a plain fact that was read together with another.
    public Evidence with(String name, Object plain, Source source) {
        return with(name, value(plain), Optional.of(source));
    }

    /// Adds what a read says, or that it is not known and why.
    public Evidence with(String name, Read<?> read) {
        return switch (read) {
            case Read.Known<?>(var known, var source) ->
                    with(name, value(known), Optional.of(source)).alsoSettledBy(settling(read));
            case Read.Missing<?> missing ->
                    with(name, new Value.Unknown(missing.because()), Optional.empty())
                            .alsoSettledBy(settling(read));
        };
    }

    /// Of all these facts only these decide: the others are shown, and need no settling.
    public Evidence decidedBy(Read<?>... reads) {
        Evidence bare = new Evidence(facts, List.of());
        for (Read<?> read : reads) {
            bare = bare.alsoSettledBy(settling(read));
        }
        return bare;
    }

    /// Live reads that would settle what decided beside the facts that are shown.
    public Evidence alsoSettledBy(List<LiveRead> more) {
        if (more.isEmpty() || settledBy.containsAll(more)) {
            return this;
        }
        var all = new ArrayList<>(settledBy);
        more.stream().filter(live -> !settledBy.contains(live)).forEach(all::add);
        return new Evidence(facts, all);
    }

    /// The live reads that would settle a fact.
    public static List<LiveRead> settling(Read<?> read) {
        return switch (read) {
            case Read.Known<?>(var _, var source) -> source.settledBy();
            case Read.Missing<?> missing -> missing.settledBy();
        };
    }

    /// Adds a remark in words, such as that a fact stands in for a better one.
    public Evidence note(String remark) {
        return with("note", remark);
    }

    private Evidence with(String name, Value value, Optional<Source> source) {
        Fact[] more = facts.toArray(new Fact[facts.size() + 1]);
        more[facts.size()] = new Fact(name, value, source);
        return new Evidence(List.of(more), settledBy);
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Optional<?> optional -> optional.map(Evidence::value).orElseGet(Value.None::new);
            case Boolean flag -> new Value.Flag(flag);
            case Integer number -> new Value.Count(number);
            case Long number -> new Value.Count(number);
            case Instant instant -> new Value.Moment(instant);
            case Collection<?> many ->
                    new Value.Texts(many.stream().map(Object::toString).toList());
            default -> new Value.Text(plain.toString());
        };
    }
}
