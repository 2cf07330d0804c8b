package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.record.people.MfaJson;
import dev.lockstep.report.people.MfaStatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep mfa status`: who has MFA, of which kind and since when.
@Command(
        name = "status",
        header = "Who has MFA, of which kind and since when. Reads only.",
        description = {
            "A line for each user who has a password or a device, those who lack MFA first,",
            "with the last sign-in; and the virtual devices that are nobody's."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa status",
            "  lockstep mfa status --format json",
            "  lockstep mfa status --from answers/",
            "",
            "Exit status: 3 if AWS refused or did not answer what the list hangs on, else 0."
        })
public final class MfaStatusCommand implements Callable<ExitStatus> {
    @Mixin private PolicyOption policy = new PolicyOption();
    @Mixin private ListOptions list = new ListOptions();

    private final Console console;

    public MfaStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (policy.isWanted()) {
            return policy.print(console, AuditPolicy.document(console.accounts().actions()));
        }
        return list.list(
                console, MfaStatusText::of, (record, _) -> out -> MfaJson.status(record, out));
    }
}
