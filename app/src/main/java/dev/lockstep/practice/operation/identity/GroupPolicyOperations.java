package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Group;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Quota;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;

/// The policies of groups: attached ones and inline ones.
public final class GroupPolicyOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case AttachGroupPolicyRequest one -> attach(one, call);
            case DetachGroupPolicyRequest one -> detach(one, call);
            case ListAttachedGroupPoliciesRequest one -> listAttached(one, call);
            case PutGroupPolicyRequest one -> put(one, call);
            case DeleteGroupPolicyRequest one -> delete(one, call);
            case GetGroupPolicyRequest one -> get(one, call);
            case ListGroupPoliciesRequest one -> list(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> attach(AttachGroupPolicyRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        ManagedPolicies.attachable(
                call.truth(),
                request.policyArn(),
                group.attachedPolicies(),
                "PoliciesPerGroup",
                "Group");
        return Write.answer(
                AttachGroupPolicyResponse.builder().build(),
                call,
                new GroupEffect.AttachGroupPolicy(group.name(), request.policyArn()));
    }

    private static Optional<Answer> detach(DetachGroupPolicyRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        ManagedPolicies.detachable(request.policyArn(), group.attachedPolicies());
        return Write.answer(
                DetachGroupPolicyResponse.builder().build(),
                call,
                new GroupEffect.DetachGroupPolicy(group.name(), request.policyArn()));
    }

    private static Optional<Answer> listAttached(
            ListAttachedGroupPoliciesRequest request, Call call) {
        Group group = Subject.group(call.seen(), request.groupName());
        var page =
                Shown.attached(
                        group.attachedPolicies(),
                        request.pathPrefix(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListAttachedGroupPoliciesResponse.builder()
                                .attachedPolicies(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> put(PutGroupPolicyRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        PolicyRules.identity(request.policyDocument());
        PolicyText.fits(
                group.inlinePolicies(),
                request.policyName(),
                request.policyDocument(),
                "group",
                group.name(),
                Quota.GROUP_POLICY_SIZE);
        return Write.answer(
                PutGroupPolicyResponse.builder().build(),
                call,
                new GroupEffect.PutGroupPolicy(
                        group.name(), request.policyName(), request.policyDocument()));
    }

    private static Optional<Answer> delete(DeleteGroupPolicyRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        Subject.inline(group.inlinePolicies(), "group", request.policyName());
        return Write.answer(
                DeleteGroupPolicyResponse.builder().build(),
                call,
                new GroupEffect.DeleteGroupPolicy(group.name(), request.policyName()));
    }

    private static Optional<Answer> get(GetGroupPolicyRequest request, Call call) {
        Group group = Subject.group(call.seen(), request.groupName());
        var policy = Subject.inline(group.inlinePolicies(), "group", request.policyName());
        return Optional.of(
                Answer.of(
                        GetGroupPolicyResponse.builder()
                                .groupName(group.name())
                                .policyName(policy.name())
                                .policyDocument(PolicyText.encoded(policy.document().text()))
                                .build(),
                        call));
    }

    private static Optional<Answer> list(ListGroupPoliciesRequest request, Call call) {
        Group group = Subject.group(call.seen(), request.groupName());
        var page = Shown.names(group.inlinePolicies(), request.maxItems(), request.marker());
        return Optional.of(
                Answer.of(
                        ListGroupPoliciesResponse.builder()
                                .policyNames(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }
}
