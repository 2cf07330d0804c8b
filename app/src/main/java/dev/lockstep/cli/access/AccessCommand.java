package dev.lockstep.cli.access;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep access`: what policies really allow, which its own commands answer.
@Command(
        name = "access",
        header = "Who can really do what: judged by what policies do.",
        description = {
            "Policies are judged by what they do, not by what they are called: statements,",
            "conditions, boundaries, and the policies of resources and of the organization."
        },
        subcommands = {AccessTestCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep access test cases.jsonl     do your policies do what you mean?"
        })
public final class AccessCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError("say what to do: test (see lockstep access --help)");
    }
}
