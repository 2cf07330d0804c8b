package dev.lockstep.lockstepfile.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// Puts new bytes in the place of a file, whole or not at all, and lets those read and write it who
/// could before.
final class SameMode {
    private SameMode() {}

    /// What is looked at last, just before the new file takes the place of the old.
    @FunctionalInterface
    interface Last {
        void look() throws IOException;
    }

    static void replace(Path file, byte[] bytes, Last last) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file");
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        Path draft = Files.createTempFile(folder, ".lockstep-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer all = ByteBuffer.wrap(bytes);
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            Files.setPosixFilePermissions(draft, mode);
            last.look();
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
