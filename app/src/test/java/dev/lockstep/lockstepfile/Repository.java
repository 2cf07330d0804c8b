package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.input.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A folder with a lockstep.yaml and what it leads to, for tests.
final class Repository {
    static final Set<String> CONTROLS = Set.of("key-age", "key-unused", "root-mfa", "user-mfa");
    static final String POLICY =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
            """;

    final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /// A folder that is a repository: it has a .git.
    static Repository in(Path folder) {
        try {
            Files.createDirectories(folder.resolve(".git"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Repository(folder);
    }

    /// A folder that is no repository.
    static Repository without(Path folder) {
        return new Repository(folder);
    }

    Repository file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Repository file(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Repository link(String name, String target) {
        try {
            Files.createSymbolicLink(root.resolve(name), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BaselineFile open(String name, boolean allowOutside) {
        return BaselineFile.read(
                root.resolve(name), new BaselineFile.Options(allowOutside), CONTROLS);
    }

    Baseline read() {
        return open("lockstep.yaml", false).baseline();
    }

    /// What is wrong with a file, with the folder taken out of the message.
    String fault(String name) {
        BadInput found = catchThrowableOfType(BadInput.class, () -> open(name, false));
        return found == null ? "no fault" : found.getMessage().replace(root + "/", "");
    }

    String fault() {
        return fault("lockstep.yaml");
    }

    /// What is wrong with a lockstep.yaml of this text after its first line, `lockstep: 1`.
    static String faultOf(Path folder, String text) {
        return in(folder).file("lockstep.yaml", "lockstep: 1\n" + text).fault();
    }

    static Baseline baselineOf(Path folder, String text) {
        return in(folder).file("lockstep.yaml", "lockstep: 1\n" + text).read();
    }
}
