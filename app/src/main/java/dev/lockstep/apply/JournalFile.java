package dev.lockstep.apply;

import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.record.run.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The journal of a run on disk. Threads that append at the same time share a flush: each returns
/// when one that began after its lines were written has ended.
public final class JournalFile implements Journal, AutoCloseable {
    private final FileChannel channel;
    private final String run;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();
    private int seq;
    private Instant last;
    private String previous;
    private long length;
    private long written;
    private long safe;
    private boolean isFlushing;
    private Optional<IOException> broken = Optional.empty();

    /// @param channel stands open for writing, and belongs to this from now on
    /// @param saved what is in it; anything after its whole lines is cut off
    JournalFile(FileChannel channel, String run, SavedJournal saved, InstantSource clock)
            throws IOException {
        this.channel = channel;
        this.run = run;
        this.clock = clock;
        this.seq = saved.lines().size();
        this.last = saved.lines().isEmpty() ? Instant.EPOCH : saved.lines().getLast().at();
        this.previous = saved.hash();
        this.length = saved.length();
        channel.truncate(length);
        channel.position(length);
    }

    @Override
    public void append(List<JournalEntry> entries) throws IOException {
        lock.lock();
        try {
            refuseIfBroken();
            write(entries);
            flush(written);
        } finally {
            lock.unlock();
        }
    }

    /// SHA-256 of the last line, in hexadecimal.
    public String hash() {
        lock.lock();
        try {
            return previous;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<JournalEntry> entries) throws IOException {
        var text = new StringBuilder();
        int number = seq;
        String hash = previous;
        Instant now = clock.instant();
        // A clock that is set back does not make lines that were written before those above them.
        Instant at = now.isBefore(last) ? last : now;
        for (JournalEntry entry : entries) {
            number++;
            String line = JournalFormat.text(new JournalLine(number, at, run, entry, hash));
            hash = Sha256.of(line);
            text.append(line).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        int size = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            breaks(e);
            cut();
            throw e;
        }
        seq = number;
        previous = hash;
        last = at;
        length += size;
        written++;
    }

    /// Takes off what was written of a line that did not fit. If that fails too, whoever reads the
    /// journal finds a torn line.
    private void cut() {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            breaks(e);
        }
    }

    private void flush(long mine) throws IOException {
        while (safe < mine) {
            refuseIfBroken();
            if (isFlushing) {
                flushed.awaitUninterruptibly();
            } else {
                flushAll();
            }
        }
    }

    private void flushAll() throws IOException {
        isFlushing = true;
        long target = written;
        lock.unlock();
        Optional<IOException> trouble = Optional.empty();
        try {
            channel.force(false);
        } catch (IOException e) {
            trouble = Optional.of(e);
        } finally {
            lock.lock();
            isFlushing = false;
            flushed.signalAll();
        }
        if (trouble.isPresent()) {
            breaks(trouble.get());
            throw trouble.get();
        }
        safe = target;
    }

    private void breaks(IOException e) {
        if (broken.isEmpty()) {
            broken = Optional.of(e);
        }
    }

    private void refuseIfBroken() throws IOException {
        if (broken.isPresent()) {
            throw new IOException(broken.get().getMessage(), broken.get());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Whatever was appended is on the disk already.
            lock.lock();
            try {
                breaks(e);
            } finally {
                lock.unlock();
            }
        }
    }
}
