package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Days;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.RootGoal.Attestation;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Root's password must be long and unique. No API shows it and no password policy covers it, so a
/// person vouches for it in the baseline.
public final class RootPasswordStrength implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "root-password-strength",
                    Step.ROOT_MFA,
                    Severity.MEDIUM,
                    Subject.Kind.ROOT,
                    "Somebody vouches for root's password");

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
        var root = RootCredentials.of(snapshot);
        if (root.hasNoPassword()) {
            return List.of(
                    new Verdict.NotApplicable(
                            subject, "Root has no password.", root.withCredentials(Evidence.NONE)));
        }
        Optional<Attestation> given = baseline.root().attestation(RootGoal.STRONG_PASSWORD);
        Evidence evidence = evidence(given);
        return List.of(
                given.filter(attestation -> !Days.isOver(attestation.until(), now))
                        .<Verdict>map(attestation ->
                                new Verdict.Pass(
                                        subject,
                                        attestation.by()
                                                + " vouches for root's password until "
                                                + attestation.until()
                                                + ".",
                                        evidence))
                        .orElseGet(() ->
                                new Verdict.Manual(
                                        subject, reason(given), evidence, advice(snapshot))));
    }

    private static String reason(Optional<Attestation> ranOut) {
        return ranOut.map(attestation ->
                        "The word of "
                                + attestation.by()
                                + " for root's password ran out after "
                                + attestation.until()
                                + ".")
                .orElse("No API shows how strong root's password is, and nobody vouches for it.");
    }

    private static Evidence evidence(Optional<Attestation> given) {
        return given.map(attestation ->
                        Evidence.NONE
                                .with("by", attestation.by())
                                .with("date", attestation.date())
                                .with("until", attestation.until()))
                .orElse(Evidence.NONE.with("strong-password", Optional.empty()));
    }

    private static Advice advice(AccountSnapshot snapshot) {
        return Advice.byHand(
                Remedy.ATTEST_ROOT_PASSWORD,
                "Look at how the password of the root user of account "
                        + Subject.account(snapshot).name()
                        + " was made and where it is kept: it should be long, random, used nowhere"
                        + " else, and in a password store that few people can open. If it is not,"
                        + " sign in as root and change it under Security credentials. Then write"
                        + " down in lockstep.yaml who checked it, under root, attestations,"
                        + " strong-password, with by, date and until.");
    }
}
