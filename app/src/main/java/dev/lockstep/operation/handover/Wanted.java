package dev.lockstep.operation.handover;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// What is to be handed over, and where a person wants it.
///
/// @param user whose it is
/// @param file that a person named
/// @param folder where sealed files go
/// @param name of a sealed file, without its ending; empty: it is named after what it holds
/// @param leftover what may stand in the file that was named
/// @param screen the terminal, if a person is there who looks at it and answers
public record Wanted(
        Kind kind,
        String user,
        Optional<Path> file,
        Path folder,
        Optional<String> name,
        Leftover leftover,
        Optional<HandOverPlace.Screen> screen) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The secrets that are handed over.
    public enum Kind {
        /// A new access key.
        KEY("a new key", "--key-file"),
        /// A first password.
        PASSWORD("a password", "--password-file");

        private final String words;
        private final String option;

        Kind(String words, String option) {
            this.words = words;
            this.option = option;
        }

        /// Its name in a sentence.
        String words() {
            return words;
        }

        /// The option that names a file for it.
        String option() {
            return option;
        }
    }

    /// A new access key.
    public static Wanted key(
            String user,
            Optional<Path> file,
            Path folder,
            Leftover leftover,
            Optional<HandOverPlace.Screen> screen) {
        return new Wanted(Kind.KEY, user, file, folder, Optional.empty(), leftover, screen);
    }

    /// A first password.
    ///
    /// @param now names a sealed file (UTC), so that a later one does not stand in its way
    public static Wanted password(
            String user,
            Optional<Path> file,
            Path folder,
            Instant now,
            Leftover leftover,
            Optional<HandOverPlace.Screen> screen) {
        return new Wanted(
                Kind.PASSWORD,
                user,
                file,
                folder,
                Optional.of(user + "-password-" + TIME.format(now)),
                leftover,
                screen);
    }
}
