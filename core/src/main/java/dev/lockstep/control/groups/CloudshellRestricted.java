package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Nobody has the whole of AWS CloudShell, which can move files in and out and has sudo.
public final class CloudshellRestricted implements Control {
    private static final String POLICY = "AWSCloudShellFullAccess";
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "cloudshell-restricted",
                            Step.GROUPS,
                            Severity.MEDIUM,
                            Subject.Kind.ACCOUNT,
                            "AWSCloudShellFullAccess is attached to nobody")
                    .cis("1.22/1.21/2.21/2.20")
                    .securityHub("IAM.27")
                    .prowler("iam_policy_cloudshell_admin_not_attached");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var holders = new PolicyHolders(snapshot, POLICY);
        String who =
                holders.known().isEmpty()
                        ? "somebody whose list was not read"
                        : holders.known().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "));
        return List.of(
                Verdict.by(
                        holders.attached(),
                        Subject.account(snapshot),
                        holders.evidence(),
                        "The policy AWSCloudShellFullAccess is attached to nobody.",
                        "The policy AWSCloudShellFullAccess is attached to " + who + ".",
                        new Advice(
                                Remedy.DETACH_CLOUDSHELL_POLICY,
                                "Detach AWSCloudShellFullAccess from "
                                        + who
                                        + ". Whoever needs CloudShell gets a policy of your own that"
                                        + " allows cloudshell actions but denies"
                                        + " cloudshell:GetFileUploadUrls and"
                                        + " cloudshell:GetFileDownloadUrls; attach that one first.",
                                holders.known().stream()
                                        .map(CloudshellRestricted::detach)
                                        .toList())));
    }

    private static String detach(PolicyHolders.Holder holder) {
        return AwsCommand.of("iam", "detach-" + holder.kind() + "-policy")
                .option("--" + holder.kind() + "-name", holder.name())
                .option("--policy-arn", holder.policyArn())
                .text();
    }
}
