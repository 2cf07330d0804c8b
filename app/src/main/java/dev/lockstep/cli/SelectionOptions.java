package dev.lockstep.cli;

import dev.lockstep.control.Audit;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.Step;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Which controls are asked.
public final class SelectionOptions {
    @Option(
            names = "--step",
            paramLabel = "N|NAME",
            completionCandidates = StepNames.class,
            description = "Only this step (can be given again); 0 is the account around them.")
    private List<String> steps = List.of();

    @Option(
            names = "--only",
            paramLabel = "CONTROL",
            completionCandidates = ControlIds.class,
            description = "Only this control (can be given again).")
    private List<String> only = List.of();

    /// Which they are.
    ///
    /// @throws UsageError if there is no such step or control
    public Audit.Selection selection() {
        var chosenSteps = new LinkedHashSet<Step>();
        for (String step : steps) {
            chosenSteps.add(
                    List.of(Step.values()).stream()
                            .filter(one ->
                                    one.id().equals(step)
                                            || Integer.toString(one.number()).equals(step))
                            .findFirst()
                            .orElseThrow(() ->
                                    new UsageError(
                                            "there is no step "
                                                    + step
                                                    + "; steps are 1 to 8, or password-policy,"
                                                    + " root-mfa … (0 or account: around"
                                                    + " them)")));
        }
        for (String id : only) {
            if (!ControlCatalog.knownIds().contains(id)) {
                throw new UsageError("there is no control " + id + ExplainCommand.didYouMean(id));
            }
        }
        return new Audit.Selection(chosenSteps, Set.copyOf(only));
    }

    /// The names of the steps, for a shell that completes them.
    static final class StepNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(Step.values()).stream().map(Step::id).iterator();
        }
    }

    /// The ids of all controls that judge, for a shell that completes them.
    static final class ControlIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ControlCatalog.all().stream().map(control -> control.info().id()).iterator();
        }
    }
}
