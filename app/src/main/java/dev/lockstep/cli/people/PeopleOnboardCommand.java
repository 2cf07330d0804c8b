package dev.lockstep.cli.people;

import dev.lockstep.account.ReadKey;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.mfa.EnrolPart;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep people onboard`: brings a person in.
@Command(
        name = "onboard",
        header = "Bring a person in: user, first password, MFA, then the rights.",
        description = {
            "Makes the user of a person of lockstep.yaml, hands over a first password, has",
            "MFA set up, and only then gives the groups. Whatever is so already is not done",
            "again: stopped anywhere, the same command goes on.",
            "",
            "With the person beside you, MFA is set up here. With --elsewhere the person does",
            "it alone in the console: a sheet to send is printed (or --sheet), and the same",
            "command, given later, goes on; --wait waits for it at once.",
            "",
            "A user that stands already, with rights that do not ask for MFA, gets MFA first",
            "and then the password: a password alone would open the rights. So that goes with",
            "the person beside you, and not with --elsewhere.",
            "",
            "Where a user that nobody claims looks like the person's, it is asked whether it",
            "is; without a terminal, people match or --new-user says so.",
            "",
            "The password is shown once, or goes into a file: sealed, where lockstep.yaml",
            "names an `age` for the person, or --password-file. AWS asks for a new one at",
            "the first sign-in."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep people onboard alice",
            "  lockstep people onboard alice --sheet alice.html",
            "  lockstep people onboard alice --elsewhere --sheet alice.html",
            "  lockstep people onboard alice --elsewhere --wait --yes",
            "  lockstep people onboard alice --yes --password-file first.txt --codes codes.pipe",
            "",
            "Exit status: 0 all is so, or the person is to set up MFA now; 3 a part is done,",
            "and something failed, was refused or is not known, or you left off; 4 nothing",
            "was done; 130 interrupted."
        })
public final class PeopleOnboardCommand implements Callable<ExitStatus> {
    /// What it writes, for its policy.
    static final List<Effect> WRITES =
            List.of(
                    new UserEffect.CreateUser("any", "/", Optional.empty(), Map.of()),
                    new PasswordEffect.CreateLoginProfile("any", true),
                    new PasswordEffect.UpdateLoginProfile("any", true, Optional.of(true)),
                    new UserEffect.PutUserPolicy("any", "any", "{}"),
                    new UserEffect.DeleteUserPolicy("any", "any"),
                    new UserEffect.AddUserToGroup("any", "any"),
                    new MfaEffect.CreateVirtualMfaDevice("/", "any"),
                    new MfaEffect.EnableMfaDevice("any", "any"),
                    new MfaEffect.DeleteVirtualMfaDevice("any"));

    /// What it reads besides the account.
    static final List<String> READS = ReadKey.MFA_DEVICES.operations();

    @Mixin private BoardOptions options = new BoardOptions();
    @Mixin private Giving giving = new Giving();
    @Mixin private EnrolPart enrol = new EnrolPart();
    @Mixin private SheetOption sheet = new SheetOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "PERSON",
            description = "A person of lockstep.yaml, or the name of the user.")
    private @Nullable String person;

    @Option(
            names = "--elsewhere",
            description = "The person sets up MFA alone, in the console; a sheet is printed.")
    private boolean elsewhere;

    @Option(
            names = "--wait",
            description = "With --elsewhere: wait until AWS shows the device, then go on.")
    private boolean wait;

    @Option(
            names = "--new-user",
            description = "Make a new user, though another looks like the person's: it is not.")
    private boolean isNew;

    private final Console console;
    private final ThisProcess process;

    public PeopleOnboardCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        if (options.isPolicyWanted()) {
            options.policy(
                    console, "LockstepPeopleOnboard", ReadKey.MFA_DEVICES.operations(), WRITES);
            return ExitStatus.DONE;
        }
        sheet.check();
        return new Onboard(console, process, options, giving, enrol, sheet, how(), isNew)
                .onboard(BoardOptions.argument(person, "PERSON"));
    }

    private Onboard.How how() {
        return wait
                ? Onboard.How.WAITED_FOR
                : elsewhere ? Onboard.How.ELSEWHERE : Onboard.How.BESIDE;
    }
}
