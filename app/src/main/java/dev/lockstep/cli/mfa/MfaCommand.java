package dev.lockstep.cli.mfa;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep mfa`: MFA for users, set up with their person.
@Command(
        name = "mfa",
        header = "MFA for users: set up with the person, chased, mended, replaced.",
        description = {
            "Step 6. A device is set up with the person beside you (enrol USER), or by the",
            "person alone in the console while Lockstep waits (enrol USER --wait). Seeds are",
            "shown once and kept nowhere. What is changed is journaled like any run."
        },
        subcommands = {
            MfaStatusCommand.class,
            MfaEnrolCommand.class,
            MfaResyncCommand.class,
            MfaReplaceCommand.class,
            MfaChaseCommand.class,
            MfaCleanUpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep mfa status                 who has MFA, of which kind",
            "  lockstep mfa enrol alice            with alice beside you",
            "  lockstep mfa enrol alice --wait     alice does it in the console",
            "  lockstep mfa replace alice          a lost phone: the new one first",
            "  lockstep mfa chase                  who has none, with a text to send"
        })
public final class MfaCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public ExitStatus call() {
        throw new UsageError(
                "say what to do: status, enrol, resync, replace, chase or clean-up (see lockstep"
                        + " mfa --help)");
    }
}
