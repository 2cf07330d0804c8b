package dev.lockstep.record.run;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Touched;
import java.time.Instant;
import java.util.Optional;

/// What a journal tells of one write.
///
/// @param stage how far it came
/// @param made whether the run itself made it: what was so already is not the run's
/// @param intents how often its call was about to be made
/// @param lastIntent when the last of them was journaled (UTC)
/// @param before what it touched, as it was observed before the first call
/// @param assigned what AWS chose, if its answer came
public record EffectTrace(
        Stage stage,
        boolean made,
        int intents,
        Optional<Instant> lastIntent,
        Optional<Touched> before,
        Optional<Assigned> assigned) {
    /// Nothing is told of it.
    public static final EffectTrace NONE =
            new EffectTrace(
                    Stage.NOT_MADE, false, 0, Optional.empty(), Optional.empty(), Optional.empty());

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

    EffectTrace after(JournalLine line) {
        JournalEntry entry = line.entry();
        return switch (entry.event()) {
            case INTENT ->
                    new EffectTrace(
                            Stage.UNKNOWN,
                            made,
                            intents + 1,
                            Optional.of(line.at()),
                            before,
                            assigned);
            case OUTCOME -> after(entry, entry.result().orElse(JournalEntry.Result.UNKNOWN));
            case OBSERVED ->
                    entry.result().isPresent()
                            ? at(Stage.SEEN)
                            : new EffectTrace(
                                    stage,
                                    made,
                                    intents,
                                    lastIntent,
                                    intents == 0 ? entry.states() : before,
                                    assigned);
            case RESUMED, ENDED -> this;
        };
    }

    private EffectTrace after(JournalEntry entry, JournalEntry.Result result) {
        return switch (result) {
            case DONE ->
                    new EffectTrace(
                            Stage.MADE,
                            true,
                            intents,
                            lastIntent,
                            before,
                            entry.assigned().or(this::assigned));
            case NOT_DONE -> at(Stage.NOT_MADE);
            case UNKNOWN -> at(Stage.UNKNOWN);
        };
    }

    private EffectTrace at(Stage other) {
        return new EffectTrace(other, made, intents, lastIntent, before, assigned);
    }
}
