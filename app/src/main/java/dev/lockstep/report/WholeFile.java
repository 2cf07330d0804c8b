package dev.lockstep.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is written whole or not at all: beside its place first, then moved there.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a file that only its owner can read, in the place of any that stands there.
    ///
    /// @throws IOException if it cannot be written; what stood there before still stands
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text));
    }

    /// Text that somebody writes.
    @FunctionalInterface
    public interface Text {
        void to(Writer out) throws IOException;
    }

    /// Writes a file that only its owner can read, in the place of any that stands there.
    ///
    /// @throws IOException if it cannot be written; what stood there before still stands
    public static void write(Path file, Text text) throws IOException {
        Path place = file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null || Files.isDirectory(place)) {
            throw new IOException("not a file");
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            // A pipe or a device, such as /dev/null, is written into and never replaced.
            try (Writer out =
                    Files.newBufferedWriter(
                            place, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
                text.to(out);
            }
            return;
        }
        Path draft = Files.createTempFile(folder, ".lockstep-", ".part");
        try {
            try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                text.to(out);
            }
            Files.move(
                    draft,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes a new file that only its owner can read, unless something stands there already.
    ///
    /// @return false if something stands there; it is left alone
    /// @throws IOException if it cannot be written
    public static boolean writeNew(Path file, String text) throws IOException {
        Path place = file.toAbsolutePath();
        if (Files.exists(place) || Files.isSymbolicLink(place)) {
            return false;
        }
        write(place, text);
        return true;
    }
}
