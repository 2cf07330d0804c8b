package dev.lockstep.aws.session;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import dev.lockstep.statefolder.UnsafeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Keeps sessions that took a code for their lifetime, in `sessions` of the state folder, each in a
/// file that only its owner can read. Where that cannot be, nothing is kept.
final class SessionCache {
    private static final String FOLDER = "sessions";
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Optional<StateFolder> state;
    private final InstantSource machineClock;

    SessionCache(Optional<Path> state, InstantSource machineClock) {
        this.state = state.map(StateFolder::at);
        this.machineClock = machineClock;
    }

    /// The session of this name if it lasts, else a new one.
    Keys get(String name, Supplier<Keys> fresh) {
        String file = digest(name) + ".json";
        return kept(file)
                .orElseGet(() -> {
                    Keys keys = fresh.get();
                    keep(file, keys);
                    return keys;
                });
    }

    private Optional<Keys> kept(String file) {
        try {
            Optional<Path> place =
                    state.flatMap(one -> one.existing(FOLDER)).map(one -> one.resolve(file));
            if (place.isEmpty() || !isClosedToOthers(place.get())) {
                return Optional.empty();
            }
            return PrivateFile.read(place.get())
                    .map(text -> keys(JsonFile.parse(file, text).object("a session")))
                    .filter(keys -> keys.expires().isPresent())
                    .filter(keys -> !keys.endsBefore(machineClock.instant().plus(EARLY)));
        } catch (BadInput | IOException | UnsafeFolder e) {
            return Optional.empty();
        }
    }

    private static Keys keys(JsonFields fields) {
        return new Keys(
                fields.text("AccessKeyId"),
                new Secret(fields.text("SecretAccessKey")),
                Optional.of(new Secret(fields.text("SessionToken"))),
                fields.date("Expiration"));
    }

    private static boolean isClosedToOthers(Path path) throws IOException {
        return OWNER.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private void keep(String file, Keys keys) {
        if (state.isEmpty()) {
            return;
        }
        try {
            PrivateFile.write(state.get().make(FOLDER).resolve(file), json(keys));
        } catch (IOException | UnsafeFolder | UnsupportedOperationException e) {
            // The session works all the same; the code is only asked for again next time.
            return;
        }
    }

    /// None of the four has a character that JSON would want escaped.
    private static String json(Keys keys) {
        return "{\"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"%s\", \"SessionToken\": \"%s\", \"Expiration\": \"%s\"}"
                .formatted(
                        plain(keys.id()),
                        plain(keys.secret().reveal()),
                        plain(keys.token().map(Secret::reveal).orElse("")),
                        keys.expires().map(Object::toString).orElse(""));
    }

    private static String plain(String text) {
        if (!text.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
            throw new UnsupportedOperationException("not a credential of AWS");
        }
        return text;
    }

    private static String digest(String name) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
