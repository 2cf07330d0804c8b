package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.ReadingBar;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.write.SecretDesk;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Carries out changes that a person has asked for by name.
public final class AskedRun {
    private final Console console;
    private final ThisProcess process;
    private final Consent consent;
    private final RunOutput output;
    private final boolean quiet;

    public AskedRun(
            Console console,
            ThisProcess process,
            Consent consent,
            RunOutput output,
            boolean quiet) {
        this.console = console;
        this.process = process;
        this.consent = consent;
        this.output = output;
        this.quiet = quiet;
    }

    /// Shows the changes as a plan, asks, and carries them out, as apply does.
    ///
    /// @param named the account that an option names
    /// @throws dev.lockstep.operation.Refused if a guard or the person refuses
    public ExitStatus shown(LiveAccount accounts, Ready ready, Optional<String> named) {
        return shown(accounts, ready, named, Optional.empty());
    }

    /// The same, where a word has to be typed whether the plan says so or not.
    ///
    /// @param typed such as the id of a key that is deleted for good
    public ExitStatus shown(
            LiveAccount accounts, Ready ready, Optional<String> named, Optional<String> typed) {
        return shown(accounts, ready, named, typed, () -> {});
    }

    /// The same, with something to be done once the person has agreed to all of it, before the run
    /// begins.
    public ExitStatus shown(
            LiveAccount accounts,
            Ready ready,
            Optional<String> named,
            Optional<String> typed,
            Runnable agreed) {
        PlanRecord plan = ready.made().record();
        output.asked(console, plan);
        SequencedMap<String, List<PlanRecord.ChangeRecord>> words = ready.toConfirm();
        typed.ifPresent(word -> words.putIfAbsent(word, plan.changes()));
        Set<String> confirmed =
                LetGo.whileAsked(
                        console,
                        process,
                        ready::close,
                        LetGo.PLAN,
                        () -> {
                            allowed(ready, named);
                            consent.on(console).agree(ApplyCommand.question(plan));
                            return consent.confirmed(words);
                        });
        var watch = new RunWatch(console, consent, quiet);
        agreed.run();
        CarryOut run = CarryOut.begin(accounts, ready, confirmed, watch, Version.TEXT);
        return new Carrying(console, process, quiet)
                .carry(
                        run,
                        watch,
                        false,
                        (record, next) -> output.after(console, Optional.of(plan), record, next));
    }

    /// Shows the changes as a plan and asks, and carries them out with what stands beside them; how
    /// it came out is told by whoever asks.
    ///
    /// @param notes what a person should know before the answer: safe lines
    /// @throws dev.lockstep.operation.Refused if a guard or the person refuses
    public CarryOut.Finished shown(
            LiveAccount accounts,
            Ready ready,
            Optional<String> named,
            List<String> notes,
            SecretDesk desk,
            Interrupted interrupted) {
        PlanRecord plan = ready.made().record();
        output.asked(console, plan);
        notes.forEach(line -> console.out().println(line));
        console.out().flush();
        ApplyCommand.refuseWhereAGuardDoes(plan, Optional.empty());
        Set<String> confirmed =
                LetGo.whileAsked(
                        console,
                        process,
                        ready::close,
                        LetGo.PLAN,
                        () -> consent.to(console, ready, named));
        return told(
                accounts,
                ready,
                Optional.of(ready.place().where().account()),
                confirmed,
                desk,
                interrupted);
    }

    /// Carries changes out within a conversation with a person, who has said yes to them: no plan
    /// is shown, and how it came out is told by whoever asks.
    ///
    /// @param named the account that an option names
    /// @param confirmed what the person has typed
    /// @param interrupted what is said and tidied up when the process is interrupted meanwhile; the
    ///   call in flight is waited for
    /// @throws dev.lockstep.operation.Refused if a guard refuses
    public CarryOut.Finished told(
            LiveAccount accounts,
            Ready ready,
            Optional<String> named,
            Set<String> confirmed,
            SecretDesk desk,
            Interrupted interrupted) {
        allowed(ready, named);
        var watch = new RunWatch(console, consent, true);
        CarryOut run = CarryOut.begin(accounts, ready, confirmed, watch, desk, Version.TEXT);
        var told = new CountDownLatch(1);
        try (var _ = process.whenInterrupted(() -> interrupted(run, interrupted, told))) {
            try (var bar = new ReadingBar(console, quiet)) {
                return run.carryOut(bar);
            } finally {
                told.countDown();
            }
        }
    }

    /// What is being made is finished, unless somebody is asked meanwhile, who does not answer any
    /// more; then it is said how it goes on.
    private void interrupted(CarryOut run, Interrupted interrupted, CountDownLatch told) {
        boolean isAsking = interrupted.isAsking();
        interrupted.tidyUp(run);
        run.stop();
        if (!isAsking) {
            Told.say(console, "interrupted: what is being made is finished, nothing new is begun");
            Carrying.untilTold(run, told);
        }
        run.letGo();
        String id = run.head().run();
        Told.say(
                console,
                "interrupted in the run %s: lockstep runs show %s says what was made. %s"
                        .formatted(id, id, interrupted.next(run)));
    }

    /// Hears that the process is interrupted.
    @FunctionalInterface
    public interface Interrupted {
        /// Tidies up at once.
        void tidyUp(CarryOut run);

        /// Whether somebody is being asked within a call: then nothing is waited for.
        default boolean isAsking() {
            return false;
        }

        /// How it goes on, in a sentence that is said last.
        default String next(CarryOut run) {
            return "The same command goes on from there";
        }
    }

    private void allowed(Ready ready, Optional<String> named) {
        if (!quiet) {
            ready.place().takenOver().ifPresent(words -> Told.say(console, words));
        }
        ApplyCommand.refuseWhereAGuardDoes(ready.made().record(), Optional.empty());
        if (ready.place().isToBeNamed(named)) {
            consent.on(console).account(ready.place().where().account());
        }
    }
}
