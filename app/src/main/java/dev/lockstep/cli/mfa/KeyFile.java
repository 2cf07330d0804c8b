package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.Refused;
import dev.lockstep.people.Seed;
import dev.lockstep.statefolder.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A new file that takes a seed, for a script; only its owner can read it.
final class KeyFile implements SeedView {
    private final Console console;
    private final Path path;
    private final String called;

    private KeyFile(Console console, Path path, String called) {
        this.console = console;
        this.path = path;
        this.called = called;
    }

    /// Makes the file, empty, before anything else is done.
    ///
    /// @throws Refused if something stands there
    static KeyFile make(Console console, String called) {
        Path path = console.resolve(Path.of(called));
        try {
            PrivateFile.create(path);
        } catch (FileAlreadyExistsException e) {
            throw new Refused(
                    "nothing was done: there is a file "
                            + called
                            + " already, and a key is never written over one. Name another; or, if an"
                            + " enrolment that was cut short left it and lockstep mfa status shows"
                            + " no device of it, delete it");
        } catch (IOException e) {
            throw new UsageError("cannot write " + called + ": no such folder, or no right to it");
        }
        return new KeyFile(console, path, called);
    }

    @Override
    public void show(Seed seed, String device, String account) throws IOException {
        // It is not made again: whoever took it away knows why.
        Files.writeString(
                path,
                seed.base32().reveal() + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        Told.say(
                console,
                "the key of the device is in " + called + "; delete it once it is in the app");
    }

    @Override
    public void hide() {}

    @Override
    public Optional<String> kept() {
        return Optional.of(called);
    }

    @Override
    public void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            Told.say(console, "the file " + called + " could not be deleted; its key is of no use");
        }
    }
}
