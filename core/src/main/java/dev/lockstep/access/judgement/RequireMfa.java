package dev.lockstep.access.judgement;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The policy that lets people do nothing without MFA but what setting it up takes. Attached to a
/// group beside whatever else it has, it makes [WithoutMfa] proven for each member.
///
/// Nobody is locked out by it at a first sign-in: it allows what it does not deny, so that a user
/// without any other right can change a password that must be changed, make and enable a device,
/// and then sign in again with it. Whatever may be done only to the own user is denied for every
/// other one, also to an administrator.
///
/// Rule source: IAM User Guide, "AWS: Allows MFA-authenticated IAM users to manage their own MFA
/// device on the Security credentials page"; "AWS global condition context keys":
/// aws:MultiFactorAuthPresent is absent in calls with a long-term key, so that only BoolIfExists
/// denies those.
public final class RequireMfa {
    /// The name of the customer managed policy.
    public static final String NAME = "LockstepRequireMfa";

    /// No permission is needed for these, so that it is enough not to deny them.
    private static final Set<String> NEED_NO_ALLOW =
            Set.of("sts:GetSessionToken", "sts:GetCallerIdentity");

    private static final String NEW_DEVICE = "iam:CreateVirtualMFADevice";

    private RequireMfa() {}

    /// The document for an account. Users may have any path: their names are unique without it, and
    /// no name holds a slash.
    public static PolicyParse document(String partition, String accountId) {
        String iam = "arn:" + partition + ":iam::" + accountId + ":";
        String self = self(iam);
        Set<String> onSelf = SelfService.onSelf();
        String without =
                ",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}";
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":["
                        + selfService(partition, accountId)
                        + ",{\"Sid\":\"NothingElse\",\"Effect\":\"Deny\",\"NotAction\":"
                        + list(new TreeSet<>(SelfService.actions()))
                        + ",\"Resource\":\"*\""
                        + without
                        + ",{\"Sid\":\"NobodyElse\",\"Effect\":\"Deny\",\"Action\":"
                        + list(onSelf)
                        + ",\"NotResource\":"
                        + self
                        + without
                        + "]}");
    }

    /// What somebody needs to change the own password and to set up an MFA device, and no more: for
    /// a person who is in no group yet.
    public static PolicyParse enrolment(String partition, String accountId) {
        return PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":["
                        + selfService(partition, accountId)
                        + "]}");
    }

    /// The statements that allow that.
    private static String selfService(String partition, String accountId) {
        String iam = "arn:" + partition + ":iam::" + accountId + ":";
        String self = self(iam);
        Set<String> onSelf = SelfService.onSelf();
        var reads = new TreeSet<>(SelfService.actions());
        reads.removeAll(onSelf);
        reads.removeAll(NEED_NO_ALLOW);
        reads.remove(NEW_DEVICE);
        return allow("OwnUser", list(onSelf), self)
                + ","
                + allow("NewDevice", list(List.of(NEW_DEVICE)), list(List.of(iam + "mfa/*")))
                + ","
                + allow("Reads", list(reads), list(List.of("*")));
    }

    private static String self(String iam) {
        return list(List.of(iam + "user/${aws:username}", iam + "user/*/${aws:username}"));
    }

    private static String allow(String sid, String actions, String resources) {
        return "{\"Sid\":\""
                + sid
                + "\",\"Effect\":\"Allow\",\"Action\":"
                + actions
                + ",\"Resource\":"
                + resources
                + "}";
    }

    private static String list(Iterable<String> values) {
        return java.util.stream.StreamSupport.stream(values.spliterator(), false)
                .map(value -> "\"" + value + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
