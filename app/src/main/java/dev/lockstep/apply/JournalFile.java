package dev.lockstep.apply;

import dev.lockstep.record.run.JournalEntry;
import java.io.IOException;
import java.util.List;

/// The journal of a run on disk.
@SuppressWarnings("DoNotCallSuggester") // interim
public final class JournalFile implements Journal, AutoCloseable {
    @Override
    public void append(List<JournalEntry> entries) throws IOException {
        throw new UnsupportedOperationException("interim" + entries);
    }

    @Override
    public void close() {}
}
