package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Quota;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The managed policies that an account sees: its own and those of AWS.
final class ManagedPolicies {
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:iam::(aws|[0-9]{12}):policy/.+");

    private ManagedPolicies() {}

    /// The policy of this ARN, with the documents that are known.
    static Optional<ManagedPolicy> find(Account account, String arn) {
        Optional<ManagedPolicy> own =
                account.policies().stream().filter(one -> one.arn().equals(arn)).findFirst();
        return own.isPresent()
                ? own.map(policy -> known(account, policy))
                : AwsManagedPolicies.find(account.partition(), arn);
    }

    /// @throws AwsError if there is none
    static ManagedPolicy found(Account account, String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
        }
        return find(account, arn)
                .orElseThrow(() -> IamRefusal.noSuchEntity("Policy " + arn + " was not found."));
    }

    /// A policy of the account itself, which the caller wants to change.
    ///
    /// @param operation such as `iam:DeletePolicy`
    /// @throws AwsError if there is none, or if it is AWS's
    static ManagedPolicy changeable(Call call, String arn, String operation) {
        ManagedPolicy policy = found(call.truth(), arn);
        if (policy.isAwsManaged()) {
            throw IamRefusal.accessDenied(
                    "User: "
                            + call.caller().arn(call.truth())
                            + " is not authorized to perform: "
                            + operation
                            + " on resource: policy "
                            + arn);
        }
        return policy;
    }

    /// A policy that is to be attached.
    ///
    /// @param before what is attached already
    /// @param quota as AWS calls it, such as `PoliciesPerUser`
    /// @param whose in AWS's words, such as `User`
    /// @throws AwsError if it cannot be attached
    static void attachable(
            Account account, String arn, List<AttachedPolicy> before, String quota, String whose) {
        ManagedPolicy policy = usable(account, arn, "Policy ");
        if (policy.isAwsManaged() && policy.path().startsWith(Subject.SERVICE_LINKED)) {
            throw IamRefusal.notAttachable(
                    "Cannot attach a Service Role Policy to a " + whose + ".");
        }
        if (before.stream().noneMatch(one -> one.arn().equals(arn))) {
            Quota.oneMore(before.size(), quota, Quota.ATTACHED_POLICIES);
        }
    }

    /// A policy that is to become a permissions boundary.
    ///
    /// @throws AwsError if it cannot
    static void boundary(Account account, String arn) {
        usable(account, arn, "Scope ARN: ");
    }

    private static ManagedPolicy usable(Account account, String arn, String called) {
        if (!ARN.matcher(arn).matches()) {
            throw IamRefusal.invalidInput("ARN " + arn + " is not valid.");
        }
        return find(account, arn)
                .orElseThrow(() ->
                        IamRefusal.noSuchEntity(
                                called + arn + " does not exist or is not attachable."));
    }

    /// @throws AwsError if it is not attached
    static void detachable(String arn, List<AttachedPolicy> before) {
        if (before.stream().noneMatch(one -> one.arn().equals(arn))) {
            throw IamRefusal.noSuchEntity("Policy " + arn + " was not found.");
        }
    }

    /// Those of AWS, without documents unless the account knows them.
    static List<ManagedPolicy> ofAws(Account account) {
        var all = new ArrayList<ManagedPolicy>();
        var seen = new HashSet<String>();
        for (ManagedPolicy policy : account.policies()) {
            if (policy.isAwsManaged()) {
                all.add(known(account, policy));
                seen.add(policy.arn());
            }
        }
        for (ManagedPolicy policy : AwsManagedPolicies.all(account.partition())) {
            if (!seen.contains(policy.arn())) {
                all.add(policy);
            }
        }
        return all;
    }

    static List<ManagedPolicy> ofAccount(Account account) {
        return account.policies().stream().filter(one -> !one.isAwsManaged()).toList();
    }

    /// How many users and roles have it as their permissions boundary.
    static int boundaryUse(Account account, String arn) {
        return (int)
                java.util.stream.Stream.concat(
                                account.users().values().stream()
                                        .flatMap(u -> u.boundary().stream()),
                                account.roles().values().stream()
                                        .flatMap(r -> r.boundary().stream()))
                        .filter(boundary -> boundary.arn().equals(arn))
                        .count();
    }

    /// What an account knows of an AWS managed policy without a document is completed.
    private static ManagedPolicy known(Account account, ManagedPolicy policy) {
        if (!policy.isAwsManaged() || policy.document().isPresent()) {
            return policy;
        }
        return AwsManagedPolicies.find(account.partition(), policy.arn())
                .map(full -> full.withAttachmentCount(policy.attachmentCount()))
                .orElse(policy);
    }
}
