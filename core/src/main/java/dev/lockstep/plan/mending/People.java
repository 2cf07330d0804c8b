package dev.lockstep.plan.mending;

import dev.lockstep.account.UserReads;
import dev.lockstep.change.Change;
import dev.lockstep.change.MfaChange.DeleteLeftoverDevice;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.verified.PersonSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people do themselves, or with somebody beside them: MFA, and what their sheet lacks.
final class People {
    private static final Task ENROL =
            Task.of(
                            Step.USER_MFA,
                            "Set up an MFA device together with each person. A passkey or a security"
                                    + " key is the strongest kind: the person registers it in the"
                                    + " console, under Security credentials, Assign MFA device (--wait"
                                    + " writes the text to send, and waits for it). An authenticator"
                                    + " app is good too, and can be set up here with the person beside"
                                    + " you.")
                    .by("lockstep mfa enrol USER");

    private static final Task REPLACE =
            Task.of(
                            Step.USER_MFA,
                            "Give each person another kind of MFA device than one that sends its codes by"
                                    + " SMS: a passkey or a security key, which the person registers in the"
                                    + " console under Security credentials, or an authenticator app, which"
                                    + " can be set up here with the person beside you. Then the SMS device"
                                    + " goes.")
                    .by("lockstep mfa replace USER");

    private static final Task ADD_HARDWARE =
            Task.of(
                            Step.USER_MFA,
                            "lockstep.yaml wants hardware: give each person a passkey, a security key or a"
                                    + " hardware token. The person registers it in the console under Security"
                                    + " credentials; an authenticator app may stay beside it, a device that"
                                    + " sends its codes by SMS may not.")
                    .by("lockstep mfa enrol USER --another --wait");

    private final Situation situation;
    private final KeyMendings keys;
    private final Passwords passwords;

    People(Situation situation, KeyMendings keys, Passwords passwords) {
        this.situation = situation;
        this.keys = keys;
        this.passwords = passwords;
    }

    /// Nobody needs MFA for credentials that this plan takes away.
    Mending enrol(Finding finding) {
        UserReads user = situation.user(finding.subject().name());
        var taking = new ArrayList<Change>();
        passwords.removing(user).ifPresent(taking::add);
        boolean nothingStays = user.hasPassword().found().equals(Optional.of(!taking.isEmpty()));
        if (finding.control().id().equals("administrator-mfa")) {
            for (var key : user.activeKeys().known()) {
                Optional<Change> retiring = keys.retiring(user, key);
                retiring.ifPresent(taking::add);
                nothingStays &= retiring.isPresent();
            }
            nothingStays &= user.activeKeys().further().isEmpty();
        }
        return nothingStays && !taking.isEmpty()
                ? new Mending(taking, List.of())
                : Mending.byHand(ENROL.about(user.name()));
    }

    Mending replaceDevice(Finding finding) {
        return Mending.byHand(REPLACE.about(finding.subject().name()));
    }

    Mending addHardware(Finding finding) {
        return Mending.byHand(ADD_HARDWARE.about(finding.subject().name()));
    }

    private Task otherDevice() {
        return switch (situation.baseline().mfa().kind()) {
            case ANY -> REPLACE;
            case HARDWARE -> ADD_HARDWARE;
        };
    }

    /// A virtual device that is assigned to nobody; AWS refuses to delete one that is in use.
    Mending deleteDevice(Finding finding) {
        String serial = finding.subject().name();
        boolean isNobodys =
                situation.snapshot().virtualMfaDevices().found().orElse(List.of()).stream()
                        .anyMatch(one -> one.serial().equals(serial) && !one.isAssigned());
        return isNobodys
                ? Mending.by(new DeleteLeftoverDevice(finding.subject(), serial))
                : Mending.byHand(Task.of(Step.USER_MFA, finding.advice().orElseThrow().text()));
    }

    /// What a person's sheet lacks: the same as the findings of the other steps say, for whoever
    /// asks for this one alone.
    Mending sheet(Finding finding) {
        UserReads user = situation.user(finding.subject().name());
        Optional<Change> removing = passwords.removing(user);
        if (removing.isPresent()) {
            return Mending.by(removing.get());
        }
        PersonSheet sheet =
                PersonSheet.of(
                        user,
                        situation.snapshot(),
                        situation.baseline(),
                        situation.register(),
                        situation.now());
        var changes = new ArrayList<Change>();
        var tasks = new ArrayList<Task>();
        for (PersonSheet.Entry entry : sheet.broken()) {
            switch (entry.line()) {
                case IN_A_GROUP ->
                        tasks.add(
                                Task.of(
                                        Step.VERIFIED,
                                        "For their sheet to hold, these people must be in a group: what"
                                                + " step 5 plans or says brings them there.",
                                        user.name()));
                case NO_ACCESS_KEYS -> {
                    for (var key : user.activeKeys().known()) {
                        if (!situation.register().covers(user, key).isYes()) {
                            keys.retiring(user, key)
                                    .ifPresentOrElse(
                                            changes::add,
                                            () ->
                                                    tasks.add(
                                                            Task.of(
                                                                    Step.VERIFIED,
                                                                    "For their sheet to hold, these people"
                                                                            + " must have no access key that"
                                                                            + " no need covers: see what"
                                                                            + " step 7 plans or says.",
                                                                    user.name())));
                        }
                    }
                }
                case CURRENT_PASSWORD -> tasks.add(passwords.changing(user));
                case CURRENT_USER ->
                        tasks.add(
                                Task.of(
                                        Step.VERIFIED,
                                        "These people have not used the account lately. Ask whether they"
                                                + " still need it. If not, take them out of lockstep.yaml and"
                                                + " plan again; if so, signing in once is enough.",
                                        user.name()));
                case MFA ->
                        tasks.add(
                                (user.hasMfa().found().orElse(false) ? otherDevice() : ENROL)
                                        .about(user.name()));
            }
        }
        return new Mending(changes, List.of(), tasks);
    }
}
