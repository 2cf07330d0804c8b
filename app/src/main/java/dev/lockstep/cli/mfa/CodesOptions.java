package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the codes of a device come from. They are never on the command line, where every program
/// of the machine sees them.
final class CodesOptions {
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    @Option(
            names = "--codes",
            paramLabel = "FILE",
            description =
                    "Read codes there instead of asking, one a line: - is standard input; a file or"
                            + " named pipe must be readable by its owner only.")
    private @Nullable String codes;

    /// Whether codes come from a person at the terminal.
    boolean isPerson() {
        return codes == null;
    }

    /// Where they come from.
    ///
    /// @throws Refused if there is nobody to ask, or others can read the file
    CodeSource source(Console console) {
        if (codes == null) {
            if (!console.answering().isThere()) {
                throw new Refused(
                        "nothing was done: there is no terminal to type codes at. --codes FILE"
                                + " reads them from a file or pipe");
            }
            return console.answering()::line;
        }
        return codes.equals("-")
                ? _ -> console.answering().piped()
                : file(console.resolve(Path.of(codes)), codes);
    }

    /// A named pipe is opened only when its first code is wanted: that waits for whoever writes.
    private static CodeSource file(Path path, String called) {
        try {
            if (Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
                throw new Refused(
                        "nothing was done: others can read or change "
                                + called
                                + "; let only its owner (chmod 600)");
            }
        } catch (IOException e) {
            throw new UsageError("cannot read " + called + ": no such file, or no right to it");
        }
        return new CodeSource() {
            private @Nullable BufferedReader reader;

            @Override
            public Optional<String> next(String question) {
                try {
                    BufferedReader now = reader;
                    if (now == null) {
                        now = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                        reader = now;
                    }
                    String line = now.readLine();
                    if (line == null) {
                        now.close();
                    }
                    return Optional.ofNullable(line).map(String::strip);
                } catch (IOException _) {
                    return Optional.empty();
                }
            }
        };
    }
}
