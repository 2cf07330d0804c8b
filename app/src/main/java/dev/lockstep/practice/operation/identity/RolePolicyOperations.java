package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Role;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Quota;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/// The policies of roles: attached ones and inline ones.
public final class RolePolicyOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case AttachRolePolicyRequest one -> attach(one, call);
            case DetachRolePolicyRequest one -> detach(one, call);
            case ListAttachedRolePoliciesRequest one -> listAttached(one, call);
            case PutRolePolicyRequest one -> put(one, call);
            case DeleteRolePolicyRequest one -> delete(one, call);
            case GetRolePolicyRequest one -> get(one, call);
            case ListRolePoliciesRequest one -> list(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> attach(AttachRolePolicyRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        ManagedPolicies.attachable(
                call.truth(),
                request.policyArn(),
                role.attachedPolicies(),
                "PoliciesPerRole",
                "Customer Role");
        return Write.answer(
                AttachRolePolicyResponse.builder().build(),
                call,
                new RoleEffect.AttachRolePolicy(role.name(), request.policyArn()));
    }

    private static Optional<Answer> detach(DetachRolePolicyRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        ManagedPolicies.detachable(request.policyArn(), role.attachedPolicies());
        return Write.answer(
                DetachRolePolicyResponse.builder().build(),
                call,
                new RoleEffect.DetachRolePolicy(role.name(), request.policyArn()));
    }

    private static Optional<Answer> listAttached(
            ListAttachedRolePoliciesRequest request, Call call) {
        Role role = Subject.role(call.seen(), request.roleName());
        var page =
                Shown.attached(
                        role.attachedPolicies(),
                        request.pathPrefix(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListAttachedRolePoliciesResponse.builder()
                                .attachedPolicies(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> put(PutRolePolicyRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        PolicyRules.identity(request.policyDocument());
        PolicyText.fits(
                role.inlinePolicies(),
                request.policyName(),
                request.policyDocument(),
                "role",
                role.name(),
                Quota.ROLE_POLICY_SIZE);
        return Write.answer(
                PutRolePolicyResponse.builder().build(),
                call,
                new RoleEffect.PutRolePolicy(
                        role.name(), request.policyName(), request.policyDocument()));
    }

    private static Optional<Answer> delete(DeleteRolePolicyRequest request, Call call) {
        Role role = Subject.changeable(call.truth(), request.roleName());
        Subject.inline(role.inlinePolicies(), "role", request.policyName());
        return Write.answer(
                DeleteRolePolicyResponse.builder().build(),
                call,
                new RoleEffect.DeleteRolePolicy(role.name(), request.policyName()));
    }

    private static Optional<Answer> get(GetRolePolicyRequest request, Call call) {
        Role role = Subject.role(call.seen(), request.roleName());
        var policy = Subject.inline(role.inlinePolicies(), "role", request.policyName());
        return Optional.of(
                Answer.of(
                        GetRolePolicyResponse.builder()
                                .roleName(role.name())
                                .policyName(policy.name())
                                .policyDocument(PolicyText.encoded(policy.document().text()))
                                .build(),
                        call));
    }

    private static Optional<Answer> list(ListRolePoliciesRequest request, Call call) {
        Role role = Subject.role(call.seen(), request.roleName());
        var page = Shown.names(role.inlinePolicies(), request.maxItems(), request.marker());
        return Optional.of(
                Answer.of(
                        ListRolePoliciesResponse.builder()
                                .policyNames(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }
}
