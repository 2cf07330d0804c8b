package dev.lockstep.aws.session;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
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
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final Optional<Path> folder;
    private final InstantSource machineClock;

    SessionCache(Optional<Path> state, InstantSource machineClock) {
        this.folder = state.map(one -> one.resolve("sessions"));
        this.machineClock = machineClock;
    }

    /// The session of this name if it lasts, else a new one.
    Keys get(String name, Supplier<Keys> fresh) {
        Optional<Path> file = folder.map(one -> one.resolve(digest(name) + ".json"));
        return file.flatMap(this::kept)
                .orElseGet(() -> {
                    Keys keys = fresh.get();
                    file.ifPresent(path -> keep(path, keys));
                    return keys;
                });
    }

    private Optional<Keys> kept(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOursAlone(file)) {
                return Optional.empty();
            }
            JsonFields fields =
                    JsonFile.parse(file.toString(), InputText.read(file, file.toString()))
                            .object("a session");
            return Optional.of(
                            new Keys(
                                    fields.text("AccessKeyId"),
                                    new Secret(fields.text("SecretAccessKey")),
                                    Optional.of(new Secret(fields.text("SessionToken"))),
                                    fields.date("Expiration")))
                    .filter(keys -> keys.expires().isPresent())
                    .filter(keys -> !keys.endsBefore(machineClock.instant().plus(EARLY)));
        } catch (BadInput | IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOursAlone(Path path) throws IOException {
        return OWNER.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private void keep(Path file, Keys keys) {
        try {
            Path parent = folder.orElseThrow();
            Files.createDirectories(parent, PosixFilePermissions.asFileAttribute(OWNER));
            if (Files.isSymbolicLink(parent) || !isOursAlone(parent)) {
                return;
            }
            Path made =
                    Files.createTempFile(
                            parent,
                            "new",
                            ".tmp",
                            PosixFilePermissions.asFileAttribute(
                                    EnumSet.of(
                                            PosixFilePermission.OWNER_READ,
                                            PosixFilePermission.OWNER_WRITE)));
            Files.writeString(made, json(keys));
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
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
