package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.MeantOptions;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.plan.Guard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account a command is about that makes changes asked for by name, and as whom AWS is asked.
public final class AskedOptions {
    @Mixin private MeantOptions meant = new MeantOptions();

    @Option(
            names = "--allow",
            paramLabel = "GUARD",
            completionCandidates = PlanningOptions.GuardNames.class,
            description =
                    "Loosen this guard (can be given again); it is written down that you did.")
    private List<String> allow = List.of();

    /// The account that was named.
    public Optional<String> account() {
        return meant.account();
    }

    /// The lockstep.yaml that is edited, there or not.
    public BaselineDraft.At draft(Console console) {
        return meant.draft(console);
    }

    /// The guards that a person loosens.
    ///
    /// @throws dev.lockstep.cli.UsageError if there is none of such a name
    public Set<Guard> loosened() {
        return PlanningOptions.guards(allow);
    }

    /// What an account is asked, all of it.
    ///
    /// @param selection the controls that this is about
    public LiveAccount.Request request(Console console, Audit.Selection selection) {
        return meant.request(console, selection);
    }
}
