package dev.lockstep.cli.run;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.SessionOptions;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.plan.Guard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account a command is about that makes changes asked for by name, and as whom AWS is asked.
public final class AskedOptions {
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private SessionOptions session = new SessionOptions();

    @Option(
            names = "--allow",
            paramLabel = "GUARD",
            completionCandidates = PlanningOptions.GuardNames.class,
            description =
                    "Loosen this guard (can be given again); it is written down that you did.")
    private List<String> allow = List.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    /// The account that was named.
    public Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /// The lockstep.yaml that is read, if there is one.
    public Optional<Path> baseline(Console console) {
        return baseline.path(console);
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
        return new LiveAccount.Request(
                session.request(console),
                false,
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        Optional.empty(),
                        selection,
                        Optional.ofNullable(account)));
    }
}
