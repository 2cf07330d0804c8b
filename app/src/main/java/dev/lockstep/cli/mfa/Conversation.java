package dev.lockstep.cli.mfa;

import dev.lockstep.apply.Steering;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.plan.PlanRecord;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A talk with a person that makes several runs. When the process is interrupted, what is under way
/// is left off, and what must not stay is taken away before it ends.
final class Conversation {
    /// So long may tidying up take after an interrupt; what is left then is found the next time.
    private static final long SECONDS_TO_TIDY_UP = 60;

    private final Console console;
    private final ThisProcess process;
    private final String idle;
    private final CountDownLatch told = new CountDownLatch(1);

    /// How what is under way is left off; empty: nothing was begun.
    private Optional<Runnable> leavingOff = Optional.empty();

    private boolean isInterrupted;

    /// @param idle what is said when nothing was begun
    Conversation(Console console, ThisProcess process, String idle) {
        this.console = console;
        this.process = process;
        this.idle = idle;
    }

    /// Talks, and hears of an interrupt meanwhile.
    ExitStatus hear(Supplier<ExitStatus> talk) {
        try (var _ = process.whenInterrupted(this::interrupted)) {
            try {
                ExitStatus status = talk.get();
                console.out().flush();
                console.err().flush();
                return status;
            } finally {
                told.countDown();
            }
        }
    }

    private synchronized Optional<Runnable> noted() {
        isInterrupted = true;
        return leavingOff;
    }

    private synchronized void begin(Runnable leaving) {
        if (isInterrupted) {
            throw new Refused("interrupted: nothing more is begun");
        }
        leavingOff = Optional.of(leaving);
    }

    /// Whether the process is being interrupted.
    synchronized boolean isInterrupted() {
        return isInterrupted;
    }

    private void interrupted() {
        Optional<Runnable> leave = noted();
        if (leave.isEmpty()) {
            Told.say(console, idle);
            return;
        }
        leave.get().run();
        try {
            if (!told.await(SECONDS_TO_TIDY_UP, TimeUnit.SECONDS)) {
                Told.say(
                        console,
                        "interrupted, and AWS does not answer in time: a device that is nobody's"
                                + " may be left; the same command, or lockstep mfa clean-up, deletes"
                                + " it");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Carries out what is ready, with codes from a desk.
    ///
    /// @throws Refused if a guard refuses
    CarryOut.Finished carry(LiveAccount accounts, Ready ready, CodeDesk desk) {
        allowed(ready);
        CarryOut run =
                CarryOut.begin(accounts, ready, Set.of(), Steering.SILENT, desk, Version.TEXT);
        begin(() -> {
            run.stop();
            desk.leaveOff();
        });
        return run.carryOut(LiveAccount.Watch.NOBODY);
    }

    /// Carries out what takes something away. An interrupt waits for its end.
    ///
    /// @throws Refused if a guard refuses
    CarryOut.Finished finish(LiveAccount accounts, Ready ready) {
        begin(() -> {});
        return tidyUp(accounts, ready);
    }

    /// The same for what must not stay, whether the process is interrupted or not.
    CarryOut.Finished tidyUp(LiveAccount accounts, Ready ready) {
        allowed(ready);
        return CarryOut.begin(accounts, ready, Set.of(), Steering.SILENT, Version.TEXT)
                .carryOut(LiveAccount.Watch.NOBODY);
    }

    private static void allowed(Ready ready) {
        String refusing =
                ready.made().record().guards().stream()
                        .filter(PlanRecord.GuardRecord::refuses)
                        .map(one -> "the guard " + one.guard() + " refuses this: " + one.detail())
                        .collect(Collectors.joining("; "));
        if (!refusing.isEmpty()) {
            throw new Refused(refusing + "; nothing was done");
        }
    }
}
