package dev.lockstep.record.run;

import java.util.List;

/// A journal as it was found, its chain verified.
///
/// @param hash SHA-256 of the last line, or of the head if there is none, in hexadecimal: who notes
///   it elsewhere can prove later that nothing was altered
/// @param length how many bytes the whole lines take
/// @param torn how many bytes of a last line that was not finished follow them
public record SavedJournal(List<JournalLine> lines, String hash, long length, int torn) {
    public SavedJournal {
        lines = List.copyOf(lines);
    }

    /// Whether it begins with the line that binds it to the run's head.
    public boolean isBound() {
        return !lines.isEmpty() && lines.getFirst().entry().event() == JournalEntry.Event.BEGUN;
    }
}
