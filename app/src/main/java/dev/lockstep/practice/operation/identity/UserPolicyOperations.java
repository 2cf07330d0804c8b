package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.User;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Quota;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/// The policies of users: attached ones and inline ones.
public final class UserPolicyOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case AttachUserPolicyRequest one -> attach(one, call);
            case DetachUserPolicyRequest one -> detach(one, call);
            case ListAttachedUserPoliciesRequest one -> listAttached(one, call);
            case PutUserPolicyRequest one -> put(one, call);
            case DeleteUserPolicyRequest one -> delete(one, call);
            case GetUserPolicyRequest one -> get(one, call);
            case ListUserPoliciesRequest one -> list(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> attach(AttachUserPolicyRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        ManagedPolicies.attachable(
                call.truth(),
                request.policyArn(),
                user.attachedPolicies(),
                "PoliciesPerUser",
                "User");
        return Write.answer(
                AttachUserPolicyResponse.builder().build(),
                call,
                new UserEffect.AttachUserPolicy(user.name(), request.policyArn()));
    }

    private static Optional<Answer> detach(DetachUserPolicyRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        ManagedPolicies.detachable(request.policyArn(), user.attachedPolicies());
        return Write.answer(
                DetachUserPolicyResponse.builder().build(),
                call,
                new UserEffect.DetachUserPolicy(user.name(), request.policyArn()));
    }

    private static Optional<Answer> listAttached(
            ListAttachedUserPoliciesRequest request, Call call) {
        User user = Subject.user(call.seen(), request.userName());
        var page =
                Shown.attached(
                        user.attachedPolicies(),
                        request.pathPrefix(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListAttachedUserPoliciesResponse.builder()
                                .attachedPolicies(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> put(PutUserPolicyRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        PolicyRules.identity(request.policyDocument());
        PolicyText.fits(
                user.inlinePolicies(),
                request.policyName(),
                request.policyDocument(),
                "user",
                user.name(),
                Quota.USER_POLICY_SIZE);
        return Write.answer(
                PutUserPolicyResponse.builder().build(),
                call,
                new UserEffect.PutUserPolicy(
                        user.name(), request.policyName(), request.policyDocument()));
    }

    private static Optional<Answer> delete(DeleteUserPolicyRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        Subject.inline(user.inlinePolicies(), "user", request.policyName());
        return Write.answer(
                DeleteUserPolicyResponse.builder().build(),
                call,
                new UserEffect.DeleteUserPolicy(user.name(), request.policyName()));
    }

    private static Optional<Answer> get(GetUserPolicyRequest request, Call call) {
        User user = Subject.user(call.seen(), request.userName());
        var policy = Subject.inline(user.inlinePolicies(), "user", request.policyName());
        return Optional.of(
                Answer.of(
                        GetUserPolicyResponse.builder()
                                .userName(user.name())
                                .policyName(policy.name())
                                .policyDocument(PolicyText.encoded(policy.document().text()))
                                .build(),
                        call));
    }

    private static Optional<Answer> list(ListUserPoliciesRequest request, Call call) {
        User user = Subject.user(call.seen(), request.userName());
        var page = Shown.names(user.inlinePolicies(), request.maxItems(), request.marker());
        return Optional.of(
                Answer.of(
                        ListUserPoliciesResponse.builder()
                                .policyNames(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }
}
