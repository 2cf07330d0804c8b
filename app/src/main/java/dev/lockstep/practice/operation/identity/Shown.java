package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Tags;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.User;

/// What an account has, as answers of IAM show it. Lists leave out what AWS leaves out of them:
/// tags and boundaries (IAM API Reference, ListUsers, ListRoles, ListPolicies).
final class Shown {
    private Shown() {}

    static User listed(dev.lockstep.account.User user) {
        return User.builder()
                .path(user.path())
                .userName(user.name())
                .userId(orNull(user.id()))
                .arn(orNull(user.arn()))
                .createDate(orNull(user.created()))
                .passwordLastUsed(orNull(user.passwordLastUsed()))
                .build();
    }

    static User whole(dev.lockstep.account.User user) {
        User.Builder whole =
                listed(user).toBuilder().permissionsBoundary(boundary(user.boundary()));
        return user.tags().isEmpty() ? whole.build() : whole.tags(Tags.shown(user.tags())).build();
    }

    static Group group(dev.lockstep.account.Group group) {
        return Group.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(orNull(group.id()))
                .arn(orNull(group.arn()))
                .createDate(orNull(group.created()))
                .build();
    }

    static Role listed(dev.lockstep.account.Role role) {
        return Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(orNull(role.id()))
                .arn(role.arn())
                .createDate(orNull(role.created()))
                .assumeRolePolicyDocument(PolicyText.encoded(role.trustPolicy().text()))
                .description(orNull(role.description()))
                .maxSessionDuration(role.maxSession())
                .build();
    }

    static Role whole(dev.lockstep.account.Role role) {
        Role.Builder whole =
                listed(role).toBuilder()
                        .permissionsBoundary(boundary(role.boundary()))
                        .roleLastUsed(RoleLastUsed.builder().build());
        return role.tags().isEmpty() ? whole.build() : whole.tags(Tags.shown(role.tags())).build();
    }

    static Policy listed(Account account, ManagedPolicy policy) {
        return Policy.builder()
                .policyName(policy.name())
                .policyId(orNull(policy.id()))
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersion())
                .attachmentCount(policy.attachmentCount())
                .permissionsBoundaryUsageCount(ManagedPolicies.boundaryUse(account, policy.arn()))
                .isAttachable(true)
                .createDate(orNull(policy.created()))
                .updateDate(orNull(policy.updated()))
                .build();
    }

    static Policy whole(Account account, ManagedPolicy policy) {
        return listed(account, policy).toBuilder()
                .description(orNull(policy.description()))
                .tags(Tags.shown(policy.tags()))
                .build();
    }

    /// A version without its document.
    static PolicyVersion version(ManagedPolicy policy, ManagedPolicy.Version version) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(version.id().equals(policy.defaultVersion()))
                .createDate(orNull(version.created()))
                .build();
    }

    static PolicyVersion versionWithDocument(ManagedPolicy policy, ManagedPolicy.Version version) {
        return version(policy, version).toBuilder()
                .document(PolicyText.encoded(version.document().text()))
                .build();
    }

    static software.amazon.awssdk.services.iam.model.AttachedPolicy attached(
            AttachedPolicy policy) {
        return software.amazon.awssdk.services.iam.model.AttachedPolicy.builder()
                .policyName(policy.name())
                .policyArn(policy.arn())
                .build();
    }

    /// One page of attached policies.
    ///
    /// @param pathPrefix of the policies; null: all
    static Page<software.amazon.awssdk.services.iam.model.AttachedPolicy> attached(
            List<AttachedPolicy> all,
            @Nullable String pathPrefix,
            @Nullable Integer maxItems,
            @Nullable String marker) {
        return Page.of(
                all.stream()
                        .filter(one ->
                                hasPath(
                                        dev.lockstep.effect.IamArn.policyPath(one.arn()),
                                        pathPrefix))
                        .map(Shown::attached)
                        .toList(),
                // A policy of the account may have the name of one of AWS.
                one -> one.policyName() + "\n" + (one.policyArn().contains("::aws:") ? 1 : 0),
                maxItems,
                marker);
    }

    /// One page of the names of inline policies.
    static Page<String> names(
            List<InlinePolicy> all, @Nullable Integer maxItems, @Nullable String marker) {
        return Page.of(
                all.stream().map(InlinePolicy::name).toList(), name -> name, maxItems, marker);
    }

    static boolean hasPath(String path, @Nullable String prefix) {
        return prefix == null || path.startsWith(prefix);
    }

    static @Nullable AttachedPermissionsBoundary boundary(Optional<AttachedPolicy> boundary) {
        return boundary.map(one ->
                        AttachedPermissionsBoundary.builder()
                                .permissionsBoundaryType(
                                        PermissionsBoundaryAttachmentType
                                                .PERMISSIONS_BOUNDARY_POLICY)
                                .permissionsBoundaryArn(one.arn())
                                .build())
                .orElse(null);
    }

    static <T> @Nullable T orNull(Optional<T> one) {
        return one.orElse(null);
    }
}
