package dev.lockstep.cli.people;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.people.Welcome;
import dev.lockstep.people.WelcomePage;
import dev.lockstep.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the sheet for a person goes: how to sign in for the first time, without any secret.
final class SheetOption {
    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description =
                    "Write a sheet for the person there, how to sign in for the first time: .html"
                            + " (to print or send) or .txt. No secret is in it.")
    private @Nullable String file;

    /// @throws UsageError if the name of the file tells no format
    void check() {
        if (file != null && !isHtml(file) && !file.toLowerCase(Locale.ROOT).endsWith(".txt")) {
            throw new UsageError("--sheet is a file that ends in .html or .txt");
        }
    }

    private static boolean isHtml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".html");
    }

    boolean isWanted() {
        return file != null;
    }

    /// Writes the sheet, or prints it where no file was named.
    ///
    /// @return the file as it was named
    Optional<String> write(Console console, Welcome welcome) {
        if (file == null) {
            console.out().println();
            console.out().print(welcome.text());
            console.out().flush();
            return Optional.empty();
        }
        try {
            WholeFile.write(
                    console.resolve(Path.of(file)),
                    isHtml(file) ? WelcomePage.of(welcome) : welcome.text());
        } catch (IOException _) {
            throw new UsageError("cannot write " + file + ": no such folder, or no right to it");
        }
        return Optional.of(file);
    }
}
