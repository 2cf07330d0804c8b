package dev.lockstep.apply;

import dev.lockstep.record.run.HeadFormat;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.record.run.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The bytes of a run's head and journal, as they would be on a disk.
public final class MemoryDisk {
    private final byte[] head;
    private final String run;
    private final RunHead parsed;

    /// The journal as it was last read, as long as nothing has been written since.
    private Optional<SavedJournal> read = Optional.empty();

    private final ByteArrayOutputStream journal = new ByteArrayOutputStream();

    public MemoryDisk(RunHead head) {
        this.head = HeadFormat.text(head).getBytes(StandardCharsets.UTF_8);
        this.run = head.run();
        this.parsed = HeadFormat.parse("run.json", new String(this.head, StandardCharsets.UTF_8));
    }

    /// The head as a fresh process reads it.
    public RunHead head() {
        return parsed;
    }

    /// The journal as a fresh process reads it.
    public synchronized SavedJournal saved() {
        if (read.isEmpty()) {
            read =
                    Optional.of(
                            JournalFormat.read(
                                    "journal.jsonl", journal.toByteArray(), run, Sha256.of(head)));
        }
        return read.get();
    }

    /// Takes some bytes off the end.
    void tear(int bytes) {
        cut(journal.size() - bytes);
    }

    private synchronized void cut(int length) {
        if (length == journal.size()) {
            return;
        }
        read = Optional.empty();
        byte[] kept = Arrays.copyOf(journal.toByteArray(), length);
        journal.reset();
        journal.writeBytes(kept);
    }

    /// Opens the journal to append to it, as [JournalFile] does.
    public Journal open() {
        SavedJournal saved = saved();
        cut((int) saved.length());
        return new Appending(saved);
    }

    private synchronized void write(byte[] more) {
        read = Optional.empty();
        journal.writeBytes(more);
    }

    /// How many bytes there is room for.
    Optional<Integer> room = Optional.empty();

    private final class Appending implements Journal {
        private int seq;
        private String previous;

        Appending(SavedJournal saved) {
            seq = saved.lines().size();
            previous = saved.hash();
        }

        @Override
        public synchronized void append(List<JournalEntry> entries) throws IOException {
            var more = new ByteArrayOutputStream();
            for (JournalEntry entry : entries) {
                seq++;
                String line =
                        JournalFormat.text(
                                new JournalLine(seq, TestRuns.NOW, run, entry, previous));
                previous = Sha256.of(line);
                more.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (room.isPresent() && journal.size() + more.size() > room.get()) {
                throw new IOException("No space left on device");
            }
            write(more.toByteArray());
        }
    }
}
