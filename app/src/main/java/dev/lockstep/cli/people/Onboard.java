package dev.lockstep.cli.people;

import dev.lockstep.apply.RunRefused;
import dev.lockstep.baseline.Person;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.mfa.EnrolPart;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.people.Welcome;
import dev.lockstep.people.step.OnboardStep;
import dev.lockstep.report.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Brings people in, each from wherever things stand.
final class Onboard {
    /// As many rounds as there are steps, and one to see that all is so.
    private static final int ROUNDS = 5;

    private final Console console;
    private final ThisProcess process;
    private final BoardOptions options;
    private final Giving giving;
    private final EnrolPart enrol;
    private final SheetOption sheet;
    private final How how;
    private final boolean isNew;
    private final Set<String> settled = new HashSet<>();
    private boolean isDone;

    /// Where the person stands who is being brought in; empty: nobody has looked since the last
    /// change.
    private Optional<OnboardStep> stands = Optional.empty();

    /// How the person sets up MFA.
    enum How {
        /// Here, beside whoever runs this.
        BESIDE,
        /// Alone, in the console, at some later time.
        ELSEWHERE,
        /// The same, and it is waited for.
        WAITED_FOR
    }

    /// @param isNew whether somebody said that no user is the person's, however it looks
    Onboard(
            Console console,
            ThisProcess process,
            BoardOptions options,
            Giving giving,
            EnrolPart enrol,
            SheetOption sheet,
            How how,
            boolean isNew) {
        this.console = console;
        this.process = process;
        this.options = options;
        this.giving = giving;
        this.enrol = enrol;
        this.sheet = sheet;
        this.how = how;
        this.isNew = isNew;
    }

    /// Something was done: what is refused from now on is no refusal of all.
    void done() {
        isDone = true;
    }

    /// Sees to it beforehand that nothing stands against bringing a person in, as far as that can
    /// be known.
    ///
    /// @param held with what belongs to the user
    /// @return whether a password will be handed over
    /// @throws Refused if something does
    /// @throws NotRead if AWS did not say
    boolean check(BoardingSteps.Held held, Person who) {
        OnboardStep step = held.onboard(who, how != How.BESIDE);
        refuse(step, true);
        settle(held, who);
        if (step.givesPassword()) {
            giving.place(console, held, step.user());
        }
        if (step.needsMfa() && how == How.BESIDE) {
            enrol.check(console);
        }
        return step.givesPassword();
    }

    private static void refuse(OnboardStep step, boolean isFirst) {
        if (step.next() == OnboardStep.Next.NOT_KNOWN) {
            throw new NotRead("AWS did not say " + step.why() + "; no more was done");
        }
        if (step.next() == OnboardStep.Next.REFUSED) {
            throw new Refused(
                    step.why().replaceAll("\\.$", "") + (isFirst ? "; nothing was done" : ""));
        }
    }

    /// Asks whose the users are that look like the person's, once.
    private void settle(BoardingSteps.Held held, Person who) {
        if (!isNew && settled.add(who.id())) {
            new PerhapsTheirs(console).settle(who, held.perhaps(who));
        }
    }

    /// Brings a person in, from wherever things stand.
    ExitStatus onboard(String named) {
        return part(() -> rounds(named));
    }

    /// Goes through a part. What is refused after something was done is told, and what was done
    /// stands.
    ExitStatus part(Supplier<ExitStatus> part) {
        stands = Optional.empty();
        try {
            ExitStatus status = part.get();
            if (!isDone || status != ExitStatus.REFUSED) {
                return status;
            }
        } catch (Refused | RunRefused e) {
            if (!isDone) {
                throw e;
            }
            Told.say(
                    console,
                    Printable.line(
                            String.valueOf(e.getMessage())
                                    .replace("nothing was done", "no more was done")));
        }
        Told.say(
                console,
                "what was done before stands"
                        + stands.map(one -> "; " + one.inBrief()).orElse("")
                        + "; the same command goes on from there");
        return ExitStatus.NOT_COMPLETE;
    }

