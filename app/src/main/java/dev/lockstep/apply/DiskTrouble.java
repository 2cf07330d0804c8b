package dev.lockstep.apply;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;

/// What is wrong with a disk, in a few words.
final class DiskTrouble {
    private DiskTrouble() {}

    static String of(IOException e) {
        String text = reason(e);
        if (text.contains("No space left")) {
            return "the disk is full";
        }
        if (text.contains("Read-only file system")
                || e.getCause() instanceof ReadOnlyFileSystemException) {
            return "the disk can only be read";
        }
        if (text.contains("quota")) {
            return "your share of the disk is used up";
        }
        if (e instanceof AccessDeniedException || text.contains("Permission denied")) {
            return "you may not write there";
        }
        return text.isEmpty() ? "the disk refuses" : text;
    }

    /// What the system says, without the path.
    private static String reason(IOException e) {
        String text = e instanceof FileSystemException broken ? broken.getReason() : e.getMessage();
        return text == null ? "" : text;
    }
}
