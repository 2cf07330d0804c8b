package dev.lockstep.operation.keys;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import dev.lockstep.operation.Refused;
import dev.lockstep.seal.HandOver;
import dev.lockstep.seal.Recipient;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the secret of a new access key goes. It is settled before the key is made.
public sealed interface HandOverPlace {
    /// What can stand in the name of a file without a second thought.
    Pattern PLAIN = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

    /// What is done, in words that follow "its secret".
    String words();

    /// Into a new file that only somebody's age identity opens, named after user and key.
    record Sealed(Path folder, Recipient recipient) implements HandOverPlace {
        @Override
        public String words() {
            return "goes into a file in "
                    + folder
                    + ", sealed to "
                    + recipient
                    + ": only its owner can open it";
        }
    }

    /// Into a new file that only its owner can read.
    record OwnFile(Path file) implements HandOverPlace {
        @Override
        public String words() {
            return "goes into " + file + ", which only you can read";
        }
    }

    /// On the terminal, once.
    ///
    /// @param clears whether the terminal can take it away again
    record Screen(boolean clears) implements HandOverPlace {
        @Override
        public String words() {
            return clears
                    ? "is shown once, and then cleared from the screen"
                    : "is shown once, on a terminal that does not let it be cleared: close its"
                            + " window afterwards";
        }
    }

    /// Where the secret of a user's key goes: the file that was named, else sealed to whom
    /// lockstep.yaml names for the user, else on the terminal.
    ///
    /// @param file that a person named
    /// @param folder where sealed files go
    /// @param screen the terminal, if a person is there who looks at it and answers
    /// @throws Refused if there is no such place, or it cannot be written
    static HandOverPlace of(
            Baseline baseline,
            String user,
            Optional<Path> file,
            Path folder,
            Optional<Screen> screen) {
        if (file.isPresent()) {
            Path named = file.get();
            if (Files.exists(named) || Files.isSymbolicLink(named)) {
                throw new Refused(
                        named + " is there already; nothing was done. Name a file that is not");
            }
            writable(Optional.ofNullable(named.toAbsolutePath().getParent()).orElse(folder));
            return new OwnFile(named);
        }
        Optional<String> age = age(baseline, user);
        if (age.isPresent()) {
            Recipient recipient =
                    Recipient.of(age.get())
                            .orElseThrow(() ->
                                    new Refused(
                                            "the `age` of "
                                                    + user
                                                    + " in lockstep.yaml is no recipient that a file can"
                                                    + " be sealed to; nothing was done. Expected one"
                                                    + " that age-keygen prints, beginning with age1; or"
                                                    + " --key-file"));
            writable(folder);
            return new Sealed(folder, recipient);
        }
        return screen.orElseThrow(() ->
                new Refused(
                        "nothing was done: there is nobody at a terminal to show a new key to, and"
                                + " lockstep.yaml names no `age` for "
                                + user
                                + ". Add one, or name a file by --key-file"));
    }

    private static void writable(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Refused(folder + " is no folder that you can write to; nothing was done");
        }
    }

    private static Optional<String> age(Baseline baseline, String user) {
        Stream<String> people =
                baseline.roster().people(user).stream()
                        .map(Person::ageRecipient)
                        .flatMap(Optional::stream);
        Stream<String> services =
                baseline.services().entrySet().stream()
                        .filter(one -> one.getKey().equalsIgnoreCase(user))
                        .map(Map.Entry::getValue)
                        .map(Service::ageRecipient)
                        .flatMap(Optional::stream);
        return Stream.concat(people, services).findFirst();
    }

    /// Writes the file, where it is one.
    ///
    /// @param account 12 digits
    /// @return the file; none: it is to be shown
    /// @throws IOException if it cannot be written; the message is for a person
    default Optional<Path> write(String account, String owner, String id, Secret secret)
            throws IOException {
        Secret text = snippet(account, owner, id, secret);
        Path file =
                switch (this) {
                    case Sealed(Path folder, var _) -> folder.resolve(owner + "-" + id + ".age");
                    case OwnFile(Path own) -> own;
                    case Screen _ -> Path.of("");
                };
        try {
            switch (this) {
                case Sealed(var _, Recipient recipient) -> {
                    if (!PLAIN.matcher(owner).matches() || !PLAIN.matcher(id).matches()) {
                        throw new IOException("the names of user and key make no file name");
                    }
                    HandOver.sealed(file, recipient, text);
                }
                case OwnFile _ -> HandOver.open(file, text);
                case Screen _ -> {
                    return Optional.empty();
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already", e);
        }
        return Optional.of(file);
    }

    /// As it stands in a credentials file of the AWS CLI (AWS CLI User Guide, "Configuration and
    /// credential file settings").
    private static Secret snippet(String account, String owner, String id, Secret secret) {
        return new Secret(
                """
                # Access key of %s in account %s. Put it where the old key is used, then
                # delete this file.
                [%s]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """
                        .formatted(owner, account, owner, id, secret.reveal()));
    }
}