    private ExitStatus rounds(String named) {
        Optional<OnboardStep.Next> before = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            OnboardStep step;
            Welcome welcome;
            stands = Optional.empty();
            try (BoardingSteps.Held held = options.hold(console)) {
                Person who = held.person(named);
                String user = held.userOf(who).orElse(who.user());
                BoardingSteps.Held whole = options.with(console, held, user);
                step = whole.onboard(who, how != How.BESIDE);
                refuse(step, round == 0);
                stands = Optional.of(step);
                if (round == 0) {
                    settle(held, who);
                }
                if (before.filter(step.next()::equals).isPresent()) {
                    console.say("AWS does not show yet what was done; the same command goes on");
                    return ExitStatus.NOT_COMPLETE;
                }
                if (before.isEmpty()) {
                    stands(whole, who, step);
                }
                before = Optional.of(step.next());
                welcome = welcome(whole, who, step);
                if (step.next() == OnboardStep.Next.ENROL && step.givesPassword()) {
                    // Else the person would be left half in.
                    giving.place(console, whole, step.user());
                }
                if (step.next() == OnboardStep.Next.MAKE
                        || step.next() == OnboardStep.Next.RIGHTS) {
                    ExitStatus status = make(whole, step);
                    if (status != ExitStatus.DONE) {
                        return status;
                    }
                    continue;
                }
            }
            if (step.next() == OnboardStep.Next.DONE) {
                return done(step, welcome);
            }
            ExitStatus status = enrolled(step, welcome);
            if (status != ExitStatus.DONE || how == How.ELSEWHERE) {
                return status;
            }
        }
        return ExitStatus.NOT_COMPLETE;
    }

    private void stands(BoardingSteps.Held held, Person who, OnboardStep step) {
        BoardOptions.say(
                console,
                List.of(
                        "%s, user %s of account %s%s"
                                .formatted(
                                        who.id(),
                                        step.user(),
                                        held.about().account().orElse("(id unknown)"),
                                        held.about().practice() ? " (a practice account)" : ""),
                        ""));
        BoardOptions.say(console, step.told());
    }

    private ExitStatus make(BoardingSteps.Held held, OnboardStep step) {
        Optional<HandOverPlace> place =
                step.givesPassword()
                        ? Optional.of(giving.place(console, held, step.user()))
                        : Optional.empty();
        if (step.needsMfa() && how == How.BESIDE) {
            // Else the person would be left half in.
            enrol.check(console);
        }
        ExitStatus status =
                giving.make(console, process, options, held, step.user(), step.changes(), place)
                        .status();
        isDone |= status != ExitStatus.REFUSED;
        return status;
    }

    private ExitStatus enrolled(OnboardStep step, Welcome welcome) {
        var about =
                new EnrolPart.About(
                        options.accounts(console),
                        options.asked(),
                        options.account(),
                        options.consent(console),
                        step.user(),
                        options.isQuiet());
        if (how == How.BESIDE) {
            ExitStatus status = enrol.beside(console, process, about);
            isDone |= status != ExitStatus.REFUSED;
            return status;
        }
        written(welcome);
        if (how == How.WAITED_FOR) {
            return enrol.elsewhere(console, process, about);
        }
        BoardOptions.say(
                console,
                List.of(
                        "",
                        "%s sets up MFA now. Then run lockstep people onboard again: once AWS shows the device, it gives the rights (%s), and not before."
                                .formatted(step.user(), String.join(", ", step.groups()))));
        return ExitStatus.DONE;
    }

    private void written(Welcome welcome) {
        sheet.write(console, welcome)
                .ifPresent(file ->
                        BoardOptions.say(
                                console,
                                List.of(
                                        "",
                                        "The sheet for the person is in "
                                                + file
                                                + ". The password goes another way.")));
    }

    private ExitStatus done(OnboardStep step, Welcome welcome) {
        if (sheet.isWanted()) {
            written(welcome);
        }
        BoardOptions.say(
                console,
                List.of(
                        "",
                        "%s is in: a password, MFA and the groups %s. lockstep people sheet %s shows how it stands."
                                .formatted(
                                        step.user(),
                                        String.join(", ", step.groups()),
                                        step.user())));
        return ExitStatus.DONE;
    }

    private Welcome welcome(BoardingSteps.Held held, Person who, OnboardStep step) {
        return new Welcome(
                Printable.line(who.name().orElse(who.id())),
                Printable.line(step.user()),
                held.signIn(),
                held.passwordPolicy(),
                step.next() == OnboardStep.Next.ENROL
                        ? Optional.of(Printable.line(step.user()))
                        : Optional.empty(),
                true,
                held.about().practice());
    }
}
