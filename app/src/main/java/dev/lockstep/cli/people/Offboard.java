package dev.lockstep.cli.people;

import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.RunOutput;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.people.step.OffboardStep;
import dev.lockstep.plan.Guard;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.people.OffboardJson;
import dev.lockstep.report.Printable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes people out, each by the step that is due.
final class Offboard {
    private final Console console;
    private final ThisProcess process;
    private final BoardOptions options;
    private final RunOutput output;

    Offboard(Console console, ThisProcess process, BoardOptions options, RunOutput output) {
        this.console = console;
        this.process = process;
        this.options = options;
        this.output = output;
    }

    /// Makes the step of a person or user that is due.
    ExitStatus offboard(String name) {
        Optional<Person> gone;
        try (BoardingSteps.Held held = options.hold(console, Guard.WAY_IN_KEPT)) {
            BoardingSteps.Whom whom = held.whom(name);
            if (whom.user().isEmpty()) {
                // Deleted before, or never made.
                gone = whom.person();
                say(List.of(name + " has no user in this account."));
            } else {
                String user = whom.user().get();
                held.refuseShared(user);
                BoardingSteps.Held whole = options.with(console, held, user);
                OffboardStep step = whole.offboard(user);
                stands(whole.about(), step);
                if (step.changes().isEmpty()) {
                    return ended(whole.about(), step);
                }
                ExitStatus status = made(whole, step);
                if (status != ExitStatus.DONE || step.state() != OffboardStep.State.WAITED) {
                    return status;
                }
                gone = whom.person();
            }
        }
        return gone.map(this::outOfRoster).orElse(ExitStatus.DONE);
    }

    private boolean isText() {
        return output.format() == RunOutput.Format.text;
    }

    private void say(List<String> sentences) {
        if (isText()) {
            BoardOptions.say(console, sentences);
        }
    }

    private void stands(About about, OffboardStep step) {
        var all = new ArrayList<String>();
        all.add(
                "%s of account %s%s"
                        .formatted(
                                step.user(),
                                about.account().orElse("(id unknown)"),
                                about.practice() ? " (a practice account)" : ""));
        all.add("");
        all.addAll(step.told());
        all.add("");
        boolean goesOn =
                step.state() != OffboardStep.State.HELD
                        && step.state() != OffboardStep.State.NOT_KNOWN;
        all.add((goesOn ? "Next: " : "") + step.next());
        say(all);
    }

    private ExitStatus ended(About about, OffboardStep step) {
        if (!isText()) {
            output.destination().write(console, out -> OffboardJson.write(about, step, out));
        }
        return switch (step.state()) {
            case IN_USE, WAITING, WAITED -> ExitStatus.DONE;
            case HELD -> {
                console.say(step.user() + " was not touched");
                yield ExitStatus.REFUSED;
            }
            case NOT_KNOWN -> ExitStatus.NOT_COMPLETE;
        };
    }

    private ExitStatus made(BoardingSteps.Held held, OffboardStep step) {
        try (Ready ready = held.ready(step.changes())) {
            ExitStatus status =
                    options.run(console, process, output)
                            .shown(
                                    options.accounts(console),
                                    ready,
                                    options.account(),
                                    step.typed());
            if (status == ExitStatus.DONE && step.state() == OffboardStep.State.IN_USE) {
                say(
                        List.of(
                                "",
                                "Run lockstep people offboard "
                                        + step.user()
                                        + " again in "
                                        + held.baseline().accessKeys().waitingDays()
                                        + " days; it says what was tried meanwhile. The password is"
                                        + " gone for good: after an undo, lockstep people password "
                                        + step.user()
                                        + " gives another."));
            }
            return status;
        }
    }

    /// The user is gone. As long as the person stands in lockstep.yaml, a plan would make the user
    /// again.
    private ExitStatus outOfRoster(Person person) {
        if (person.federated()) {
            say(
                    List.of(
                            person.id()
                                    + " signs in another way and stays in lockstep.yaml; whoever leaves"
                                    + " altogether is taken out there by hand."));
            return ExitStatus.DONE;
        }
        if (!Files.exists(options.roster(console).path())) {
            return ExitStatus.DONE;
        }
        BaselineDraft draft;
        try {
            draft = BaselineDraft.without(options.roster(console), person.id());
        } catch (Refused e) {
            console.say(String.valueOf(e.getMessage()));
            return ExitStatus.NOT_COMPLETE;
        }
        if (isText()) {
            options.changed(console, draft);
        }
        if (!options.consent(console)
                .agrees(
                        "Take "
                                + Printable.line(person.id())
                                + " out of lockstep.yaml? Else a plan makes the user again.")) {
            return ExitStatus.DONE;
        }
        draft.write();
        say(List.of(person.id() + " is out of lockstep.yaml."));
        return ExitStatus.DONE;
    }
}
