package dev.lockstep.cli.run;

import dev.lockstep.cli.BaselineOptions;
import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.LiveOptions;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.ResumeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep runs resume`: goes on with a run that was interrupted.
@Command(
        name = "resume",
        header = "Go on with a run that was interrupted.",
        description = {
            "Reads the run's journal, asks AWS what is true, shows what is left, asks, and",
            "makes what is not made yet. Nothing is made twice. The guards look at what is",
            "left again: where the account has moved on so that one refuses now, nothing is",
            "done. A run lives as long as a plan (limits.plan-hours)."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep runs resume 20261126-090000-250",
            "  lockstep runs resume 20261126-090000-250 --yes",
            "",
            "Exit status: 0 all done and verified, 3 some of it failed or is not verified,",
            "4 nothing was done, 65 if the run's files were altered, 130 interrupted."
        })
public final class RunsResumeCommand implements Callable<ExitStatus> {
    /// More changes that are done than so many are not listed each, but the first of them.
    private static final int MANY = 20;

    private static final int SHOWN = 10;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baseline = new BaselineOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private Consent consent = new Consent();
    @Mixin private RunOutput output = new RunOutput();

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "As lockstep runs names it.")
    private @Nullable String run;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    private final Console console;
    private final ThisProcess process;

    public RunsResumeCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (run == null) {
            throw new UsageError("RUN says which run to go on with; lockstep runs lists them");
        }
        output.check();
        var goal =
                new Goal(
                        baseline.path(console),
                        baseline.allowOutside(),
                        Optional.empty(),
                        Audit.Selection.ALL,
                        Optional.ofNullable(account));
        var resume =
                new ResumeRun(
                        new LiveAccount(console.accounts(), PracticeCommand.lookup(console)),
                        new MakePlan(Version.TEXT, console.accounts().actions()),
                        Version.TEXT);
        try (ResumeRun.Interrupted interrupted = ready(resume, goal, run)) {
            output.before(
                    console,
                    interrupted.rest().record(),
                    "Lockstep is about to go on with a run of",
                    first(interrupted));
            var watch = new RunWatch(console, consent, common.quiet);
            CarryOut carried = resume.again(interrupted, watch);
            if (!common.quiet) {
                interrupted.place().takenOver().ifPresent(words -> Told.say(console, words));
            }
            LetGo.whileAsked(
                    console, process, interrupted::close, LetGo.RUN, () -> agreed(interrupted));
            return new Carrying(console, process, common.quiet)
                    .carry(
                            carried,
                            watch,
                            false,
                            (record, next) ->
                                    output.after(console, Optional.empty(), record, next));
        }
    }

    private boolean agreed(ResumeRun.Interrupted interrupted) {
        if (interrupted.place().isToBeNamed(Optional.ofNullable(account))) {
            consent.on(console).account(interrupted.place().where().account());
        }
        int left = interrupted.left();
        consent.on(console)
                .agree(
                        "Go on with run "
                                + interrupted.folder().head().run()
                                + " of account "
                                + interrupted.place().where().account()
                                + ": "
                                + (left == 1 ? "1 change is" : left + " changes are")
                                + " not made and verified yet?");
        return true;
    }

    private ResumeRun.Interrupted ready(ResumeRun resume, Goal goal, String id) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return resume.ready(live.request(console, goal), id, bar);
        }
    }

    /// What is done of the run already.
    private static List<String> first(ResumeRun.Interrupted interrupted) {
        var first = new ArrayList<String>();
        int all = interrupted.done() + interrupted.left();
        first.add(
                "Of run "
                        + interrupted.folder().head().run()
                        + ", "
                        + interrupted.done()
                        + " of "
                        + (all == 1 ? "1 change" : all + " changes")
                        + (interrupted.done() == 1 ? " is" : " are")
                        + " made and verified"
                        + (interrupted.done() == 0 ? "." : ":"));
        List<String> made = interrupted.made();
        int shown = made.size() <= MANY ? made.size() : SHOWN;
        made.subList(0, shown).forEach(one -> first.add("- " + one));
        if (shown < made.size()) {
            first.add(
                    "- and "
                            + (made.size() - shown)
                            + " more; lockstep runs show "
                            + interrupted.folder().head().run()
                            + " --all lists them");
        }
        return first;
    }
}
