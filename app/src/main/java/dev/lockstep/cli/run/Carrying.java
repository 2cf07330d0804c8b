package dev.lockstep.cli.run;

import dev.lockstep.apply.RunResult;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.RunRecording;
import dev.lockstep.record.plan.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Carries a run out before a person: stops it when that person interrupts, and tells how it came
/// out.
public final class Carrying {
    /// After an interrupt, the changes that are being made get so long before only their calls do.
    private static final long SECONDS_TO_FINISH = 30;

    private final Console console;
    private final ThisProcess process;
    private final boolean quiet;

    public Carrying(Console console, ThisProcess process, boolean quiet) {
        this.console = console;
        this.process = process;
        this.quiet = quiet;
    }

    /// Carries it out.
    ///
    /// @param watch hears how it goes
    /// @param stale whether something of the plan did not hold any more
    /// @param show writes how it came out
    public ExitStatus carry(CarryOut run, RunWatch watch, boolean stale, Shown show) {
        var told = new CountDownLatch(1);
        try (var _ = process.whenInterrupted(() -> interrupted(run, watch, told))) {
            try (var bar = new ReadingBar(console, quiet)) {
                CarryOut.Finished finished = run.carryOut(bar);
                show.run(RunRecording.of(finished), next(finished));
                console.out().flush();
                console.err().flush();
                return status(finished, stale);
            } finally {
                told.countDown();
            }
        }
    }

    /// Shows how a run came out.
    @FunctionalInterface
    public interface Shown {
        void run(RunRecord run, List<String> next);
    }

    private void interrupted(CarryOut run, RunWatch watch, CountDownLatch told) {
        if (watch.isAsking()) {
            // Nothing is under way, and whoever is asked does not answer any more.
            run.letGo();
            Told.say(
                    console,
                    "interrupted between two waves; lockstep runs resume "
                            + run.head().run()
                            + " goes on, lockstep undo "
                            + run.head().run()
                            + " takes back what was made");
            return;
        }
        Told.say(console, "interrupted: what is being made is finished, nothing new is begun");
        run.stop();
        untilTold(run, told);
        run.letGo();
    }

    /// Waits until a run that was stopped has come to its end.
    static void untilTold(CarryOut run, CountDownLatch told) {
        try {
            if (!told.await(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                run.stop();
                told.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExitStatus status(CarryOut.Finished finished, boolean stale) {
        if (finished.result().end() == RunResult.End.DONE) {
            return stale || finished.after().isEmpty() ? ExitStatus.NOT_COMPLETE : ExitStatus.DONE;
        }
        return finished.result().isNothingDone() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
    }

    private static List<String> next(CarryOut.Finished finished) {
        String run = finished.head().run();
        var next = new ArrayList<String>();
        Consumer<String> add = next::add;
        switch (finished.result().end()) {
            case DONE -> {
                add.accept("lockstep audit says how the account is now.");
                add.accept(
                        "lockstep evidence "
                                + run
                                + " --output evidence.zip writes the proof of it, for an auditor.");
                if (finished.head().changes().stream()
                        .anyMatch(one -> one.irreversible().isEmpty())) {
                    add.accept(
                            finished.head().undoes().isPresent()
                                    ? "lockstep undo " + run + " makes again what was taken back."
                                    : "lockstep undo " + run + " takes it back.");
                }
            }
            case STOPPED -> {
                add.accept(
                        "lockstep runs resume "
                                + run
                                + " goes on where that can be; lockstep plan makes a new plan from"
                                + " what is so now.");
                if (!finished.result().isNothingDone()) {
                    add.accept("lockstep undo " + run + " takes back what was made.");
                }
            }
            case INTERRUPTED -> {
                add.accept("lockstep runs resume " + run + " goes on.");
                if (!finished.result().isNothingDone()) {
                    add.accept("lockstep undo " + run + " takes back what was made.");
                }
            }
            case NOT_JOURNALED ->
                    add.accept(
                            "The journal could not be written. Make room or mend the disk, then"
                                    + " lockstep runs resume "
                                    + run
                                    + " asks AWS what is true and goes on. Do not begin another run"
                                    + " before that."
                                    + finished.kept()
                                            .map(file -> " What was missing is in " + file + ".")
                                            .orElse(""));
        }
        finished.fault().ifPresent(add);
        if (finished.after().isEmpty() && finished.result().end() == RunResult.End.DONE) {
            add.accept("The account could not be read again afterwards; lockstep audit judges it.");
        }
        return next;
    }
}
