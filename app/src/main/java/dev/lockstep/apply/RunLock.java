package dev.lockstep.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Held by the one process that may carry out a run of an account on this machine.
///
/// The system lets go of it when the process ends, however it ends; the file only says whose it is.
/// It stays when it is let go: taking it away would let two processes each hold a file of their
/// own.
public final class RunLock implements AutoCloseable {
    /// Within one process the system would grant a second lock's channel, and closing that would
    /// let go of the first.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final int LONGEST = 100;

    private final Path file;
    private final FileChannel channel;
    private final Optional<String> takenOver;

    private RunLock(Path file, FileChannel channel, Optional<String> takenOver) {
        this.file = file;
        this.channel = channel;
        this.takenOver = takenOver;
    }

    /// Takes it.
    ///
    /// @throws RunRefused if somebody holds it
    static RunLock take(Path file) throws IOException {
        if (!HELD.add(file)) {
            throw held("this process");
        }
        Optional<RunLock> taken = Optional.empty();
        FileChannel channel = null;
        try {
            channel = SafeFile.open(file);
            taken = taken(file, channel);
            return taken.orElseThrow(() -> held("another process"));
        } finally {
            if (taken.isEmpty()) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(file);
            }
        }
    }

    private static Optional<RunLock> taken(Path file, FileChannel channel) throws IOException {
        Optional<String> holder = holder(channel);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw held(holder.map(pid -> "process " + pid).orElse("another process"));
        }
        var taken =
                new RunLock(
                        file,
                        channel,
                        holder.map(pid ->
                                "Process %s held the lock of this account and is gone; the lock was taken over."
                                        .formatted(pid)));
        taken.write(Long.toString(ProcessHandle.current().pid()));
        return Optional.of(taken);
    }

    private static RunRefused held(String by) {
        return new RunRefused(
                "a run of this account is being carried out by %s; nothing was done. Wait until it ends, then see lockstep runs"
                        .formatted(by));
    }

    /// Who wrote into it last and did not let go: digits, or nothing that is believed.
    private static Optional<String> holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        int count = channel.read(bytes, 0);
        if (count <= 0) {
            return Optional.empty();
        }
        String text = new String(bytes.array(), 0, count, StandardCharsets.UTF_8).strip();
        return text.matches("[0-9]{1,19}") ? Optional.of(text) : Optional.empty();
    }

    private void write(String pid) throws IOException {
        channel.truncate(0);
        if (!pid.isEmpty()) {
            channel.write(ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        }
        channel.force(false);
    }

    /// What became of who held it before, as one plain sentence, if it did not let go of it.
    public Optional<String> takenOver() {
        return takenOver;
    }

    @Override
    public void close() {
        try (channel) {
            write("");
        } catch (IOException e) {
            // The system lets go of it all the same; the next one says that it was taken over.
            return;
        } finally {
            HELD.remove(file);
        }
    }
}
