package dev.lockstep.operation.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/// The hash of the answers that an account was judged by: that of its files, by name, saved or
/// gathered a moment ago alike.
final class SnapshotHash {
    private SnapshotHash() {}

    /// Such as `sha256:` and 64 hexadecimal digits.
    static String of(SnapshotFiles files) {
        MessageDigest all = digest();
        for (String name : new TreeSet<>(SnapshotFolder.FILES)) {
            files.text(name)
                    .ifPresent(text -> {
                        // Hashes have one length, so that no name or text runs into another.
                        all.update(digest().digest(name.getBytes(UTF_8)));
                        all.update(digest().digest(text.getBytes(UTF_8)));
                    });
        }
        return "sha256:" + HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
