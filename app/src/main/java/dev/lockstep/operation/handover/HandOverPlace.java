package dev.lockstep.operation.handover;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import dev.lockstep.operation.Refused;
import dev.lockstep.seal.HandOver;
import dev.lockstep.seal.Recipient;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a secret goes that is handed over. It is settled before anything is made.
public sealed interface HandOverPlace {
    /// What can stand in the name of a file without a second thought.
    Pattern PLAIN = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,250}");

    /// The ending of a sealed file.
    String SEALED = ".age";

    /// What is done, in words that follow the secret's name.
    String words();

    /// Into a new file that only somebody's age identity opens.
    ///
    /// @param name of the file, without its ending; empty: it is named after what it holds
    record Sealed(Path folder, Optional<String> name, Recipient recipient)
            implements HandOverPlace {
        @Override
        public String words() {
            return "goes into "
                    + name.map(one -> folder.resolve(one + SEALED).toString())
                            .orElse("a file in " + folder)
                    + ", sealed to "
                    + recipient
                    + ": only its owner can open it";
        }
    }

    /// Into a new file that only its owner can read.
    ///
    /// @param leftover what may stand there, and gives way
    record OwnFile(Path file, Leftover leftover) implements HandOverPlace {
        @Override
        public String words() {
            return "goes into "
                    + file
                    + ", which only you can read"
                    + (leftover.isIn(file) ? "; what an interrupted run left there " + old() : "");
        }

        private String old() {
            return leftover.mayBeInForce()
                    ? "may be in force, so it stays"
                            + new Kept(file, leftover).next().map(path -> " in " + path).orElse("")
                            + " until AWS has taken the new one"
                    : "is of no use and goes";
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

    /// Where it goes: the file that was named, else sealed to whom lockstep.yaml names for the
    /// user, else on the terminal.
    ///
    /// @throws Refused if there is no such place, or it cannot be written
    static HandOverPlace of(Baseline baseline, Wanted wanted) {
        if (wanted.file().isPresent()) {
            Path file = wanted.file().get();
            if (!wanted.leftover().isIn(file)) {
                free(file);
            } else if (wanted.leftover().mayBeInForce()
                    && new Kept(file, wanted.leftover()).next().isEmpty()) {
                throw new Refused(
                        "what interrupted runs left in "
                                + file
                                + " may be in force, and there is no room beside it; nothing was"
                                + " done. Name another file");
            }
            writable(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file));
            return new OwnFile(file, wanted.leftover());
        }
        Optional<String> age = age(baseline, wanted);
        if (age.isEmpty()) {
            return wanted.screen()
                    .orElseThrow(() ->
                            new Refused(
                                    "nothing was done: there is nobody at a terminal to show "
                                            + wanted.kind().words()
                                            + " to, and lockstep.yaml names no `age` for "
                                            + wanted.user()
                                            + ". Add one, or name a file by "
                                            + wanted.kind().option()));
        }
        Recipient recipient =
                Recipient.of(age.get())
                        .orElseThrow(() ->
                                new Refused(
                                        "the `age` of "
                                                + wanted.user()
                                                + " in lockstep.yaml is no recipient that a file can"
                                                + " be sealed to; nothing was done. Expected one that"
                                                + " age-keygen prints, beginning with age1; or "
                                                + wanted.kind().option()));
        if (!PLAIN.matcher(wanted.user()).matches()) {
            throw new Refused(
                    "the name of the user makes no file name; nothing was done. Name a file by "
                            + wanted.kind().option());
        }
        wanted.name().ifPresent(name -> free(wanted.folder().resolve(name + SEALED)));
        writable(wanted.folder());
        return new Sealed(wanted.folder(), wanted.name(), recipient);
    }

    private static void free(Path file) {
        if (Files.exists(file) || Files.isSymbolicLink(file)) {
            throw new Refused(
                    file + " is there already; nothing was done. Name a file that is not");
        }
    }

    private static void writable(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Refused(folder + " is no folder that you can write to; nothing was done");
        }
    }

    /// To whom it is sealed; none where it is not sure whose it is.
    private static Optional<String> age(Baseline baseline, Wanted wanted) {
        List<Person> people = baseline.roster().claimants(wanted.user());
        List<Service> services =
                switch (wanted.kind()) {
                    // Whoever holds the keys of a machine is not whoever signs in.
                    case PASSWORD -> List.of();
                    case KEY ->
                            baseline.services().entrySet().stream()
                                    .filter(one -> one.getKey().equalsIgnoreCase(wanted.user()))
                                    .map(Map.Entry::getValue)
                                    .toList();
                };
        if (people.size() + services.size() < 2) {
            return Stream.concat(
                            people.stream().map(Person::ageRecipient),
                            services.stream().map(Service::ageRecipient))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (wanted.screen().isEmpty()) {
            throw new Refused(
                    "lockstep.yaml gives the user %s to more than one: %s%s, so nobody knows to whom %s is sealed; nothing was done. Give each a user of their own there, or name a file by %s"
                            .formatted(
                                    wanted.user(),
                                    people.stream()
                                            .map(Person::id)
                                            .collect(Collectors.joining(", ")),
                                    services.isEmpty() ? "" : ", and a service",
                                    wanted.kind().words(),
                                    wanted.kind().option()));
        }
        return Optional.empty();
    }

    /// Writes the file, where it is one.
    ///
    /// @return the file; none: it is to be shown
    /// @throws IOException if it cannot be written; the message is for a person
    default Optional<Path> write(HandedOver one) throws IOException {
        try {
            return switch (this) {
                case Sealed(Path folder, var named, Recipient recipient) -> {
                    String name = named.orElse(one.name());
                    if (!PLAIN.matcher(name).matches()) {
                        throw new IOException("its name makes no file name");
                    }
                    Path file = folder.resolve(name + SEALED);
                    HandOver.sealed(file, recipient, one.text());
                    yield Optional.of(file);
                }
                case OwnFile place -> {
                    if (place.leftover().isIn(place.file())) {
                        if (place.leftover().mayBeInForce()) {
                            new Kept(place.file(), place.leftover()).keep();
                        } else {
                            Files.delete(place.file());
                        }
                    }
                    HandOver.open(place.file(), one.text());
                    yield Optional.of(place.file());
                }
                case Screen _ -> Optional.empty();
            };
        } catch (FileAlreadyExistsException e) {
            throw new IOException(e.getFile() + " is there already", e);
        }
    }

    /// What interrupted runs left and may be in force, where it is kept.
    default List<Path> kept() {
        return switch (this) {
            case OwnFile(Path file, Leftover leftover) -> new Kept(file, leftover).all();
            case Sealed _, Screen _ -> List.of();
        };
    }

    /// AWS has taken the secret: what was kept is of no use.
    ///
    /// @throws IOException if a file cannot be deleted
    default void taken() throws IOException {
        switch (this) {
            case OwnFile(Path file, Leftover leftover) -> new Kept(file, leftover).takeAway();
            case Sealed _, Screen _ -> {
                // Nothing was kept.
            }
        }
    }

    /// AWS has not taken the secret, and its file is gone: what was kept stands there again.
    ///
    /// @return the file; none: nothing was kept
    /// @throws IOException if that cannot be
    default Optional<Path> putBack() throws IOException {
        return switch (this) {
            case OwnFile(Path file, Leftover leftover) -> new Kept(file, leftover).putBack();
            case Sealed _, Screen _ -> Optional.empty();
        };
    }
}
