package dev.lockstep.cli.access;

import picocli.CommandLine.Option;

/// In which of two forms an answer is written.
final class AnswerFormat {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    Format chosen() {
        return format;
    }
}
