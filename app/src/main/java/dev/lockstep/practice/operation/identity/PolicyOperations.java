package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import dev.lockstep.practice.state.PracticeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/// Managed policies: what there is, making and removing them, their tags.
public final class PolicyOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreatePolicyRequest one -> create(one, call);
            case GetPolicyRequest one -> get(one, call);
            case ListPoliciesRequest one -> list(one, call);
            case DeletePolicyRequest one -> delete(one, call);
            case TagPolicyRequest one -> tag(one, call);
            case UntagPolicyRequest one -> untag(one, call);
            case ListPolicyTagsRequest one -> listTags(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> create(CreatePolicyRequest request, Call call) {
        Account account = call.truth();
        List<ManagedPolicy> own = ManagedPolicies.ofAccount(account);
        if (own.stream().anyMatch(one -> one.name().equalsIgnoreCase(request.policyName()))) {
            throw IamRefusal.alreadyExists(
                    "A policy called "
                            + request.policyName()
                            + " already exists. Duplicate names are not allowed.");
        }
        PolicyRules.identity(request.policyDocument());
        fits(request.policyDocument());
        var tags = Tags.ofNew(request.tags());
        Quota.oneMore(own.size(), "PoliciesPerAccount", Quota.POLICIES);
        var effect =
                new PolicyEffect.CreatePolicy(
                        request.policyName(),
                        UserOperations.path(request.path()),
                        request.policyDocument(),
                        Optional.ofNullable(request.description()),
                        tags);
        PracticeState next = Write.made(call, effect, "ANPA");
        ManagedPolicy made =
                ManagedPolicies.found(
                        next.truth(), IamArn.of(account, "policy", effect.path(), effect.policy()));
        Policy.Builder shown = Shown.listed(next.truth(), made).toBuilder();
        return Optional.of(
                new Answer(
                        CreatePolicyResponse.builder()
                                .policy(
                                        tags.isEmpty()
                                                ? shown.build()
                                                : shown.tags(Tags.shown(tags)).build())
                                .build(),
                        next));
    }

    /// @throws AwsError if the document is too long
    static void fits(String document) {
        Quota.upTo(PolicySize.of(document), "PolicySize", Quota.MANAGED_POLICY_SIZE);
    }

    private static Optional<Answer> get(GetPolicyRequest request, Call call) {
        ManagedPolicy policy = ManagedPolicies.found(call.seen(), request.policyArn());
        return Optional.of(
                Answer.of(
                        GetPolicyResponse.builder()
                                .policy(Shown.whole(call.seen(), policy))
                                .build(),
                        call));
    }

    private static Optional<Answer> list(ListPoliciesRequest request, Call call) {
        Account account = call.seen();
        var page =
                Page.of(
                        inScope(account, request.scopeAsString()).stream()
                                .filter(one -> Shown.hasPath(one.path(), request.pathPrefix()))
                                .filter(one -> isWanted(account, one, request))
                                .toList(),
                        PolicyOperations::key,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListPoliciesResponse.builder()
                                .policies(
                                        page.items().stream()
                                                .map(one -> Shown.listed(account, one))
                                                .toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    /// The account's own first, as AWS does; names are unique among them, and among AWS's.
    static String key(ManagedPolicy policy) {
        return (policy.isAwsManaged() ? "1" : "0") + policy.name();
    }

    private static List<ManagedPolicy> inScope(Account account, @Nullable String scope) {
        var all = new ArrayList<ManagedPolicy>();
        if (!"AWS".equals(scope)) {
            all.addAll(ManagedPolicies.ofAccount(account));
        }
        if (!"Local".equals(scope)) {
            all.addAll(ManagedPolicies.ofAws(account));
        }
        return all;
    }

    private static boolean isWanted(
            Account account, ManagedPolicy policy, ListPoliciesRequest request) {
        boolean attached = policy.attachmentCount() > 0;
        boolean boundary =
                PolicyUsageType.PERMISSIONS_BOUNDARY == request.policyUsageFilter()
                        && ManagedPolicies.boundaryUse(account, policy.arn()) > 0;
        return switch (request.policyUsageFilter()) {
            case PERMISSIONS_POLICY -> attached;
            case PERMISSIONS_BOUNDARY -> boundary;
            case null, default -> attached || !Boolean.TRUE.equals(request.onlyAttached());
        };
    }

    private static Optional<Answer> delete(DeletePolicyRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(call, request.policyArn(), "iam:DeletePolicy");
        if (policy.attachmentCount() > 0
                || ManagedPolicies.boundaryUse(call.truth(), policy.arn()) > 0) {
            throw IamRefusal.deleteConflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamRefusal.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must"
                            + " delete the policy's versions. The default version is deleted with"
                            + " the policy.");
        }
        PracticeState next = Write.state(call, new PolicyEffect.DeletePolicy(policy.arn()));
        return Optional.of(
                new Answer(
                        DeletePolicyResponse.builder().build(),
                        next.withLastVersion(policy.arn(), Optional.empty())));
    }

    private static Optional<Answer> tag(TagPolicyRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(call, request.policyArn(), "iam:TagPolicy");
        return Write.answer(
                TagPolicyResponse.builder().build(),
                call,
                new PolicyEffect.TagPolicy(
                        policy.arn(), Tags.added(policy.tags(), request.tags())));
    }

    private static Optional<Answer> untag(UntagPolicyRequest request, Call call) {
        ManagedPolicy policy =
                ManagedPolicies.changeable(call, request.policyArn(), "iam:UntagPolicy");
        return Write.answer(
                UntagPolicyResponse.builder().build(),
                call,
                new PolicyEffect.UntagPolicy(policy.arn(), Tags.removable(request.tagKeys())));
    }

    private static Optional<Answer> listTags(ListPolicyTagsRequest request, Call call) {
        var page =
                Tags.page(
                        ManagedPolicies.found(call.seen(), request.policyArn()).tags(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListPolicyTagsResponse.builder()
                                .tags(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }
}
