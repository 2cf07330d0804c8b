package dev.lockstep.cli.keys;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep keys`: the life of access keys.
@Command(
        name = "keys",
        header = "The life of access keys: needed, watched, replaced, retired.",
        description = {
            "A key is documented or not, used or silent, active or inactive, replaced by",
            "another, waiting to be deleted. Where each stands is found anew each time, from",
            "AWS, lockstep.yaml and the journals of this machine."
        },
        subcommands = {
            KeysListCommand.class,
            KeysDocumentCommand.class,
            KeysRetireCommand.class,
            KeysRotateCommand.class,
            KeysWatchCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep keys list               every key, and what is to be done about it",
            "  lockstep keys list --format csv --output keys.csv",
            "  lockstep keys document ci-deploy --owner alice",
            "  lockstep keys rotate ci-deploy",
            "  lockstep keys retire AKIAIOSFODNN7EXAMPLE",
            "  lockstep keys watch              what happened since the last look"
        })
public final class KeysCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError(
                "say what to do: list, document, retire, rotate or watch (see lockstep keys"
                        + " --help)");
    }
}
