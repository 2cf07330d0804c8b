package dev.lockstep.cli;

import dev.lockstep.report.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a result goes, and how it looks.
public final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of standard output, whole or not at all.")
    private @Nullable Path output;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description =
                    "auto, always or never (default: ${DEFAULT-VALUE}; NO_COLOR is honoured).")
    private Color color = Color.auto;

    /// When to use colour; the constants are the words of the option.
    enum Color {
        auto,
        always,
        never
    }

    /// Whether to help with colour.
    public boolean colored(Console console) {
        return switch (color) {
            case always -> true;
            case never -> false;
            case auto -> output == null && console.wantsColor();
        };
    }

    /// Whether the result goes to a file.
    boolean isFile() {
        return output != null;
    }

    /// Writes to the file that was named, else to standard output.
    public void write(Console console, String text) {
        write(console, out -> out.write(text));
    }

    /// Writes to the file that was named, else to standard output.
    public void write(Console console, WholeFile.Text text) {
        try {
            if (output == null) {
                var out =
                        new BufferedWriter(
                                new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
                text.to(out);
                out.flush();
                return;
            }
            WholeFile.write(console.resolve(output), text);
        } catch (IOException e) {
            throw new UsageError("cannot write " + output + ": no such folder, or no right to it");
        }
    }
}
