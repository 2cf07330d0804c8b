package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyUser;

/// Who has a managed policy.
public final class PolicyEntitiesOperation implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return request instanceof ListEntitiesForPolicyRequest one
                ? list(one, call)
                : Optional.empty();
    }

    /// A group, user or role.
    ///
    /// @param key groups come before users, and roles last
    private record Entity(
            EntityType type,
            String key,
            String path,
            List<AttachedPolicy> attached,
            Optional<AttachedPolicy> boundary,
            Object shown) {}

    private static Optional<Answer> list(ListEntitiesForPolicyRequest request, Call call) {
        Account account = call.seen();
        String arn = ManagedPolicies.found(account, request.policyArn()).arn();
        var page =
                Page.of(
                        all(account).stream()
                                .filter(one -> isOf(one.type(), request.entityFilterAsString()))
                                .filter(one -> Shown.hasPath(one.path(), request.pathPrefix()))
                                .filter(one -> uses(one, arn, request.policyUsageFilter()))
                                .toList(),
                        Entity::key,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListEntitiesForPolicyResponse.builder()
                                .policyGroups(shown(page, PolicyGroup.class))
                                .policyUsers(shown(page, PolicyUser.class))
                                .policyRoles(shown(page, PolicyRole.class))
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static List<Entity> all(Account account) {
        var all = new ArrayList<Entity>();
        for (var group : account.groups().values()) {
            all.add(
                    new Entity(
                            EntityType.GROUP,
                            "1" + group.name(),
                            group.path(),
                            group.attachedPolicies(),
                            Optional.empty(),
                            PolicyGroup.builder()
                                    .groupName(group.name())
                                    .groupId(Shown.orNull(group.id()))
                                    .build()));
        }
        for (var user : account.users().values()) {
            all.add(
                    new Entity(
                            EntityType.USER,
                            "2" + user.name(),
                            user.path(),
                            user.attachedPolicies(),
                            user.boundary(),
                            PolicyUser.builder()
                                    .userName(user.name())
                                    .userId(Shown.orNull(user.id()))
                                    .build()));
        }
        for (var role : account.roles().values()) {
            all.add(
                    new Entity(
                            EntityType.ROLE,
                            "3" + role.name(),
                            role.path(),
                            role.attachedPolicies(),
                            role.boundary(),
                            PolicyRole.builder()
                                    .roleName(role.name())
                                    .roleId(Shown.orNull(role.id()))
                                    .build()));
        }
        return all;
    }

    private static boolean isOf(EntityType type, @Nullable String wanted) {
        return wanted == null || wanted.equals(type.toString());
    }

    private static boolean uses(Entity entity, String arn, @Nullable PolicyUsageType usage) {
        boolean attached = entity.attached().stream().anyMatch(one -> one.arn().equals(arn));
        boolean boundary = entity.boundary().filter(one -> one.arn().equals(arn)).isPresent();
        return switch (usage) {
            case PERMISSIONS_POLICY -> attached;
            case PERMISSIONS_BOUNDARY -> boundary;
            case null, default -> attached || boundary;
        };
    }

    private static <T> List<T> shown(Page<Entity> page, Class<T> kind) {
        return page.items().stream()
                .map(Entity::shown)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
