package dev.lockstep.cli.access;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep access`: who can really do what.
@Command(
        name = "access",
        header = "Who can really do what, by what the policies do.",
        description = {
            "Weighs policies as AWS does: those of users, groups and roles, permissions",
            "boundaries, trust policies, and the service control policies of the",
            "organization. Where the answer hangs on what is not known, it says so and on",
            "what."
        },
        subcommands = {
            WhoCanCommand.class,
            AccessExplainCommand.class,
            ReviewCommand.class,
            EscalationsCommand.class,
            AccessMakePolicyCommand.class,
            AccessTestCommand.class,
            AccessLintCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep access who-can iam:CreateUser",
            "  lockstep access explain alice iam:PassRole role/deploy",
            "  lockstep access review developers",
            "  lockstep access escalations --from answers/",
            "  lockstep access make-policy --services s3,lambda",
            "  lockstep access test cases.jsonl",
            "  lockstep access lint policies/developers.json"
        })
public final class AccessCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError(
                "say what to ask: who-can, explain, review, escalations, make-policy, test or lint"
                        + " (see lockstep access --help)");
    }
}
