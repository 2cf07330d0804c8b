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
    private final ByteArrayOutputStream journal = new ByteArrayOutputStream();

    public MemoryDisk(RunHead head) {
        this.head = HeadFormat.text(head).getBytes(StandardCharsets.UTF_8);
        this.run = head.run();
    }

    /// The head as a fresh process reads it.
    public RunHead head() {
        return HeadFormat.parse("run.json", new String(head, StandardCharsets.UTF_8));
    }

    /// The journal as a fresh process reads it.
    public SavedJournal saved() {
        return JournalFormat.read("journal.jsonl", journal.toByteArray(), run, Sha256.of(head));
    }

    /// Takes some bytes off the end.
    void tear(int bytes) {
        cut(journal.size() - bytes);
    }

    private void cut(int length) {
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
            journal.writeBytes(more.toByteArray());
        }
    }
}
