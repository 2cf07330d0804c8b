package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// Somebody besides administrators may open cases with AWS Support.
public final class SupportRole implements Control {
    private static final String POLICY = "AWSSupportAccess";
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "support-role",
                            Step.GROUPS,
                            Severity.LOW,
                            Subject.Kind.ACCOUNT,
                            "Somebody may open cases with AWS Support")
                    .cis("1.17/1.16/2.16/2.15")
                    .securityHub("IAM.18")
                    .prowler("iam_support_role_created")
                    .differs("groups and users count");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var holders = new PolicyHolders(snapshot, POLICY);
        return List.of(
                Verdict.by(
                        holders.attached().not(),
                        Subject.account(snapshot),
                        holders.evidence(),
                        "The policy AWSSupportAccess is attached.",
                        "The policy AWSSupportAccess is attached to no role, group or user.",
                        Advice.byHand(
                                Remedy.ATTACH_SUPPORT_POLICY,
                                "Attach the AWS managed policy AWSSupportAccess to a role or group"
                                        + " of the people who may open cases with AWS Support, and"
                                        + " name it in lockstep.yaml if that group is declared"
                                        + " there.")));
    }
}
