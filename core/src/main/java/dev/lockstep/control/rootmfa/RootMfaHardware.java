package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// Root must have an MFA device that is not an app, where the baseline wants that.
public final class RootMfaHardware implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "root-mfa-hardware",
                            Step.ROOT_MFA,
                            Severity.MEDIUM,
                            Subject.Kind.ROOT,
                            "Root has a hardware MFA device")
                    .cis("1.6/1.5/2.5/2.6")
                    .securityHub("IAM.6")
                    .prowler("iam_root_hardware_mfa_enabled")
                    .differs("a virtual device beside a hardware one is not a failure");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.root(snapshot);
        if (!RootCredentials.canExist(snapshot)) {
            return List.of(Verdict.notApplicable(subject, RootMfa.NO_ROOT));
        }
        if (baseline.root().mfaKind() != Baseline.MfaKind.HARDWARE) {
            return List.of(
                    Verdict.notApplicable(
                            subject, "The baseline does not ask for it: root's mfa-kind is any."));
        }
        var root = RootCredentials.of(snapshot);
        Ruling mfa = root.mfa();
        Ruling none = root.none();
        if (!mfa.isYes() && none.isYes()) {
            return List.of(
                    new Verdict.NotApplicable(
                            subject,
                            RootMfa.NO_CREDENTIALS,
                            root.withCredentials(root.mfaEvidence())));
        }
        // Without MFA it fails, as long as root can have something to sign in with.
        Ruling wrong =
                mfa.isYes()
                        ? isWithoutHardware(snapshot.root())
                        : Ruling.any(
                                Ruling.all(mfa.not(), none.not()),
                                Ruling.all(mfa, isWithoutHardware(snapshot.root())));
        Evidence evidence =
                mfa.isYes() ? root.mfaEvidence() : root.withCredentials(root.mfaEvidence());
        return List.of(
                Verdict.by(
                        wrong,
                        subject,
                        evidence,
                        "Root has an MFA device that is not virtual.",
                        mfa.isYes() && !hasOwnEmptyList(snapshot.root())
                                ? "Every MFA device of root is virtual."
                                : "Root has no MFA device at all.",
                        advice(snapshot)));
    }

    /// Whether root, having MFA, has no other than virtual devices. Only root's own list tells:
    /// beside a virtual device there may be up to seven others.
    private static Ruling isWithoutHardware(RootReads root) {
        return switch (root.ownMfaDevices()) {
            case Read.Known<List<MfaDevice>>(var devices, var _) ->
                    Ruling.of(devices.stream().allMatch(d -> d.kind() == MfaDevice.Kind.VIRTUAL));
            case Read.Missing<List<MfaDevice>> notListed ->
                    switch (root.virtualMfaDevices()) {
                        case Read.Known<List<VirtualMfaDevice>>(var devices, var _) ->
                                devices.isEmpty() ? Ruling.no() : Ruling.open(notListed);
                        case Read.Missing<List<VirtualMfaDevice>> missing -> Ruling.open(missing);
                    };
        };
    }

    private static boolean hasOwnEmptyList(RootReads root) {
        return root.ownMfaDevices().found().filter(List::isEmpty).isPresent();
    }

    private static Advice advice(AccountSnapshot snapshot) {
        return Advice.byHand(
                Remedy.USE_HARDWARE_ROOT_MFA,
                "No API can do this for root: sign in to the console as the root user of account "
                        + Subject.account(snapshot).name()
                        + ", open Security credentials, choose Assign MFA device and register a"
                        + " security key or a hardware token. Keep the device that is there until"
                        + " the new one has worked once.");
    }
}
