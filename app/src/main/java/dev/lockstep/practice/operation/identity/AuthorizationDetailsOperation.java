package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.UserDetail;

/// The whole identity of an account in one list, page by page.
///
/// Rule source: IAM API Reference, GetAccountAuthorizationDetails. Without a filter it gives the
/// AWS managed policies too: those that are in use.
public final class AuthorizationDetailsOperation implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return request instanceof GetAccountAuthorizationDetailsRequest one
                ? details(one, call)
                : Optional.empty();
    }

    /// One item of the four lists, which are paged as one.
    ///
    /// @param key users come first, then groups, roles and policies
    /// @param shown makes what the answer has; only those of the page are made
    private record Item(String key, Supplier<Object> shown) {}

    private static Optional<Answer> details(
            GetAccountAuthorizationDetailsRequest request, Call call) {
        var page =
                Page.of(
                        items(call.seen(), request.filterAsStrings()),
                        Item::key,
                        request.maxItems(),
                        request.marker());
        List<Object> shown = page.items().stream().map(item -> item.shown().get()).toList();
        return Optional.of(
                Answer.of(
                        GetAccountAuthorizationDetailsResponse.builder()
                                .userDetailList(of(UserDetail.class, shown))
                                .groupDetailList(of(GroupDetail.class, shown))
                                .roleDetailList(of(RoleDetail.class, shown))
                                .policies(of(ManagedPolicyDetail.class, shown))
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static List<Item> items(Account account, List<String> filter) {
        var items = new ArrayList<Item>();
        if (wants(filter, "User")) {
            account.users()
                    .values()
                    .forEach(user -> items.add(new Item("1" + user.name(), () -> detail(user))));
        }
        if (wants(filter, "Group")) {
            account.groups()
                    .values()
                    .forEach(group -> items.add(new Item("2" + group.name(), () -> detail(group))));
        }
        if (wants(filter, "Role")) {
            account.roles()
                    .values()
                    .forEach(role -> items.add(new Item("3" + role.name(), () -> detail(role))));
        }
        for (ManagedPolicy policy : account.policies()) {
            if (wants(filter, policy.isAwsManaged() ? "AWSManagedPolicy" : "LocalManagedPolicy")
                    && (!policy.isAwsManaged() || isUsed(account, policy))) {
                items.add(
                        new Item(
                                "4" + PolicyOperations.key(policy),
                                () ->
                                        detail(
                                                account,
                                                ManagedPolicies.find(account, policy.arn())
                                                        .orElse(policy))));
            }
        }
        return items;
    }

    private static boolean wants(List<String> filter, String kind) {
        return filter.isEmpty() || filter.contains(kind);
    }

    private static boolean isUsed(Account account, ManagedPolicy policy) {
        return policy.attachmentCount() > 0
                || ManagedPolicies.boundaryUse(account, policy.arn()) > 0;
    }

    private static <T> List<T> of(Class<T> kind, List<Object> shown) {
        return shown.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static UserDetail detail(User user) {
        UserDetail.Builder detail =
                UserDetail.builder()
                        .path(user.path())
                        .userName(user.name())
                        .userId(Shown.orNull(user.id()))
                        .arn(Shown.orNull(user.arn()))
                        .createDate(Shown.orNull(user.created()))
                        .groupList(user.groups())
                        .attachedManagedPolicies(attached(user.attachedPolicies()))
                        .permissionsBoundary(Shown.boundary(user.boundary()))
                        .tags(Tags.shown(user.tags()));
        return user.inlinePolicies().isEmpty()
                ? detail.build()
                : detail.userPolicyList(inline(user.inlinePolicies())).build();
    }

    private static GroupDetail detail(Group group) {
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(Shown.orNull(group.id()))
                .arn(Shown.orNull(group.arn()))
                .createDate(Shown.orNull(group.created()))
                .groupPolicyList(inline(group.inlinePolicies()))
                .attachedManagedPolicies(attached(group.attachedPolicies()))
                .build();
    }

    private static RoleDetail detail(Role role) {
        return RoleDetail.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(Shown.orNull(role.id()))
                .arn(role.arn())
                .createDate(Shown.orNull(role.created()))
                .assumeRolePolicyDocument(PolicyText.encoded(role.trustPolicy().text()))
                .instanceProfileList(List.of())
                .rolePolicyList(inline(role.inlinePolicies()))
                .attachedManagedPolicies(attached(role.attachedPolicies()))
                .permissionsBoundary(Shown.boundary(role.boundary()))
                .tags(Tags.shown(role.tags()))
                .roleLastUsed(RoleLastUsed.builder().build())
                .build();
    }

    private static ManagedPolicyDetail detail(Account account, ManagedPolicy policy) {
        return ManagedPolicyDetail.builder()
                .policyName(policy.name())
                .policyId(Shown.orNull(policy.id()))
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersion())
                .attachmentCount(policy.attachmentCount())
                .permissionsBoundaryUsageCount(ManagedPolicies.boundaryUse(account, policy.arn()))
                .isAttachable(true)
                .description(Shown.orNull(policy.description()))
                .createDate(Shown.orNull(policy.created()))
                .updateDate(Shown.orNull(policy.updated()))
                .policyVersionList(
                        policy.versions().stream()
                                .map(one -> Shown.versionWithDocument(policy, one))
                                .toList())
                .build();
    }

    private static List<PolicyDetail> inline(List<InlinePolicy> policies) {
        return policies.stream()
                .map(one ->
                        PolicyDetail.builder()
                                .policyName(one.name())
                                .policyDocument(PolicyText.encoded(one.document().text()))
                                .build())
                .toList();
    }

    private static List<software.amazon.awssdk.services.iam.model.AttachedPolicy> attached(
            List<AttachedPolicy> policies) {
        return policies.stream().map(Shown::attached).toList();
    }
}
