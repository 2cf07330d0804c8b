package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import picocli.CommandLine.Option;

/// Whether the policy that a command needs is printed instead of anything else.
final class PolicyOption {
    @Option(
            names = "--print-policy",
            description = "Print the least IAM policy that this needs, and read and do nothing.")
    private boolean isWanted;

    boolean isWanted() {
        return isWanted;
    }

    ExitStatus print(Console console, String document) {
        console.out().print(document);
        console.out().flush();
        return ExitStatus.DONE;
    }
}
