package dev.lockstep.cli.mfa;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.mfa.MfaDevices;
import dev.lockstep.operation.mfa.MfaPolicy;
import dev.lockstep.operation.mfa.Reached;
import dev.lockstep.operation.mfa.Standing;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.report.Printable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep mfa resync`: brings a device whose codes AWS refuses back into step.
@Command(
        name = "resync",
        header = "Bring a device whose codes AWS refuses back into step.",
        description = {
            "For an authenticator app or hardware token whose clock has gone wrong: takes",
            "two codes in a row, by which AWS learns how far the device is off. See first",
            "that the phone sets its time by itself. Without USER it is for yourself."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep mfa resync alice",
            "  lockstep mfa resync alice --device alice-2",
            "  lockstep mfa resync alice --yes --codes codes.txt",
            "",
            "Exit status: 0 in step, 3 something failed, 4 you left off or there is no such",
            "device, 130 interrupted."
        })
public final class MfaResyncCommand implements Callable<ExitStatus> {
    @Mixin private TalkOptions talk = new TalkOptions();
    @Mixin private DeviceOption device = new DeviceOption();

    private final Console console;
    private final ThisProcess process;

    public MfaResyncCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        return talk.printed(console, MfaPolicy.RESYNC)
                .orElseGet(() -> talk.hear(console, process, talk.codes(console), this::resync));
    }

    private ExitStatus resync(TalkOptions.Talk with) {
        Enrolment enrolment = with.enrolment();
        Conversation conversation = with.conversation();
        MfaDevices devices = with.devices();
        try (Standing standing = enrolment.standing()) {
            MfaDevice chosen = device.withCodes(console, standing);
            enrolment.agree(
                    standing,
                    "Bring "
                            + Printable.line(chosen.serial())
                            + " of "
                            + Printable.line(standing.user())
                            + " into step with AWS, by two codes in a row?");
            var desk = new CodeDesk(console, with.codes(), SeedView.NONE, standing, false);
            CarryOut.Finished finished =
                    conversation.carry(devices.accounts(), devices.resync(standing, chosen), desk);
            if (Enrolment.isDone(finished)) {
                MfaText.say(
                        console,
                        "AWS and "
                                + chosen.serial()
                                + " of "
                                + standing.user()
                                + " are in step: its codes are good again.");
                return ExitStatus.DONE;
            }
            if (standing.reached(finished.head().run()).resynced() != Reached.Call.NOT) {
                Told.say(
                        console,
                        "AWS gave no answer: the device may be in step now. Let "
                                + standing.user()
                                + " try to sign in with it, or run the same command again with two"
                                + " new codes");
                return conversation.isInterrupted()
                        ? ExitStatus.INTERRUPTED
                        : ExitStatus.NOT_COMPLETE;
            }
            if (conversation.isInterrupted()) {
                Told.say(console, "interrupted; nothing was changed");
                return ExitStatus.INTERRUPTED;
            }
            if (desk.hasLeftOff()) {
                Told.say(
                        console,
                        "left off; nothing was changed. If no codes of it are taken, lockstep mfa"
                                + " replace "
                                + standing.user()
                                + " gives the person a new device");
                return ExitStatus.REFUSED;
            }
            enrolment.trouble(finished, standing.user(), "the device is not in step");
            return ExitStatus.NOT_COMPLETE;
        }
    }
}
