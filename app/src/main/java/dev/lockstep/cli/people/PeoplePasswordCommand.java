package dev.lockstep.cli.people;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.cli.Console;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.people.BoardingSteps;
import java.util.ArrayList;
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
            "",
            "With --at-next-sign-in no password is given: AWS asks the person to choose a new",
            "one at the next sign-in, which the present one still opens."
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
            String name =
                    whom.user()
                            .orElseThrow(() ->
                                    new Refused(
                                            named
                                                    + " has no user yet; nothing was done. lockstep people"
                                                    + " onboard "
                                                    + named
                                                    + " makes one"));
            if (held.baseline().roster().isBreakGlass(name)) {
                throw new Refused(
                        name
                                + " is a break-glass user of lockstep.yaml, which no command touches;"
                                + " nothing was done. Change its password by hand, and keep it in its"
                                + " safe");
            }
            BoardingSteps.Held whole = options.with(console, held, name);
            return changed(whole, name);
        }
    }

    private ExitStatus changed(BoardingSteps.Held held, String name) {
        UserReads reads = held.user(name);
        Optional<LoginProfile> profile =
                switch (reads.loginProfile()) {
                    case Read.Known<Optional<LoginProfile>> known -> known.value();
                    case Read.Missing<Optional<LoginProfile>> missing ->
                            throw new NotRead(
                                    missing.because()
                                            + "; so nobody knows whether "
                                            + name
                                            + " has a password; nothing was done");
                };
        if (reads.details().found().flatMap(UserChange.EndSessions::since).isPresent()) {
            throw new Refused(
                    name
                            + " was taken out of use and waits to be deleted; nothing was done. lockstep"
                            + " undo takes that back first (lockstep runs shows the run)");
        }
        Subject subject = Subject.user(reads);
        List<Change> changes =
                List.of(
                        atNextSignIn
                                ? new PasswordChange.RequireNewPassword(subject, name)
                                : new PasswordChange.GivePassword(
                                        subject, name, profile.isEmpty()));
        if (atNextSignIn && profile.isEmpty()) {
            throw new Refused(name + " has no console password; nothing was done");
        }
        if (atNextSignIn && profile.get().resetRequired()) {
            BoardOptions.say(
                    console,
                    List.of(name + " must choose a new password at the next sign-in already."));
            return ExitStatus.DONE;
        }
        var told = new ArrayList<String>();
        profile.ifPresent(_ ->
                told.add(
                        name
                                + " has a console password, "
                                + reads.passwordLastUsed()
                                        .found()
                                        .flatMap(date -> date)
                                        .map(date -> "last used on " + date)
                                        .orElse("never used, as far as is known")
                                + "."
                                + (atNextSignIn
                                        ? ""
                                        : " It is replaced, and opens nothing any more.")));
        boolean mayChange =
                held.passwordPolicy().filter(PasswordPolicy::allowUsersToChange).isPresent();
        if (!mayChange) {
            told.add(
                    "The account does not let its users change their own password: unless a group of "
                            + name
                            + " allows it (iam:ChangePassword), AWS asks for a new one that cannot be"
                            + " set. lockstep apply --step password-policy mends that.");
        }
        BoardOptions.say(console, told);
        Optional<HandOverPlace> place =
                atNextSignIn ? Optional.empty() : Optional.of(giving.place(console, held, name));
        return giving.make(console, process, options, held, name, changes, place).status();
    }
}
