package dev.lockstep.cli.root;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.MeantOptions;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose root is looked at, where nothing is changed.
final class RootMfaOptions implements RootView {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private MeantOptions meant = new MeantOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--print-policy",
            description = "Print the least IAM policy that this needs; read and do nothing.")
    private boolean printPolicy;

    /// The constants are the words of the option.
    enum Format {
        text,
        json
    }

    boolean printsPolicy() {
        return printPolicy;
    }

    @Override
    public LiveAccount.Request request(Console console) {
        return meant.request(console, Audit.Selection.ALL);
    }

    @Override
    public boolean isQuiet() {
        return common.quiet;
    }

    @Override
    public boolean isText() {
        return format == Format.text;
    }

    @Override
    public OutputOptions destination() {
        return output;
    }
}
