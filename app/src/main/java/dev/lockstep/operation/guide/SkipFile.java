package dev.lockstep.operation.guide;

import dev.lockstep.apply.Runs;
import dev.lockstep.guide.Skips;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.guide.SkipsFormat;
import dev.lockstep.statefolder.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Where the skipped steps of an account are kept: `guide.json` in its state folder.
public final class SkipFile {
    /// The name of the file, in the state folder and in evidence.
    public static final String NAME = "guide.json";

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private SkipFile() {}

    /// Reads it; without a file no step was ever skipped.
    ///
    /// @throws BadInput if it is a link, is broken, of a newer version or of another account:
    ///   reasons that somebody gave are not silently lost
    public static Skips read(Runs runs) {
        Optional<Path> found = runs.existingFolder().map(folder -> folder.resolve(NAME));
        if (found.isEmpty() || !Files.exists(found.get(), LinkOption.NOFOLLOW_LINKS)) {
            return Skips.none(runs.account());
        }
        Path file = found.get();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw BadInput.in(
                    file.toString(),
                    "this is a link or no file; nothing is read or written through one here. Take"
                            + " it away");
        }
        String text = InputText.read(file, file.toString(), MOST_BYTES);
        if (SkipsFormat.isNewer(text)) {
            throw BadInput.in(
                    file.toString(), "a newer version of lockstep wrote this; use that one");
        }
        Skips skips = SkipsFormat.parse(file.toString(), text);
        if (!skips.account().equals(runs.account())) {
            throw BadInput.in(file.toString(), "this is of another account; take it away");
        }
        return skips;
    }

    /// Keeps them, whole or not at all.
    ///
    /// @throws Refused if they cannot be kept; what was kept before still is
    public static void write(Runs runs, Skips skips) {
        Path file = runs.folder().resolve(NAME);
        try {
            PrivateFile.write(file, SkipsFormat.write(skips));
        } catch (IOException e) {
            throw new Refused(
                    file
                            + " cannot be written: make room, or see who may write there; no step"
                            + " was skipped");
        }
    }
}
