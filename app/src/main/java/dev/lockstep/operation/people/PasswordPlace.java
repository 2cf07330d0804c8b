package dev.lockstep.operation.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.keys.HandOverPlace;
import dev.lockstep.seal.HandOver;
import dev.lockstep.seal.Recipient;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Where a first password goes. It is settled before anything is made.
public sealed interface PasswordPlace {
    /// What is done, in words that follow "the password".
    String words();

    /// Into a new file that only the person's age identity opens.
    record Sealed(Path file, Recipient recipient) implements PasswordPlace {
        @Override
        public String words() {
            return "goes into "
                    + file
                    + ", sealed to "
                    + recipient
                    + ": only its owner can open it";
        }
    }

    /// Into a new file that only its owner can read.
    record OwnFile(Path file) implements PasswordPlace {
        @Override
        public String words() {
            return "goes into " + file + ", which only you can read";
        }
    }

    /// On the terminal, once.
    ///
    /// @param clears whether the terminal can take it away again
    record Screen(boolean clears) implements PasswordPlace {
        @Override
        public String words() {
            return clears
                    ? "is shown once, and then cleared from the screen"
                    : "is shown once, on a terminal that does not let it be cleared: close its"
                            + " window afterwards";
        }
    }

    /// Where the password of a user goes: the file that was named, else sealed to whom
    /// lockstep.yaml names for the user, else on the terminal.
    ///
    /// @param named a file that a person named
    /// @param folder where sealed files go
    /// @param now names a sealed file (UTC), so that a later one does not stand in its way
    /// @param screen the terminal, if a person is there who looks at it and answers
    /// @throws Refused if there is no such place, or it cannot be written
    static PasswordPlace of(
            Baseline baseline,
            String user,
            Optional<Path> named,
            Path folder,
            Instant now,
            Optional<Screen> screen) {
        if (named.isPresent()) {
            return new OwnFile(free(named.get(), folder));
        }
        Optional<String> age =
                baseline.roster().people(user).stream()
                        .map(Person::ageRecipient)
                        .flatMap(Optional::stream)
                        .findFirst();
        if (age.isEmpty()) {
            return screen.orElseThrow(() ->
                    new Refused(
                            "nothing was done: there is nobody at a terminal to show a password to, and"
                                    + " lockstep.yaml names no `age` for "
                                    + user
                                    + ". Add one, or name a file by --password-file"));
        }
        Recipient recipient =
                Recipient.of(age.get())
                        .orElseThrow(() ->
                                new Refused(
                                        "the `age` of "
                                                + user
                                                + " in lockstep.yaml is no recipient that a file can"
                                                + " be sealed to; nothing was done. Expected one that"
                                                + " age-keygen prints, beginning with age1; or"
                                                + " --password-file"));
        if (!HandOverPlace.PLAIN.matcher(user).matches()) {
            throw new Refused(
                    "the name of the user makes no file name; nothing was done. Name a file by"
                            + " --password-file");
        }
        String at =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(now);
        return new Sealed(
                free(folder.resolve(user + "-password-" + at + ".age"), folder), recipient);
    }

    private static Path free(Path file, Path folder) {
        if (Files.exists(file) || Files.isSymbolicLink(file)) {
            throw new Refused(
                    file + " is there already; nothing was done. Name a file that is not");
        }
        Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(folder);
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new Refused(parent + " is no folder that you can write to; nothing was done");
        }
        return file;
    }

    /// Writes the file, where it is one.
    ///
    /// @param address where it is used
    /// @return the file; none: it is to be shown
    /// @throws IOException if it cannot be written; the message is for a person
    default Optional<Path> write(String user, String account, String address, Secret password)
            throws IOException {
        var text =
                new Secret(
                        """
                        First password of %s in AWS account %s. AWS asks for a new one at
                        once; then this file is of no use: delete it.
                        %s

                        %s
                        """
                                .formatted(user, account, address, password.reveal()));
        try {
            return switch (this) {
                case Sealed(Path file, Recipient recipient) -> {
                    HandOver.sealed(file, recipient, text);
                    yield Optional.of(file);
                }
                case OwnFile(Path file) -> {
                    HandOver.open(file, text);
                    yield Optional.of(file);
                }
                case Screen _ -> Optional.empty();
            };
        } catch (FileAlreadyExistsException e) {
            throw new IOException("there is such a file already", e);
        }
    }
}
