package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
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

/// Root must have MFA, unless it provably has nothing to sign in with.
public final class RootMfa implements Control {
    static final String NO_ROOT = "Root cannot sign in to AWS GovCloud (US).";
    static final String NO_CREDENTIALS = "Root has no password and no access keys.";

    private static final ControlInfo INFO =
            ControlInfo.of(
                            "root-mfa",
                            Step.ROOT_MFA,
                            Severity.CRITICAL,
                            Subject.Kind.ROOT,
                            "Root has MFA")
                    .cis("1.5/1.4/2.4/2.5")
                    .securityHub("IAM.9")
                    .prowler("iam_root_mfa_enabled");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.root(snapshot);
        if (!RootCredentials.canExist(snapshot)) {
            return List.of(Verdict.notApplicable(subject, NO_ROOT));
        }
        var root = RootCredentials.of(snapshot);
        Ruling mfa = root.mfa();
        if (mfa.isYes()) {
            return List.of(pass(subject, root));
        }
        Ruling none = root.none();
        Evidence evidence = root.withCredentials(root.mfaEvidence());
        return List.of(
                none.isYes()
                        ? new Verdict.NotApplicable(subject, NO_CREDENTIALS, evidence)
                        : Verdict.by(
                                Ruling.all(mfa.not(), none.not()),
                                subject,
                                evidence,
                                "Root has MFA.",
                                reason(root),
                                advice(snapshot)));
    }

    private static Verdict pass(Subject subject, RootCredentials root) {
        Evidence evidence = root.mfaEvidence();
        return new Verdict.Pass(
                subject,
                "Root has MFA.",
                root.restsOnReport()
                        ? evidence.note(
                                "Only the credential report says so; it may be four hours old.")
                        : evidence);
    }

    private static String reason(RootCredentials root) {
        return switch (root.password()) {
            case Ruling.Yes _ -> "Root has a password but no MFA.";
            case Ruling.No _ -> "Root has an access key but no MFA.";
            case Ruling.Open _ ->
                    "Root has no MFA, and nothing shows that it has no password to sign in with.";
        };
    }

    private static Advice advice(AccountSnapshot snapshot) {
        return Advice.byHand(
                Remedy.ENABLE_ROOT_MFA,
                "No API can do this for root: sign in to the console as the root user of account "
                        + Subject.account(snapshot).name()
                        + ", open Security credentials and choose Assign MFA device. Register a"
                        + " security key or a passkey, and a second device that is kept in another"
                        + " place, so that losing one does not lock you out. Nobody else notices"
                        + " anything; root is asked for the device at its next sign-in.");
    }
}
