package dev.lockstep.redact;

import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import dev.lockstep.statefolder.UnsafeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The key of the pseudonyms: random, made at the first use, kept in the state folder for its owner
/// alone.
///
/// @param key see [Pseudonyms#Pseudonyms]
/// @param passing why it is for this run alone, if it is
public record RedactionKey(Secret key, Optional<String> passing) {
    private static final String FOLDER = "redaction";
    private static final String FILE = "key";
    private static final int BYTES = 32;
    private static final String FORM = "[0-9a-f]{64}";

    /// The key of a state folder.
    ///
    /// @param folder where there is one
    public static RedactionKey in(Optional<StateFolder> folder) {
        if (folder.isEmpty()) {
            return passing("neither LOCKSTEP_HOME nor HOME is set");
        }
        try {
            return new RedactionKey(
                    kept(folder.get().make(FOLDER).resolve(FILE)), Optional.empty());
        } catch (UnsafeFolder e) {
            return passing(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return passing("the state folder " + folder.get().path() + " cannot be used");
        }
    }

    private static RedactionKey passing(String why) {
        return new RedactionKey(made(), Optional.of(why));
    }

    private static Secret kept(Path file) throws IOException {
        Optional<Secret> there = read(file);
        if (there.isPresent()) {
            return there.get();
        }
        PrivateFile.write(file, made().reveal());
        // Another run may have been quicker or slower; what stands there now is everybody's.
        return read(file).orElseThrow(() -> new IOException("not written"));
    }

    private static Optional<Secret> read(Path file) throws IOException {
        return PrivateFile.read(file)
                .map(String::strip)
                .filter(text -> text.matches(FORM))
                .map(Secret::new);
    }

    private static Secret made() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }
}
