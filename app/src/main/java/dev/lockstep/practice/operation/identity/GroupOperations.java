package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.User;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.PracticeState;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;

/// Groups themselves and who is in them.
public final class GroupOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateGroupRequest one -> create(one, call);
            case GetGroupRequest one -> get(one, call);
            case ListGroupsRequest one -> list(one, call);
            case UpdateGroupRequest one -> update(one, call);
            case DeleteGroupRequest one -> delete(one, call);
            case AddUserToGroupRequest one -> add(one, call);
            case RemoveUserFromGroupRequest one -> remove(one, call);
            case ListGroupsForUserRequest one -> listOfUser(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> create(CreateGroupRequest request, Call call) {
        Account account = call.truth();
        Subject.free(account.groups().keySet(), "Group", request.groupName());
        Quota.oneMore(account.groups().size(), "GroupsPerAccount", Quota.GROUPS);
        PracticeState next =
                Write.made(
                        call,
                        new GroupEffect.CreateGroup(
                                request.groupName(), UserOperations.path(request.path())),
                        "AGPA");
        Group made = Subject.group(next.truth(), request.groupName());
        return Optional.of(
                new Answer(CreateGroupResponse.builder().group(Shown.group(made)).build(), next));
    }

    private static Optional<Answer> get(GetGroupRequest request, Call call) {
        Group group = Subject.group(call.seen(), request.groupName());
        var page =
                Page.of(
                        members(call.seen(), group.name()),
                        User::name,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        GetGroupResponse.builder()
                                .group(Shown.group(group))
                                .users(page.items().stream().map(Shown::listed).toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static List<User> members(Account account, String group) {
        return account.users().values().stream()
                .filter(user -> user.groups().contains(group))
                .toList();
    }

    private static Optional<Answer> list(ListGroupsRequest request, Call call) {
        var page =
                Page.of(
                        call.seen().groups().values().stream()
                                .filter(group -> Shown.hasPath(group.path(), request.pathPrefix()))
                                .toList(),
                        Group::name,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListGroupsResponse.builder()
                                .groups(page.items().stream().map(Shown::group).toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> update(UpdateGroupRequest request, Call call) {
        Account account = call.truth();
        Group group = Subject.group(account, request.groupName());
        var newName = Optional.ofNullable(request.newGroupName());
        newName.ifPresent(name ->
                Subject.free(
                        account.groups().keySet().stream()
                                .filter(other -> !other.equals(group.name()))
                                .toList(),
                        "Group",
                        name));
        return Write.answer(
                UpdateGroupResponse.builder().build(),
                call,
                new GroupEffect.UpdateGroup(
                        group.name(), newName, Optional.ofNullable(request.newPath())));
    }

    private static Optional<Answer> delete(DeleteGroupRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        if (!members(call.truth(), group.name()).isEmpty()) {
            throw UserOperations.conflict("remove users from group");
        }
        if (!group.attachedPolicies().isEmpty()) {
            throw UserOperations.conflict("detach all policies");
        }
        if (!group.inlinePolicies().isEmpty()) {
            throw UserOperations.conflict("delete policies");
        }
        return Write.answer(
                DeleteGroupResponse.builder().build(),
                call,
                new GroupEffect.DeleteGroup(group.name()));
    }

    private static Optional<Answer> add(AddUserToGroupRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        User user = Subject.user(call.truth(), request.userName());
        if (!user.groups().contains(group.name())) {
            Quota.oneMore(user.groups().size(), "GroupsPerUser", Quota.GROUPS_PER_USER);
        }
        return Write.answer(
                AddUserToGroupResponse.builder().build(),
                call,
                new UserEffect.AddUserToGroup(group.name(), user.name()));
    }

    /// Also succeeds for a user that is not in the group.
    private static Optional<Answer> remove(RemoveUserFromGroupRequest request, Call call) {
        Group group = Subject.group(call.truth(), request.groupName());
        User user = Subject.user(call.truth(), request.userName());
        return Write.answer(
                RemoveUserFromGroupResponse.builder().build(),
                call,
                new UserEffect.RemoveUserFromGroup(group.name(), user.name()));
    }

    private static Optional<Answer> listOfUser(ListGroupsForUserRequest request, Call call) {
        User user = Subject.user(call.seen(), request.userName());
        var page =
                Page.of(
                        call.seen().groups().values().stream()
                                .filter(group -> user.groups().contains(group.name()))
                                .toList(),
                        Group::name,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListGroupsForUserResponse.builder()
                                .groups(page.items().stream().map(Shown::group).toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }
}
