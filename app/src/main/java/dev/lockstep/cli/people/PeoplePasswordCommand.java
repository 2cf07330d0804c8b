package dev.lockstep.cli.people;

import dev.lockstep.baseline.Person;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.cli.Console;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.people.BoardingSteps;
import dev.lockstep.operation.people.PasswordGate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep people password`: another first password, or a new one at the next sign-in.
@Command(
        name = "password",
        header = "Give a user another first password, or ask for a new one.",
        description = {
            "For somebody who cannot get in: a new first password, shown once or written into",
            "a file, which AWS has them change at the next sign-in. The one before is gone.",
            "It goes to one person of lockstep.yaml alone, and where there was no password",
            "only beside MFA: lockstep people onboard gives both.",
            "",
            "With --at-next-sign-in no password is given: AWS asks the person to choose a new",
            "one at the next sign-in, which the present one still opens. That is what an old",
            "password needs."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people password alice",
            "  lockstep people password alice --at-next-sign-in",
            "  lockstep people password alice --yes --password-file first.txt",
            "",
            "Exit status: 0 done, 3 something failed or is not known, 4 nothing was done, 130",
            "interrupted."
        })
public final class PeoplePasswordCommand implements Callable<ExitStatus> {
    private static final List<Effect> WRITES =
            List.of(
                    new PasswordEffect.CreateLoginProfile("any", true),
                    new PasswordEffect.UpdateLoginProfile("any", true, Optional.of(true)));

    @Mixin private BoardOptions options = new BoardOptions();
    @Mixin private Giving giving = new Giving();

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            description = "The user, or a person of lockstep.yaml.")
    private @Nullable String user;

    @Option(
            names = "--at-next-sign-in",
            description = "Give no password; AWS asks the person to choose a new one.")
    private boolean atNextSignIn;

    private final Console console;
    private final ThisProcess process;

    public PeoplePasswordCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (options.isPolicyWanted()) {
            options.policy(console, "LockstepPeoplePassword", List.of(), WRITES);
            return ExitStatus.DONE;
        }
        String named = BoardOptions.argument(user, "USER");
        try (BoardingSteps.Held held = options.hold(console)) {
            BoardingSteps.Whom whom = held.whom(named);
            if (whom.user().isEmpty() && whom.person().filter(Person::federated).isPresent()) {
                throw new Refused(
                        named
                                + " signs in another way (sign-in: federated in lockstep.yaml), so there"
                                + " is no password; nothing was done");
            }
            String name =
                    whom.user()
                            .orElseThrow(() ->
                                    new Refused(
                                            named
                                                    + " has no user yet; nothing was done. lockstep people"
                                                    + " onboard "
                                                    + named
                                                    + " makes one"));
            return changed(options.with(console, held, name), name);
        }
    }

    private ExitStatus changed(BoardingSteps.Held held, String name) {
        PasswordGate.Open open =
                held.passwordGate()
                        .open(
                                name,
                                atNextSignIn
                                        ? PasswordGate.Wanted.CHOSEN
                                        : PasswordGate.Wanted.GIVEN);
        if (atNextSignIn && open.isAsked()) {
            BoardOptions.say(
                    console,
                    List.of(name + " must choose a new password at the next sign-in already."));
            return ExitStatus.DONE;
        }
        Subject subject = Subject.user(held.user(name));
        List<Change> changes =
                List.of(
                        atNextSignIn
                                ? new PasswordChange.RequireNewPassword(subject, name)
                                : new PasswordChange.GivePassword(subject, name, open.isFirst()));
        // Whatever can be refused is, before anything is said.
        Optional<HandOverPlace> place =
                atNextSignIn ? Optional.empty() : Optional.of(giving.place(console, held, name));
        BoardOptions.say(console, open.told());
        return giving.make(console, process, options, held, name, changes, place).status();
    }
}
