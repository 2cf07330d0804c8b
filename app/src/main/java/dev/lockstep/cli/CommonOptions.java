package dev.lockstep.cli;

import picocli.CommandLine.Option;

/// Options of every command.
public final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing beside the result.")
    public boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more on standard error; with a bug, where it is.")
    public boolean verbose;
}
