package dev.lockstep.record.run;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Touched;
import java.time.Instant;
import java.util.Optional;

/// What a journal tells of one write.
///
/// @param stage how far it came
/// @param made whether the run itself made it: what was so already is not the run's
/// @param lost whether a call of it had no answer: AWS may have carried that out, and may show it
///   long after
/// @param intents how often its call was about to be made
/// @param lastIntent when the last of them was journaled (UTC)
/// @param before what it touched, as it was observed before the first call
/// @param beside what else was observed before the first call, where a lost answer would leave it
///   open whether it was carried out
/// @param assigned what AWS chose, if its answer came
public record EffectTrace(
        Stage stage,
        boolean made,
        boolean lost,
        int intents,
        Optional<Instant> lastIntent,
        Optional<Touched> before,
        Optional<Touched> beside,
        Optional<Assigned> assigned) {
    /// Nothing is told of it.
    public static final EffectTrace NONE =
            new EffectTrace(
                    Stage.NOT_MADE,
                    false,
                    false,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// How far a write came.
    public enum Stage {
        /// Not called, or AWS said that it did not carry it out.
        NOT_MADE,
        /// Called, and nobody knows what became of it.
        UNKNOWN,
        /// Carried out; it is not seen yet.
        MADE,
        /// Seen to be as it should be.
        SEEN
    }

    /// Whether the run may have made it though the journal does not show that: a call had no
    /// answer, or the process ended before it came. What is there now, and was not before the call,
    /// is then the run's.
    public boolean mayBeMade() {
        return !made && (lost || stage == Stage.UNKNOWN);
    }

    EffectTrace after(JournalLine line) {
        JournalEntry entry = line.entry();
        return switch (entry.event()) {
            case INTENT ->
                    new EffectTrace(
                            Stage.UNKNOWN,
                            made,
                            // Nothing is told of the call before: it had no answer either.
                            lost || stage == Stage.UNKNOWN,
                            intents + 1,
                            Optional.of(line.at()),
                            before,
                            intents == 0 ? entry.states() : beside,
                            assigned);
            case OUTCOME -> after(entry, entry.result().orElse(JournalEntry.Result.UNKNOWN));
            case OBSERVED ->
                    entry.result().isPresent()
                            ? at(Stage.SEEN)
                            : new EffectTrace(
                                    stage,
                                    made,
                                    lost,
                                    intents,
                                    lastIntent,
                                    intents == 0 ? entry.states() : before,
                                    beside,
                                    assigned);
            case BEGUN, RESUMED, ENDED -> this;
        };
    }

    private EffectTrace after(JournalEntry entry, JournalEntry.Result result) {
        return switch (result) {
            case DONE ->
                    new EffectTrace(
                            Stage.MADE,
                            true,
                            lost,
                            intents,
                            lastIntent,
                            before,
                            beside,
                            entry.assigned().or(this::assigned));
            case NOT_DONE -> at(Stage.NOT_MADE);
            case UNKNOWN ->
                    new EffectTrace(
                            Stage.UNKNOWN,
                            made,
                            true,
                            intents,
                            lastIntent,
                            before,
                            beside,
                            assigned);
        };
    }

    private EffectTrace at(Stage other) {
        return new EffectTrace(other, made, lost, intents, lastIntent, before, beside, assigned);
    }
}
