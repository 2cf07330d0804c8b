package dev.lockstep.cli.mfa;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.MfaPolicy;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.report.Printable;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep mfa replace`: a new device in the place of a lost one.
@Command(
        name = "replace",
        header = "Replace a lost device: first the new one, then the old one away.",
        description = {
            "Sets up a new virtual device together with the person, as mfa enrol does. Only",
            "when AWS has it is the old one taken off the user. Interrupted in between, the",
            "same command finds the new device and goes on with the old one. Make sure that",
            "it is the person who asks. Without USER it is for yourself."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa replace alice",
            "  lockstep mfa replace alice --device alice",
            "",
            "Exit status: 0 replaced, 3 something failed (what is so is said), 4 you left",
            "off or nothing was done, 130 interrupted."
        })
public final class MfaReplaceCommand implements Callable<ExitStatus> {
    @Mixin private TalkOptions talk = new TalkOptions();
    @Mixin private DeviceOption device = new DeviceOption();
    @Mixin private SeedOptions seeds = new SeedOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the new device is called (default: the user's name, or USER-2 …).")
    private @Nullable String name;

    private final Console console;
    private final ThisProcess process;

    public MfaReplaceCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        return talk.printed(console, MfaPolicy.REPLACE).orElseGet(this::replace);
    }

    private ExitStatus replace() {
        MfaEnrolCommand.check(Optional.ofNullable(name));
        CodeSource source = talk.codes(console);
        seeds.check(console);
        return talk.hear(console, process, source, this::replace);
    }

    private ExitStatus replace(TalkOptions.Talk with) {
        Enrolment enrolment = with.enrolment();
        Standing standing = enrolment.standing();
        boolean isTaken = false;
        try {
            Optional<String> left =
                    standing.takenOff().stream().filter(device::mayMean).findFirst();
            if (left.isPresent()) {
                return freed(with, standing, left.get());
            }
            MfaDevice lost = device.lost(console, standing, "Which one is lost?");
            Optional<MfaDevice> newer = standing.replacementOf(lost);
            String who = standing.user();
            if (newer.isPresent()) {
                Told.say(
                        console,
                        "the new device stands already: "
                                + newer.get().serial()
                                + "; only the old one is still to be taken off");
                enrolment.agree(
                        standing,
                        "Take "
                                + Printable.line(lost.serial())
                                + " off "
                                + Printable.line(who)
                                + " now?");
            } else {
                String called = Enrolment.name(standing, Optional.ofNullable(name));
                isTaken = true;
                Enrolment.Outcome outcome =
                        enrolment.enrol(
                                standing,
                                called,
                                Optional.of(lost),
                                isAnothers -> question(who, lost, isAnothers),
                                () -> seeds.view(console),
                                with.codes());
                if (outcome.serial().isEmpty()) {
                    return outcome.status();
                }
                MfaText.say(
                        console, MfaEnrolCommand.done(who, outcome.serial().get(), outcome.run()));
            }
            if (!isTaken) {
                standing.close();
                isTaken = true;
            }
            return removed(with, lost);
        } finally {
            if (!isTaken) {
                standing.close();
            }
        }
    }

    /// Deletes what an earlier replacement has taken off the user.
    private ExitStatus freed(TalkOptions.Talk with, Standing standing, String serial) {
        Enrolment enrolment = with.enrolment();
        MfaDevices devices = with.devices();
        Told.say(
                console,
                "the device "
                        + serial
                        + " was taken off "
                        + standing.user()
                        + " by this machine and opens nothing any more; its name is still taken");
        if (!standing.isCertainlyTakenOff(serial)) {
            enrolment.confirm(serial);
        }
        enrolment.agree(standing, "Delete " + Printable.line(serial) + ", which is nobody's, now?");
        CarryOut.Finished finished =
                with.conversation().finish(devices.accounts(), devices.delete(standing, serial));
        if (Enrolment.isDone(finished)) {
            MfaText.say(
                    console,
                    serial
                            + " is deleted, and its name is free. "
                            + standing.user()
                            + " has: "
                            + MfaEnrolCommand.words(standing.devices())
                            + ". If one of these is lost: lockstep mfa replace "
                            + standing.user()
                            + " --device DEVICE");
            return ExitStatus.DONE;
        }
        enrolment.trouble(finished, standing.user(), serial + " could not be deleted");
        return ExitStatus.NOT_COMPLETE;
    }

    private ExitStatus removed(TalkOptions.Talk with, MfaDevice lost) {
        Enrolment enrolment = with.enrolment();
        MfaDevices devices = with.devices();
        try (Standing now = enrolment.standing()) {
            if (now.devices().stream().noneMatch(one -> one.serial().equals(lost.serial()))) {
                MfaText.say(console, lost.serial() + " is taken off " + now.user() + " already.");
                return ExitStatus.DONE;
            }
            CarryOut.Finished finished =
                    with.conversation().finish(devices.accounts(), devices.remove(now, lost));
            if (Enrolment.isDone(finished)) {
                MfaText.say(
                        console,
                        lost.serial()
                                + " is taken off "
                                + now.user()
                                + ". The old phone opens nothing any more.");
                return ExitStatus.DONE;
            }
            enrolment.trouble(
                    finished,
                    now.user(),
                    switch (now.reached(finished.head().run()).deactivated()) {
                        case MADE ->
                                "the new device stands, and the old one, "
                                        + lost.serial()
                                        + ", is taken off, but its name is still taken; the same"
                                        + " command deletes it";
                        case PERHAPS ->
                                "the new device stands; whether the old one, "
                                        + lost.serial()
                                        + ", is taken off is not known; the same command goes on"
                                        + " with that";
                        case NOT ->
                                "the new device stands, but the old one, "
                                        + lost.serial()
                                        + ", is not taken off; the same command goes on with that";
                    });
            return ExitStatus.NOT_COMPLETE;
        }
    }

    private static String question(String user, MfaDevice lost, boolean isAnothers) {
        return (isAnothers ? "Delete that device, and set" : "Set")
                + " up a new device for "
                + Printable.line(user)
                + " now, and take "
                + Printable.line(lost.serial())
                + " away once it stands? The person should be here, with an authenticator app that"
                + " is about to add an account.";
    }
}
