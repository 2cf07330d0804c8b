package dev.lockstep.cli.access;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep access`: what policies really let people do.
@Command(
        name = "access",
        header = "Who can really do what, by what policies do.",
        description = {"Policies are judged by what they do, never by what they are called."},
        subcommands = {AccessMakePolicyCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  lockstep access make-policy --services s3,lambda"})
public final class AccessCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError("say what to do: make-policy (see lockstep access --help)");
    }
}
