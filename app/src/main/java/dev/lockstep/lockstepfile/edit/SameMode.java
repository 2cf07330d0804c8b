package dev.lockstep.lockstepfile.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/// Puts new bytes in the place of a file, whole or not at all, and lets those read and write it who
/// could before: its mode, owner and group stay.
final class SameMode {
    private SameMode() {}

    /// What is looked at last, just before the new file takes the place of the old.
    @FunctionalInterface
    interface Last {
        void look() throws IOException;
    }

    /// The new file would be another's.
    static final class NotKept extends IOException {
        private static final long serialVersionUID = 1;

        private NotKept(PosixFileAttributes of, IOException cause) {
            super(of.owner().getName() + ":" + of.group().getName(), cause);
        }
    }

    /// Gives a file the owner and the group of another (chown(2): only root can give to any).
    private static void give(Path draft, PosixFileAttributes of) throws NotKept, IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        try {
            if (!now.group().equals(of.group())) {
                view.setGroup(of.group());
            }
            if (!now.owner().equals(of.owner())) {
                view.setOwner(of.owner());
            }
        } catch (IOException e) {
            throw new NotKept(of, e);
        }
    }

    static void replace(Path file, byte[] bytes, Last last) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file");
        }
        PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);
        Path draft = Files.createTempFile(folder, ".lockstep-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer all = ByteBuffer.wrap(bytes);
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            give(draft, before);
            Files.setPosixFilePermissions(draft, before.permissions());
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
