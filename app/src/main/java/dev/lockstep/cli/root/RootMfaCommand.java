package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep root mfa`: leads a person through setting up MFA for root, and waits for it.
@Command(
        name = "mfa",
        header = "Lead a person through setting up MFA for root, and wait for it.",
        description = {
            "No program can set up MFA for root: AWS has no API for it. This says which",
            "device to take, what to click in the console and what to do if it is lost, and",
            "waits until AWS shows that root has MFA. It changes nothing and opens nothing.",
            "Ctrl-C is safe: started again, it goes on waiting."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep root mfa",
            "  lockstep root mfa --wait-minutes 10",
            "  lockstep root mfa --no-wait --format json",
            "",
            "Exit status: 0 root has MFA, of the kind that lockstep.yaml wants; 3 it has",
            "not, or that could not be known; 130 interrupted."
        })
public final class RootMfaCommand implements Callable<ExitStatus> {
    @Mixin private RootMfaOptions options = new RootMfaOptions();
    @Mixin private Watching watching = new Watching();

    private final Console console;
    private final ThisProcess process;

    public RootMfaCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        watching.check();
        if (options.printsPolicy()) {
            return options.policy(console, RootReading.MFA);
        }
        Looked first = options.look(console, RootReading.MFA);
        Part part = new MfaPart(console, process, options, watching).go(first, () -> true);
        options.json(console, part.looked(), RootReading.MFA);
        return part.status();
    }
}
