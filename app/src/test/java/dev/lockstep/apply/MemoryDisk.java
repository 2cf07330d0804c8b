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
final class MemoryDisk {
    private final byte[] head;
    private byte[] journal = new byte[0];

    MemoryDisk(RunHead head) {
        this.head = HeadFormat.text(head).getBytes(StandardCharsets.UTF_8);
    }

    /// The head as a fresh process reads it.
    RunHead head() {
        return HeadFormat.parse("run.json", new String(head, StandardCharsets.UTF_8));
    }

    /// The journal as a fresh process reads it.
    SavedJournal saved() {
        return JournalFormat.read("journal.jsonl", journal, head().run(), Sha256.of(head));
    }

    /// Takes some bytes off the end.
    void tear(int bytes) {
        journal = Arrays.copyOf(journal, journal.length - bytes);
    }

    /// Opens the journal to append to it, as [JournalFile] does.
    Journal open() {
        SavedJournal saved = saved();
        journal = Arrays.copyOf(journal, (int) saved.length());
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
            more.writeBytes(journal);
            for (JournalEntry entry : entries) {
                seq++;
                String line =
                        JournalFormat.text(
                                new JournalLine(seq, TestRuns.NOW, head().run(), entry, previous));
                previous = Sha256.of(line);
                more.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (room.isPresent() && more.size() > room.get()) {
                throw new IOException("No space left on device");
            }
            journal = more.toByteArray();
        }
    }
}
