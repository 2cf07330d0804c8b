package dev.lockstep.record.run;

import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.JournalEntry.Event;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The audits that a journal vouches for: its first line holds the hash of `before.json`, and a
/// line that ends it that of `after.json`, so that neither can be changed without the chain.
///
/// @param before SHA-256 of the audit before the run, in hexadecimal
/// @param after that of the audit after it; absent where none was kept, or where the run went on
///   since
public record KeptAudits(Optional<String> before, Optional<String> after) {
    private static final String BEFORE = "sha256 of before.json";
    private static final String AFTER = "sha256 of after.json";

    /// What a journal says.
    public static KeptAudits of(List<JournalLine> lines) {
        Optional<String> before = Optional.empty();
        Optional<String> after = Optional.empty();
        for (JournalLine line : lines) {
            switch (line.entry().event()) {
                case BEGUN -> before = hash(line.entry(), BEFORE);
                case ENDED -> after = hash(line.entry(), AFTER);
                // What is done now, that audit did not see.
                case INTENT, RESUMED -> after = Optional.empty();
                case OUTCOME, OBSERVED -> {}
            }
        }
        return new KeptAudits(before, after);
    }

    private static Optional<String> hash(JournalEntry entry, String name) {
        return entry.states().map(Touched::states).map(states -> states.get(name));
    }

    /// The first line of a journal.
    ///
    /// @param audit the text of `before.json`
    public static JournalEntry begun(String audit) {
        return JournalEntry.begun().with(states(BEFORE, audit));
    }

    /// The line that ends a journal, once more with the audit after the run.
    ///
    /// @param audit the text of `after.json`
    /// @return empty if the journal has not come to an end
    public static Optional<JournalEntry> ended(List<JournalLine> lines, String audit) {
        if (lines.isEmpty() || lines.getLast().entry().event() != Event.ENDED) {
            return Optional.empty();
        }
        return Optional.of(lines.getLast().entry().with(states(AFTER, audit)));
    }

    private static Touched states(String name, String audit) {
        var states = new TreeMap<String, String>();
        states.put(name, Sha256.of(audit));
        return new Touched(states);
    }
}
