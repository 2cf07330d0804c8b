package dev.lockstep.guide;

import dev.lockstep.control.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of an account that were ever left out, the oldest first: a skip that was taken back
/// stays to be seen.
///
/// @param account 12 digits
public record Skips(String account, List<Skip> all) {
    public Skips {
        all = List.copyOf(all);
    }

    /// No step was ever left out.
    public static Skips none(String account) {
        return new Skips(account, List.of());
    }

    /// The skip of a step that stands.
    public Optional<Skip> of(Step step) {
        return all.stream().filter(one -> one.step() == step && one.stands()).findFirst();
    }

    /// The skips that stand.
    public List<Skip> standing() {
        return all.stream().filter(Skip::stands).toList();
    }

    /// The same with one more; a former one of the step is taken back by it.
    public Skips with(Skip skip) {
        var more = new ArrayList<>(takenBack(skip.step(), skip.by(), skip.at()).all());
        more.add(skip);
        return new Skips(account, more);
    }

    /// The same with a step that is walked again.
    public Skips takenBack(Step step, String by, Instant at) {
        return new Skips(
                account,
                all.stream()
                        .map(one ->
                                one.step() == step && one.stands()
                                        ? new Skip(
                                                step,
                                                one.reason(),
                                                one.by(),
                                                one.at(),
                                                Optional.of(new Skip.TakenBack(by, at)))
                                        : one)
                        .toList());
    }
}
