package dev.lockstep.cli.people;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.apply.ChangeResult;
import dev.lockstep.apply.RunResult;
import dev.lockstep.change.Change;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.AskedRun;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.Wanted;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Makes changes among which a first password may be, and hands that over.
final class Giving {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Write the password into this new file, which only you can read, and show it"
                            + " nowhere.")
    private @Nullable String file;

    @Option(
            names = "--sealed-into",
            paramLabel = "FOLDER",
            description =
                    "Where a file goes that is sealed to the `age` of lockstep.yaml (default: here).")
    private @Nullable String into;

    /// Whether one file takes the password: it takes no second one.
    boolean isOneFile() {
        return file != null;
    }

    /// Where the password of a user will go.
    ///
    /// @throws dev.lockstep.operation.Refused if there is no such place
    HandOverPlace place(Console console, BoardingSteps.Held held, String user) {
        return HandOverPlace.of(
                held.baseline(),
                Wanted.password(
                        user,
                        Optional.ofNullable(file).map(Path::of).map(console::resolve),
                        console.resolve(Path.of(Optional.ofNullable(into).orElse(""))),
                        console.clock().instant(),
                        held.passwordLeft(user),
                        PasswordDesk.screen(console)));
    }

    /// What came of it.
    record Given(ExitStatus status, String run) {}

    /// Shows, asks, and makes it. The held account is let go.
    ///
    /// @param place where the password goes; empty: none is given
    Given make(
            Console console,
            ThisProcess process,
            BoardOptions options,
            BoardingSteps.Held held,
            String user,
            List<Change> changes,
            Optional<HandOverPlace> place) {
        Optional<PasswordPolicy> policy = held.passwordPolicy();
        var desk =
                new PasswordDesk(
                        console,
                        place.orElse(new HandOverPlace.Screen(false)),
                        new PasswordDesk.Sheet(
                                held.about().account().orElse(""),
                                held.about().practice() ? "" : held.signIn().address().orElse(""),
                                policy.map(PasswordPolicy::minimumLength)
                                        .orElse(PasswordPolicy.DEFAULT_MINIMUM_LENGTH)),
                        new FirstPassword());
        var notes = new ArrayList<String>();
        place.map(one -> "\nThe password " + one.words() + ".")
                .map(line -> Paragraph.of(Printable.line(line.strip()), console.width()))
                .ifPresent(text -> notes.add("\n" + text.stripTrailing()));
        CarryOut.Finished finished;
        try (Ready ready = held.ready(changes)) {
            AskedRun run = options.run(console, process, new RunOutput());
            finished =
                    run.shown(
                            options.accounts(console),
                            ready,
                            options.account(),
                            notes,
                            desk,
                            new Leaving(user, desk));
            options.isNamed(held.about().account());
        }
        return new Given(ended(console, user, desk, finished), finished.head().run());
    }

    /// What is said when the process is interrupted.
    private record Leaving(String user, PasswordDesk desk) implements AskedRun.Interrupted {
        @Override
        public void tidyUp(CarryOut run) {
            desk.clear();
        }

        @Override
        public boolean isAsking() {
            return desk.isShowing();
        }

        @Override
        public String next(CarryOut run) {
            return desk.isShowing()
                    ? "The password that was shown is not set. The same command goes on"
                    : "The same command goes on from there";
        }
    }

    static ExitStatus ended(
            Console console, String user, PasswordDesk desk, CarryOut.Finished finished) {
        if (finished.result().end() == RunResult.End.DONE) {
            var told = new ArrayList<String>();
            told.add("");
            finished.head().changes().stream()
                    .map(one -> "Done: " + one.title())
                    .forEach(told::add);
            desk.file()
                    .ifPresent(path ->
                            told.add(
                                    "The password is in "
                                            + console.shown(path)
                                            + "; delete the file once it is handed over."));
            if (finished.head().changes().stream().anyMatch(one -> one.irreversible().isEmpty())) {
                told.add("lockstep undo " + finished.head().run() + " takes it back.");
            }
            BoardOptions.say(console, told);
            return ExitStatus.DONE;
        }
        boolean isOpen =
                finished.result().changes().stream()
                        .anyMatch(one -> one.state() == ChangeResult.State.UNKNOWN);
        var told = new ArrayList<String>();
        told.add("It did not come to its end: " + why(finished) + ".");
        if (desk.fault().isPresent()) {
            told.add("No password was set, since " + desk.fault().get() + ".");
            again(console, desk).ifPresent(told::add);
        } else if (desk.isTaken()) {
            told.add(
                    "AWS has taken the password, so it is set"
                            + desk.file()
                                    .map(path -> ": it is in " + console.shown(path))
                                    .orElse(": whoever was handed it has it")
                            + ". lockstep people password would give another.");
        } else if (desk.isGiven() && isOpen) {
            told.add(
                    "AWS gave no answer, so the password that was handed over may be in force or"
                            + " not. If it does not open the sign-in, lockstep people password "
                            + user
                            + " gives another.");
            desk.kept()
                    .forEach(path ->
                            told.add(
                                    "Nor is it known of the one before, in "
                                            + console.shown(path)
                                            + "."));
        } else if (desk.isGiven()) {
            told.add("The password that was handed over is not in force: throw it away.");
            again(console, desk).ifPresent(told::add);
        }
        told.add(
                (desk.isTaken()
                                ? "Where somebody is being brought in, the same command"
                                : "The same command")
                        + " goes on from what is so; lockstep runs show "
                        + finished.head().run()
                        + " says what was made.");
        told.forEach(line -> console.say(Printable.line(line)));
        return finished.result().isNothingDone() ? ExitStatus.REFUSED : ExitStatus.NOT_COMPLETE;
    }

    /// Takes the file of the new password away, and says what stands there again.
    private static Optional<String> again(Console console, PasswordDesk desk) {
        return desk.discard()
                .map(path ->
                        "In "
                                + console.shown(path)
                                + " the one before stands again, which may be in force.");
    }

    private static String why(CarryOut.Finished finished) {
        String why =
                finished.result().changes().stream()
                        .map(ChangeResult::detail)
                        .filter(detail -> !detail.isBlank())
                        .findFirst()
                        .orElse(finished.result().why());
        return why.replaceAll("\\.$", "");
    }
}
