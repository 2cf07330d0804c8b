package dev.lockstep.cli.mfa;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaPolicy;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep mfa enrol`: MFA for a user, with the person beside you or waited for.
@Command(
        name = "enrol",
        header = "Set up MFA for a user, together with the person.",
        description = {
            "Makes a virtual MFA device, shows its key as a QR code and as text for the",
            "person's authenticator app, takes two codes in a row, and looks whether AWS",
            "has it. The key is shown once and kept nowhere; leaving off at any time leaves",
            "no device behind, and wrong codes lock nothing. Without USER it is for",
            "yourself.",
            "",
            "With --wait the person does it alone in the console, where a passkey or",
            "security key can be chosen too: a text to send is printed, and Lockstep waits",
            "until AWS shows the device. Ctrl-C is safe: started again, it goes on waiting."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa enrol alice",
            "  lockstep mfa enrol alice --wait",
            "  lockstep mfa enrol alice --another --name alice-tablet",
            "  lockstep mfa enrol alice --yes --key-file alice.key --codes codes.pipe",
            "",
            "Exit status: 0 the user has MFA, 3 something failed or the time to wait is",
            "over, 4 you left off or nothing was done, 130 interrupted."
        })
public final class MfaEnrolCommand implements Callable<ExitStatus> {
    private static final String NAME = "[\\w+=,.@-]{1,226}";

    @Mixin private TalkOptions talk = new TalkOptions();
    @Mixin private SeedOptions seeds = new SeedOptions();
    @Mixin private Waiting waiting = new Waiting();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the device is called (default: the user's name, or USER-2 …).")
    private @Nullable String name;

    @Option(names = "--another", description = "Add one more device to a user who has MFA already.")
    private boolean another;

    @Option(
            names = "--wait",
            description = "Wait until the person has set it up in the console; shows no secret.")
    private boolean wait;

    private final Console console;
    private final ThisProcess process;

    public MfaEnrolCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        return talk.printed(console, wait ? MfaPolicy.WAIT : MfaPolicy.ENROL)
                .orElseGet(this::enrol);
    }

    private ExitStatus enrol() {
        check(Optional.ofNullable(name));
        if (wait) {
            return waiting.until(
                    console,
                    process,
                    TalkOptions.devices(console),
                    talk.request(console),
                    another,
                    Optional.ofNullable(name));
        }
        CodeSource source = talk.codes(console);
        seeds.check(console);
        return talk.hear(console, process, source, this::enrol);
    }

    /// @throws UsageError if AWS takes no such name (iam:CreateVirtualMFADevice)
    static void check(Optional<String> name) {
        name.filter(one -> !one.matches(NAME))
                .ifPresent(one -> {
                    throw new UsageError(
                            "--name is letters, digits and + = , . @ _ - ; not "
                                    + Printable.line(one));
                });
    }

    private ExitStatus enrol(TalkOptions.Talk with) {
        Standing standing = with.enrolment().standing();
        boolean isTaken = false;
        try {
            if (!standing.devices().isEmpty() && !another) {
                say(already(standing.user(), standing.devices(), standing.weakness()));
                return standing.weakness().isEmpty() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
            }
            if (standing.wanted() == Baseline.MfaKind.HARDWARE) {
                Told.say(
                        console,
                        "lockstep.yaml wants a passkey, security key or hardware token (mfa: {kind:"
                                + " hardware}); an authenticator app, as is set up here, does not"
                                + " make step 6 green. lockstep mfa enrol "
                                + standing.user()
                                + " --another --wait leads the person to one");
            }
            String called = Enrolment.name(standing, Optional.ofNullable(name));
            String who = standing.user();
            String account = standing.accountId();
            isTaken = true;
            Enrolment.Outcome outcome =
                    with.enrolment()
                            .enrol(
                                    standing,
                                    called,
                                    Optional.empty(),
                                    isAnothers -> question(who, account, isAnothers),
                                    () -> seeds.view(console),
                                    with.codes());
            outcome.serial().ifPresent(serial -> say(done(who, serial, outcome.run())));
            return outcome.status();
        } finally {
            if (!isTaken) {
                standing.close();
            }
        }
    }

    static String question(String user, String account, boolean isAnothers) {
        return (isAnothers ? "Delete that device, and set" : "Set")
                + " up MFA for "
                + Printable.line(user)
                + " of account "
                + Printable.line(account)
                + " now? The person should be here, with an authenticator app"
                + " that is about to add an account.";
    }

    /// @param weakness why the devices are not good enough, and what helps
    static String already(String user, List<MfaDevice> devices, Optional<String> weakness) {
        String has = user + " has MFA: " + words(devices);
        return weakness.map(why -> has + ". But " + why + ".")
                .orElseGet(() ->
                        has
                                + ". Nothing is to be done. --another adds one more device; after a"
                                + " lost phone: lockstep mfa replace "
                                + user);
    }

    static String words(List<MfaDevice> devices) {
        return devices.stream()
                .map(one ->
                        one.serial()
                                + " ("
                                + one.kind().words()
                                + one.enabled().map(since -> ", since " + since).orElse("")
                                + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    static String done(String user, String serial, String run) {
        return user
                + " has MFA now: "
                + serial
                + ", seen by AWS. Its key was shown here alone and is kept nowhere. At the next"
                + " sign-in AWS asks for a code. lockstep undo "
                + run
                + " takes the device off again.";
    }

    private void say(String sentence) {
        MfaText.say(console, sentence);
    }
}
