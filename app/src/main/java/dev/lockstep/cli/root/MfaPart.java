package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
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

    private final Awaiting awaiting;
    private final RootTalk talk;

    MfaPart(Console console, ThisProcess process, RootView options, Watching watching) {
        this.awaiting =
                new Awaiting(
                        console,
                        process,
                        options,
                        watching,
                        RootReading.MFA,
                        COMMAND,
                        "when root has MFA");
        this.talk = options.talk(console);
    }

    /// Goes through it.
    ///
    /// @param goes whether the person wants to do it now; asked once it is known that it is missing
    /// @throws dev.lockstep.operation.NotRead if AWS refuses to tell whether root has MFA
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
                awaiting.refuseDenied(first);
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
        if (!awaiting.waits()) {
            talk.say("Run " + COMMAND + " again when it is done: it looks whether AWS has it.");
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        Optional<Looked> seen =
                awaiting.seen(
                        goes,
                        "root's MFA (Ctrl-C is safe)",
                        "no MFA of root of account %s. If the page lists the device, look at the account's number there, at the top right: it may be another account's root. %s goes on waiting"
                                .formatted(first.about().account().orElse("(unknown)"), COMMAND),
                        now -> {
                            if (!isOn(now)) {
                                awaiting.refuseDenied(now);
                            }
                            return isOn(now);
                        });
        if (seen.isEmpty()) {
            return Part.of(first, ExitStatus.NOT_COMPLETE);
        }
        talk.print("\n");
        talk.say("AWS has it: root has MFA now.");
        Looked settled = awaiting.settled(seen.get(), MfaPart::isOn);
        MfaStanding now = settled.mfa();
        details(now);
        return Part.seen(settled, status(now));
    }

    private static boolean isOn(Looked looked) {
        return looked.mfa().state() == MfaStanding.State.ON;
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
}
