package dev.lockstep.cli.run;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.LiveOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.SelectionOptions;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.plan.Guard;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which account is planned for, and what is wanted of the plan.
final class PlanningOptions {
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--allow",
            paramLabel = "GUARD",
            completionCandidates = GuardNames.class,
            description =
                    "Loosen this guard (can be given again); it is written down that you did.")
    private List<String> allow = List.of();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    /// The account that was named.
    Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /// What is judged: every control, whatever is to be mended.
    Goal goal(Console console, Optional<Instant> now) {
        return new Goal(
                baseline.path(console),
                baseline.allowOutside(),
                now,
                Audit.Selection.ALL,
                Optional.ofNullable(account));
    }

    /// What is wanted of the plan.
    ///
    /// @throws UsageError if there is no such guard, step or control
    MakePlan.Wanted wanted() {
        return new MakePlan.Wanted(selection.selection(), guards(allow));
    }

    /// Guards by their names.
    ///
    /// @throws UsageError if there is none of that name
    static Set<Guard> guards(List<String> names) {
        var guards = new LinkedHashSet<Guard>();
        for (String name : names) {
            guards.add(
                    Stream.of(Guard.values())
                            .filter(one -> one.id().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new UsageError(
                                            "--allow is one of "
                                                    + Stream.of(Guard.values())
                                                            .map(Guard::id)
                                                            .collect(Collectors.joining(", "))
                                                    + "; not "
                                                    + name)));
        }
        return guards;
    }

    /// What an account is asked.
    LiveAccount.Request request(Console console) {
        return live.request(console, goal(console, Optional.empty()));
    }

    /// Reads the account from AWS and plans.
    MakePlan.Made made(Console console, MakePlan planning, boolean quiet) {
        try (var bar = new ReadingBar(console, quiet)) {
            return planning.live(
                    new LiveAccount(console.accounts(), PracticeCommand.lookup(console)),
                    request(console),
                    wanted(),
                    bar);
        }
    }

    /// @throws UsageError if an option was given that saved answers have no use for
    void refuseWithSavedAnswers() {
        live.refuseWithSavedAnswers();
    }

    /// The options that make the same plan again, such as ` --step root-mfa`; nothing hostile is in
    /// them.
    static String again(MakePlan.Wanted wanted) {
        return Stream.of(
                        wanted.selection().steps().stream()
                                .sorted()
                                .map(step -> " --step " + step.id()),
                        wanted.selection().controls().stream().sorted().map(id -> " --only " + id),
                        wanted.loosened().stream().sorted().map(guard -> " --allow " + guard.id()))
                .flatMap(words -> words)
                .collect(Collectors.joining());
    }

    /// The names of the guards, for a shell that completes them.
    static final class GuardNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Guard.values()).map(Guard::id).iterator();
        }
    }
}
