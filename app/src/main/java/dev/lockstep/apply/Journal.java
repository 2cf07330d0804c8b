package dev.lockstep.apply;

import dev.lockstep.record.run.JournalEntry;
import java.io.IOException;
import java.util.List;

/// Where a run writes down what it is about to do and what came of it. Safe for several threads.
public interface Journal {
    /// Appends entries, one after another, none of another thread between them. When it returns,
    /// they are on the disk.
    ///
    /// @throws IOException if they are not; nothing can be appended any more
    void append(List<JournalEntry> entries) throws IOException;
}
