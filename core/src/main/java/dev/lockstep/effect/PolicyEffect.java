package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change a customer managed policy.
public sealed interface PolicyEffect extends Effect {
    /// Makes a managed policy, with `v1` of its document.
    record CreatePolicy(
            String policy,
            String path,
            String document,
            Optional<String> description,
            Map<String, String> tags)
            implements PolicyEffect {
        public CreatePolicy {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:CreatePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Names.free(
                    draft.policies.stream()
                            .filter(one -> !one.isAwsManaged())
                            .map(ManagedPolicy::name)
                            .toList(),
                    "policy",
                    policy);
            var at = Optional.of(assigned.at());
            draft.policies.add(
                    new ManagedPolicy(
                            policy,
                            IamArn.of(account, "policy", path, policy),
                            path,
                            0,
                            "v1",
                            List.of(new Version("v1", PolicyDocument.parse(document), at)),
                            assigned.id(),
                            at,
                            at,
                            description,
                            tags));
            return draft.account();
        }
    }

    /// Removes a managed policy, with the one version that it has left, when nothing uses it.
    record DeletePolicy(String arn) implements PolicyEffect {
        @Override
        public String operation() {
            return "iam:DeletePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            PolicyUse.change(draft, arn, DeletePolicy::withoutOtherVersions);
            new Empty("the policy " + arn)
                    .without("attachment or use as a boundary", PolicyUse.isUsed(draft, arn));
            draft.policies.removeIf(policy -> policy.arn().equals(arn));
            return draft.account();
        }

        private static ManagedPolicy withoutOtherVersions(ManagedPolicy policy) {
            new Empty("the policy " + policy.arn())
                    .without("version beside the default", policy.versions().size() > 1);
            return policy;
        }
    }

    /// Writes another version of a managed policy. Its number, such as `v2`, is what AWS assigns.
    ///
    /// @param setAsDefault whether it comes into force at once
    record CreatePolicyVersion(String arn, String document, boolean setAsDefault)
            implements PolicyEffect {
        @Override
        public String operation() {
            return "iam:CreatePolicyVersion";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            String number =
                    assigned.id()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "a version needs the number that AWS gave"));
            var at = Optional.of(assigned.at());
            return changed(
                    account,
                    arn,
                    one ->
                            one.withVersions(
                                    setAsDefault ? number : one.defaultVersion(),
                                    Rights.added(
                                            without(one, number),
                                            new Version(
                                                    number, PolicyDocument.parse(document), at)),
                                    at));
        }
    }

    /// Removes a version that is not in force.
    record DeletePolicyVersion(String arn, String version) implements PolicyEffect {
        @Override
        public String operation() {
            return "iam:DeletePolicyVersion";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    arn,
                    one -> {
                        found(one, version);
                        if (one.defaultVersion().equals(version)) {
                            throw new IllegalArgumentException(
                                    version + " is the version in force of the policy " + arn);
                        }
                        return one.withVersions(
                                one.defaultVersion(),
                                without(one, version),
                                Optional.of(assigned.at()));
                    });
        }
    }

    /// Brings a version of a managed policy into force.
    record SetDefaultPolicyVersion(String arn, String version) implements PolicyEffect {
        @Override
        public String operation() {
            return "iam:SetDefaultPolicyVersion";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    arn,
                    one -> {
                        found(one, version);
                        return one.withVersions(
                                version, one.versions(), Optional.of(assigned.at()));
                    });
        }
    }

    /// Gives a managed policy tags, in the place of those with the same keys.
    record TagPolicy(String arn, Map<String, String> tags) implements PolicyEffect {
        public TagPolicy {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, arn, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a managed policy some tags, if it has them.
    record UntagPolicy(String arn, List<String> keys) implements PolicyEffect {
        public UntagPolicy {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, arn, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    private static Account changed(
            Account account, String arn, UnaryOperator<ManagedPolicy> change) {
        AccountDraft draft = AccountDraft.of(account);
        PolicyUse.change(draft, arn, change);
        return draft.account();
    }

    private static List<Version> without(ManagedPolicy policy, String version) {
        return policy.versions().stream().filter(one -> !one.id().equals(version)).toList();
    }

    private static void found(ManagedPolicy policy, String version) {
        if (policy.versions().stream().noneMatch(one -> one.id().equals(version))) {
            throw new IllegalArgumentException(
                    "there is no version " + version + " of the policy " + policy.arn());
        }
    }
}
