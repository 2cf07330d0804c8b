package dev.lockstep.operation.handover;

import dev.lockstep.statefolder.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Files as a hand-over makes them, for their owner alone.
final class OwnerOnly {
    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rw-------");

    private static final Pattern WORD = Pattern.compile("^\\S+");

    private OwnerOnly() {}

    /// The text of such a file; none of any other, nor through a link.
    static Optional<String> text(Path file) {
        try {
            Optional<String> text = PrivateFile.read(file);
            return text.isPresent() && MODE.equals(Files.getPosixFilePermissions(file))
                    ? text
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether a file was last written at a time (UTC) or later.
    static boolean isWrittenSince(Path file, Instant from) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(from);
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether a text is of a shape, or ends before the shape does: whoever wrote it was stopped.
    ///
    /// @param shape what it says to the letter; between two of these stands a word, or nothing
    static boolean isPart(String text, List<String> shape) {
        String rest = text;
        for (int i = 0; i < shape.size(); i++) {
            if (!rest.startsWith(shape.get(i))) {
                return shape.get(i).startsWith(rest);
            }
            rest = rest.substring(shape.get(i).length());
            if (i < shape.size() - 1) {
                rest = WORD.matcher(rest).replaceFirst("");
            }
        }
        return rest.isEmpty();
    }
}
