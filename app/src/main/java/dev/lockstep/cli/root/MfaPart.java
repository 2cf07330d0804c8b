package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import dev.lockstep.root.MfaGuide;
import dev.lockstep.root.MfaStanding;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Step 2 with its person: says how root gets MFA, and waits until it has it.
final class MfaPart {
    private static final String COMMAND = "lockstep root mfa";

    private final Console console;
    private final ThisProcess process;
    private final RootView options;
    private final Watching watching;
    private final RootTalk talk;

    MfaPart(Console console, ThisProcess process, RootView options, Watching watching) {
        this.console = console;
        this.process = process;
        this.options = options;
        this.watching = watching;
        this.talk = options.talk(console);
    }

    /// Goes through it.
    ///
    /// @param goes whether the person wants to do it now; asked once it is known that it is missing
    /// @throws NotRead if AWS refuses to tell whether root has MFA
    Part go(Looked first, BooleanSupplier goes) {
        MfaStanding standing = first.mfa();
        return switch (standing.state()) {
            case ON -> {
                stands(standing);
                if (!standing.isGoodEnough()) {
                    talk.passages(MfaGuide.second(first.where()));
                }
                yield Part.of(first, status(standing));
            }
            case NEEDLESS -> {
                talk.say(standing.reason());
                yield Part.of(first, ExitStatus.DONE);
            }
            case NOT_KNOWN -> {
                refuseDenied(first);
                talk.say("Whether root has MFA is not known just now. " + standing.reason());
                yield missing(first, goes);
            }
            case OFF -> {
                talk.say(standing.reason());
                yield missing(first, goes);
            }
        };
    }

    private Part missing(Looked first, BooleanSupplier goes) {
        talk.passages(MfaGuide.whole(first.where()));
        talk.print("\n");
        if (!watching.waits()) {
            talk.say("Run " + COMMAND + " again when it is done: it looks whether AWS has it.");
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        if (!goes.getAsBoolean()) {
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        Told.say(
                console,
                "waiting up to %d minutes until AWS shows root's MFA (Ctrl-C is safe)"
                        .formatted(watching.minutes()));
        Optional<Looked> seen =
                watching.until(
                        console,
                        process,
                        () -> options.lookAgain(console, RootReading.MFA),
                        now -> {
                            boolean isOn = now.mfa().state() == MfaStanding.State.ON;
                            if (!isOn) {
                                refuseDenied(now);
                            }
                            return isOn;
                        },
                        COMMAND);
        if (seen.isEmpty()) {
            Told.say(
                    console,
                    "after %d minutes AWS shows no MFA of root of account %s. If the page lists the device, look at the account's number there, at the top right: it may be another account's root. %s goes on waiting"
                            .formatted(
                                    watching.minutes(),
                                    first.about().account().orElse("(unknown)"),
                                    COMMAND));
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        talk.print("\n");
        talk.say("AWS has it: root has MFA now.");
        Looked settled =
                watching.settled(
                        seen.get(),
                        () -> options.lookAgain(console, RootReading.MFA),
                        now -> now.mfa().state() == MfaStanding.State.ON);
        MfaStanding now = settled.mfa();
        details(now);
        return Part.byRoot(settled, status(now));
    }

    private void stands(MfaStanding standing) {
        talk.say(standing.reason());
        details(standing);
    }

    private void details(MfaStanding standing) {
        talk.say(standing.told());
        talk.say(standing.lacking());
    }

    private static ExitStatus status(MfaStanding standing) {
        return standing.isGoodEnough() ? ExitStatus.DONE : ExitStatus.NOT_COMPLETE;
    }

    private static void refuseDenied(Looked looked) {
        looked.refusedSummary()
                .ifPresent(why -> {
                    throw new NotRead(
                            why
                                    + "; so nobody could tell when root has MFA. Whoever has the"
                                    + " policy that "
                                    + COMMAND
                                    + " --print-policy prints may read it, as may an administrator,"
                                    + " an auditor (SecurityAudit) and root");
                });
    }
}
