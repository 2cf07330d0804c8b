package dev.lockstep.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// Writes a snapshot folder whole or not at all: beside its place first, then moved there. Only its
/// owner can read it.
public final class FolderWriter {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private FolderWriter() {}

    /// Whether nothing stands at a place that writing there would lose: nothing at all, or an empty
    /// folder.
    ///
    /// @throws IOException if nothing can be written there
    public static boolean isFree(Path folder) throws IOException {
        Path around = folder.toAbsolutePath().normalize().getParent();
        if (around == null || !Files.isDirectory(around) || !Files.isWritable(around)) {
            throw new IOException("nothing can be written to: " + around);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> held = Files.list(folder)) {
            return held.findAny().isEmpty();
        }
    }

    /// Writes the files of a snapshot.
    ///
    /// @param folder see [#isFree]
    /// @throws IOException if it cannot be written; then nothing of it is there
    public static void write(SnapshotFiles files, Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        Path around = place.getParent();
        if (around == null || !isFree(place)) {
            throw new IOException("not free: " + place);
        }
        Path draft = Files.createTempDirectory(around, ".lockstep-", OWNERS_FOLDER);
        try {
            for (String file : SnapshotFolder.FILES) {
                if (files.has(file)) {
                    write(files.text(file).orElse(""), draft.resolve(file));
                }
            }
            flush(draft);
            // An empty folder gives way; one that was filled meanwhile does not.
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            flush(around);
        } finally {
            remove(draft);
        }
    }

    private static void write(String text, Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OWNERS_FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void remove(Path draft) throws IOException {
        if (!Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(draft)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(draft);
    }
}
