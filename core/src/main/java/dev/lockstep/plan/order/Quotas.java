package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import java.util.List;
import java.util.Optional;

/// What AWS would refuse for want of room, so that a plan does not fail half way.
///
/// Rule source: IAM User Guide, "IAM and AWS STS quotas". What the account itself says of its
/// quotas (iam:GetAccountSummary) comes first: some can be raised.
final class Quotas {
    private final AccountSnapshot snapshot;

    Quotas(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Why AWS would not make a write; words without a full stop, names in them are hostile text.
    ///
    /// @param account as it is when the turn of the write has come
    Optional<String> against(Effect effect, Account account) {
        return switch (effect) {
            case UserEffect.CreateUser _ ->
                    full("the account", "users", account.users().size(), "UsersQuota", 5000);
            case GroupEffect.CreateGroup _ ->
                    full("the account", "groups", account.groups().size(), "GroupsQuota", 300);
            case PolicyEffect.CreatePolicy _ ->
                    full(
                            "the account",
                            "policies of its own",
                            (int)
                                    account.policies().stream()
                                            .filter(one -> !one.isAwsManaged())
                                            .count(),
                            "PoliciesQuota",
                            1500);
            case PolicyEffect.CreatePolicyVersion(String arn, _, _) ->
                    account.policies().stream()
                            .filter(one -> one.arn().equals(arn))
                            .findFirst()
                            .flatMap(Quotas.this::versions);
            case UserEffect.AddUserToGroup(String group, String name) ->
                    Optional.ofNullable(account.users().get(name))
                            .filter(user ->
                                    user.groups().stream().noneMatch(group::equalsIgnoreCase))
                            .flatMap(user ->
                                    full(
                                            "the user " + name,
                                            "groups",
                                            user.groups().size(),
                                            "GroupsPerUserQuota",
                                            10));
            case UserEffect.AttachUserPolicy(String name, String arn) ->
                    Optional.ofNullable(account.users().get(name))
                            .flatMap(user ->
                                    attached(
                                            "the user " + name,
                                            user.attachedPolicies().stream()
                                                    .filter(one -> !one.arn().equals(arn))
                                                    .toList(),
                                            "AttachedPoliciesPerUserQuota"));
            case GroupEffect.AttachGroupPolicy(String name, String arn) ->
                    Optional.ofNullable(account.groups().get(name))
                            .flatMap(group ->
                                    attached(
                                            "the group " + name,
                                            group.attachedPolicies().stream()
                                                    .filter(one -> !one.arn().equals(arn))
                                                    .toList(),
                                            "AttachedPoliciesPerGroupQuota"));
            default -> Optional.empty(); // no plan makes another thing of which there is a limit
        };
    }

    private Optional<String> versions(ManagedPolicy policy) {
        return full(
                "the policy " + policy.name(),
                "versions",
                policy.versions().size(),
                "VersionsPerPolicyQuota",
                5);
    }

    private Optional<String> attached(String whose, List<?> policies, String quota) {
        return full(whose, "managed policies", policies.size(), quota, 10);
    }

    private Optional<String> full(String whose, String what, int has, String quota, int usual) {
        int most = snapshot.summaryCount(quota).found().orElse(usual);
        return has < most
                ? Optional.empty()
                : Optional.of(
                        whose
                                + " has "
                                + has
                                + " "
                                + what
                                + " by then, and AWS takes "
                                + most
                                + "; make room, or ask for more under Service Quotas, and plan"
                                + " again");
    }
}
