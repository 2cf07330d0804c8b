package dev.lockstep.effect;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps the managed policies of a draft in step with what uses them.
final class PolicyUse {
    private PolicyUse() {}

    /// The policy of this ARN, to be used now. One of AWS that nobody has used yet becomes known by
    /// it, without a document.
    ///
    /// @throws IllegalArgumentException if the account has none
    static AttachedPolicy used(AccountDraft draft, String arn) {
        int place = place(draft, arn);
        if (place >= 0) {
            return new AttachedPolicy(draft.policies.get(place).name(), arn);
        }
        var named = new AttachedPolicy(IamArn.policyName(arn), arn);
        if (!named.isAwsManaged()) {
            throw new IllegalArgumentException("there is no policy " + arn);
        }
        draft.policies.add(
                new ManagedPolicy(
                        named.name(), arn, IamArn.policyPath(arn), 0, "v1", Optional.empty()));
        return named;
    }

    /// The attachments with one more, which is counted.
    static List<AttachedPolicy> attached(
            AccountDraft draft, List<AttachedPolicy> before, String arn) {
        AttachedPolicy policy = used(draft, arn);
        List<AttachedPolicy> after = Rights.with(before, policy);
        count(draft, arn, after.size() - before.size());
        return after;
    }

    /// The attachments with one less, which is counted.
    ///
    /// @throws IllegalArgumentException if it is not attached
    static List<AttachedPolicy> detached(
            AccountDraft draft, List<AttachedPolicy> before, String arn) {
        List<AttachedPolicy> after = Rights.without(before, arn);
        count(draft, arn, -1);
        return after;
    }

    /// Whether a user, group or role has it, as a policy or as its permissions boundary.
    static boolean isUsed(AccountDraft draft, String arn) {
        var users = draft.users.values().stream();
        var roles = draft.roles.values().stream();
        return draft.groups.values().stream().anyMatch(one -> has(one.attachedPolicies(), arn))
                || users.anyMatch(
                        one -> has(one.attachedPolicies(), arn) || has(one.boundary(), arn))
                || roles.anyMatch(
                        one -> has(one.attachedPolicies(), arn) || has(one.boundary(), arn));
    }

    private static boolean has(Collection<AttachedPolicy> some, String arn) {
        return some.stream().anyMatch(one -> one.arn().equals(arn));
    }

    private static boolean has(Optional<AttachedPolicy> one, String arn) {
        return one.filter(policy -> policy.arn().equals(arn)).isPresent();
    }

    /// Changes the policy of this ARN.
    ///
    /// @throws IllegalArgumentException if there is none
    static void change(AccountDraft draft, String arn, UnaryOperator<ManagedPolicy> change) {
        int place = place(draft, arn);
        if (place < 0) {
            throw new IllegalArgumentException("there is no policy " + arn);
        }
        draft.policies.set(place, change.apply(draft.policies.get(place)));
    }

    /// Where it stands; negative: nowhere. ARNs of an account begin alike, and there are many, so
    /// their hash codes are compared first, which strings keep.
    private static int place(AccountDraft draft, String arn) {
        int hash = arn.hashCode();
        for (int i = 0; i < draft.policies.size(); i++) {
            String other = draft.policies.get(i).arn();
            if (other.hashCode() == hash && other.equals(arn)) {
                return i;
            }
        }
        return -1;
    }

    private static void count(AccountDraft draft, String arn, int more) {
        // A snapshot may lack a policy that something has: its reads were refused.
        if (more != 0 && place(draft, arn) >= 0) {
            change(
                    draft,
                    arn,
                    one -> one.withAttachmentCount(Math.max(0, one.attachmentCount() + more)));
        }
    }
}
