package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.LastLook;
import dev.lockstep.record.keys.LastLookFormat;
import dev.lockstep.statefolder.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Where the last look at an account's keys is kept: `keys-watch.json` in its state folder.
final class LookFile {
    private static final String NAME = "keys-watch.json";
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private LookFile() {}

    /// What is kept.
    ///
    /// @param fault why what is there is not gone by, in one sentence; none: nothing is wrong
    record Kept(Optional<LastLook> look, Optional<String> fault) {}

    /// Reads it. What is broken is told and not gone by.
    ///
    /// @throws BadInput if it is a link, or was written by a newer version, which would lose what
    ///   it knows
    static Kept read(Runs runs, String account) {
        Optional<Path> found = runs.existingFolder().map(folder -> folder.resolve(NAME));
        if (found.isEmpty() || !Files.exists(found.get(), LinkOption.NOFOLLOW_LINKS)) {
            return new Kept(Optional.empty(), Optional.empty());
        }
        Path file = found.get();
        if (Files.isSymbolicLink(file)) {
            throw BadInput.in(
                    file.toString(),
                    "this is a link; nothing is read or written through one here. Take it away");
        }
        String text;
        LastLook look;
        try {
            text = InputText.read(file, file.toString(), MOST_BYTES);
        } catch (BadInput broken) {
            return anew(broken);
        }
        if (LastLookFormat.isNewer(text)) {
            throw BadInput.in(
                    file.toString(),
                    "a newer version of lockstep wrote this; use that one, or take the file away to"
                            + " begin anew");
        }
        try {
            look = LastLookFormat.parse(file.toString(), text);
        } catch (BadInput broken) {
            return anew(broken);
        }
        return look.account().equals(account)
                ? new Kept(Optional.of(look), Optional.empty())
                : new Kept(
                        Optional.empty(),
                        Optional.of(
                                file
                                        + " is about another account; it is begun anew, and what"
                                        + " happened before is not told"));
    }

    /// What runs of an account did, with what the last look saw since, as far as it can be read.
    static KeyDeeds seen(KeyDeeds deeds, Runs runs, String account) {
        try {
            return read(runs, account).look().map(deeds::with).orElse(deeds);
        } catch (BadInput _) {
            // lockstep keys watch says what is wrong with it.
            return deeds;
        }
    }

    private static Kept anew(BadInput broken) {
        return new Kept(
                Optional.empty(),
                Optional.of(
                        "the last look cannot be read ("
                                + broken.getMessage()
                                + "); it is begun anew, and what happened before is not told"));
    }

    /// Keeps a look, whole or not at all.
    ///
    /// @return what is wrong, in one sentence, if it cannot be kept
    static Optional<String> write(Runs runs, LastLook look) {
        Path file = runs.folder().resolve(NAME);
        try {
            PrivateFile.write(file, LastLookFormat.write(look));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "this look cannot be kept in "
                            + file
                            + ": make room, or see who may write there; until then the same is told"
                            + " again");
        }
    }
}
