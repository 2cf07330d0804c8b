package dev.lockstep.control.usermfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.MfaKind;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// The MFA devices of users must be of a kind that is good enough.
public final class UserMfaKind implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "user-mfa-kind",
                            Step.USER_MFA,
                            Severity.MEDIUM,
                            Subject.Kind.USER,
                            "MFA devices are of a good kind")
                    .prowler("iam_user_hardware_mfa_enabled")
                    .differs(
                            "a virtual device is enough, codes by SMS are not; who has no password"
                                    + " needs no device");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        MfaKind wanted = baseline.mfa().kind();
        return EachUser.judge(snapshot, user -> judge(user, wanted));
    }

    /// Whether the devices of a user who has MFA are not good enough, as far as their kinds are
    /// known: from the user's own list, else from the virtual devices that are assigned to the
    /// user.
    public static Ruling isTooWeak(UserReads user, MfaKind wanted) {
        Read<List<MfaDevice>> own = user.mfaDevices();
        return switch (wanted) {
            // SMS can no longer be set up, so devices that were not read do not matter.
            case ANY -> Ruling.of(hasSms(own.found().orElse(List.of())));
            case HARDWARE -> Ruling.of(own, devices -> hasSms(devices) || isVirtualOnly(devices));
        };
    }

    private static boolean hasSms(List<MfaDevice> devices) {
        return devices.stream().anyMatch(device -> device.kind() == MfaDevice.Kind.SMS);
    }

    private static boolean isVirtualOnly(List<MfaDevice> devices) {
        return devices.stream().allMatch(device -> device.kind() == MfaDevice.Kind.VIRTUAL);
    }

    private static Verdict judge(UserReads user, MfaKind wanted) {
        Read<Boolean> mfa = user.hasMfa();
        Evidence facts = Evidence.NONE.with("mfa_active", mfa);
        Subject subject = Subject.user(user);
        return switch (Ruling.of(mfa)) {
            case Ruling.No _ ->
                    new Verdict.NotApplicable(subject, user.name() + " has no MFA device.", facts);
            case Ruling.Open _ ->
                    new Verdict.NotApplicable(
                            subject,
                            "It is not known whether %s has MFA.".formatted(user.name()),
                            facts);
            case Ruling.Yes _ -> judge(user, wanted, subject, facts);
        };
    }

    private static Verdict judge(UserReads user, MfaKind wanted, Subject subject, Evidence facts) {
        List<MfaDevice> known = user.mfaDevices().found().orElse(List.of());
        Evidence evidence =
                facts.with("MFADevices", user.mfaDevices().map(UserMfaKind::words))
                        .with("user-mfa-kind", wanted == MfaKind.ANY ? "any" : "hardware");
        return Verdict.by(
                isTooWeak(user, wanted),
                subject,
                user.ownMfaDevices().isKnown()
                        ? evidence
                        : evidence.note(
                                "The kinds of all of the user's devices were not read; SMS can no"
                                        + " longer be set up."),
                () ->
                        user.ownMfaDevices().isKnown()
                                ? "%s's MFA is of a good kind.".formatted(user.name())
                                : "%s has MFA, and any kind will do.".formatted(user.name()),
                () ->
                        hasSms(known)
                                ? "%s's MFA codes come by SMS.".formatted(user.name())
                                : "%s has only virtual MFA devices; hardware is wanted."
                                        .formatted(user.name()),
                () -> advice(user.name(), hasSms(known), wanted));
    }

    private static List<String> words(List<MfaDevice> devices) {
        return devices.stream()
                .map(device -> device.serial() + " (" + device.kind().words() + ")")
                .toList();
    }

    /// What is set up here is an authenticator app, so where hardware is wanted the person does it.
    private static Advice advice(String user, boolean sms, MfaKind wanted) {
        String first =
                sms
                        ? (wanted == MfaKind.ANY
                                        ? "First give %s a passkey, security key or authenticator"
                                                + " app; then remove"
                                        : "First give %s a passkey, security key or hardware token;"
                                                + " then remove")
                                + " the SMS device. AWS no longer offers SMS to users, and text"
                                + " messages can be redirected."
                        : "Give %s a security key, passkey or hardware token; the virtual device may"
                                + " stay beside it.";
        return Advice.byHand(
                switch (wanted) {
                    case ANY -> Remedy.REPLACE_MFA_DEVICE;
                    case HARDWARE -> Remedy.ADD_HARDWARE_MFA_DEVICE;
                },
                first.formatted(user)
                        + " The person does it in the console, under Security credentials.");
    }
}
