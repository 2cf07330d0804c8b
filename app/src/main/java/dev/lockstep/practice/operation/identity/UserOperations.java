package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;

/// Users themselves, their tags and their permissions boundaries.
public final class UserOperations implements Operations {
    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateUserRequest one -> create(one, call);
            case GetUserRequest one -> get(one, call);
            case ListUsersRequest one -> list(one, call);
            case UpdateUserRequest one -> update(one, call);
            case DeleteUserRequest one -> delete(one, call);
            case TagUserRequest one -> tag(one, call);
            case UntagUserRequest one -> untag(one, call);
            case ListUserTagsRequest one -> listTags(one, call);
            case PutUserPermissionsBoundaryRequest one -> putBoundary(one, call);
            case DeleteUserPermissionsBoundaryRequest one -> deleteBoundary(one, call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> create(CreateUserRequest request, Call call) {
        Account account = call.truth();
        Subject.free(account.users().keySet(), "User", request.userName());
        var tags = Tags.ofNew(request.tags());
        var boundary = Optional.ofNullable(request.permissionsBoundary());
        boundary.ifPresent(arn -> ManagedPolicies.boundary(account, arn));
        Quota.oneMore(account.users().size(), "UsersPerAccount", Quota.USERS);
        PracticeState next =
                Write.made(
                        call,
                        new UserEffect.CreateUser(
                                request.userName(), path(request.path()), boundary, tags),
                        "AIDA");
        User made = Subject.user(next.truth(), request.userName());
        return Optional.of(
                new Answer(CreateUserResponse.builder().user(Shown.whole(made)).build(), next));
    }

    static String path(@Nullable String path) {
        return path == null ? "/" : path;
    }

    private static Optional<Answer> get(GetUserRequest request, Call call) {
        var user =
                request.userName() == null
                        ? caller(call)
                        : Shown.whole(Subject.user(call.seen(), request.userName()));
        return Optional.of(Answer.of(GetUserResponse.builder().user(user).build(), call));
    }

    /// Who signed the request. Root has neither a name nor a path, but IAM's API model promises
    /// both: it is given the alias of the account as its name, as AWS does where there is one.
    private static software.amazon.awssdk.services.iam.model.User caller(Call call) {
        Account account = call.seen();
        return switch (call.caller()) {
            case Caller.IamUser user -> Shown.whole(Subject.user(account, user.name()));
            case Caller.RootUser _ ->
                    software.amazon.awssdk.services.iam.model.User.builder()
                            .path("/")
                            .userName(account.alias().orElse("root"))
                            .userId(Shown.orNull(account.id()))
                            .arn(Shown.orNull(account.rootArn()))
                            .createDate(Shown.orNull(account.root().created()))
                            .passwordLastUsed(Shown.orNull(account.root().passwordLastUsed()))
                            .build();
            case Caller.RoleSession _ ->
                    throw IamRefusal.validation(
                            "Must specify userName when calling with non-User credentials");
        };
    }

    private static Optional<Answer> list(ListUsersRequest request, Call call) {
        var page =
                Page.of(
                        call.seen().users().values().stream()
                                .filter(user -> Shown.hasPath(user.path(), request.pathPrefix()))
                                .toList(),
                        User::name,
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListUsersResponse.builder()
                                .users(page.items().stream().map(Shown::listed).toList())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> update(UpdateUserRequest request, Call call) {
        Account account = call.truth();
        User user = Subject.user(account, request.userName());
        var newName = Optional.ofNullable(request.newUserName());
        newName.ifPresent(name ->
                Subject.free(
                        account.users().keySet().stream()
                                .filter(other -> !other.equals(user.name()))
                                .toList(),
                        "User",
                        name));
        PracticeState next =
                Write.state(
                        call,
                        new UserEffect.UpdateUser(
                                user.name(), newName, Optional.ofNullable(request.newPath())));
        return Optional.of(
                new Answer(
                        UpdateUserResponse.builder().build(),
                        next.withSecrets(
                                next.secrets()
                                        .withRenamedUser(
                                                user.name(), newName.orElse(user.name())))));
    }

    private static Optional<Answer> delete(DeleteUserRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        Optional<String> first = whatHangsOn(user);
        if (first.isPresent()) {
            throw conflict(first.get());
        }
        PracticeState next = Write.state(call, new UserEffect.DeleteUser(user.name()));
        return Optional.of(
                new Answer(
                        DeleteUserResponse.builder().build(),
                        next.withSecrets(next.secrets().withoutUser(user.name()))));
    }

    /// What must go before the user can (IAM API Reference, DeleteUser). AWS does not tell in which
    /// order it looks.
    private static Optional<String> whatHangsOn(User user) {
        if (!user.attachedPolicies().isEmpty()) {
            return Optional.of("detach all policies");
        }
        if (!user.inlinePolicies().isEmpty()) {
            return Optional.of("delete policies");
        }
        if (!user.groups().isEmpty()) {
            return Optional.of("remove users from group");
        }
        if (!user.accessKeys().isEmpty()) {
            return Optional.of("delete access keys");
        }
        if (user.loginProfile().isPresent()) {
            return Optional.of("delete login profile");
        }
        if (!user.mfaDevices().isEmpty()) {
            return Optional.of("delete MFA device");
        }
        if (!user.signingCertificates().isEmpty()) {
            return Optional.of("delete certificates");
        }
        if (!user.sshPublicKeys().isEmpty() || !user.serviceCredentials().isEmpty()) {
            return Optional.of("remove referenced objects");
        }
        return Optional.empty();
    }

    static AwsError conflict(String first) {
        return IamRefusal.deleteConflict("Cannot delete entity, must " + first + " first.");
    }

    private static Optional<Answer> tag(TagUserRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        return Write.answer(
                TagUserResponse.builder().build(),
                call,
                new UserEffect.TagUser(user.name(), Tags.added(user.tags(), request.tags())));
    }

    private static Optional<Answer> untag(UntagUserRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        return Write.answer(
                UntagUserResponse.builder().build(),
                call,
                new UserEffect.UntagUser(user.name(), Tags.removable(request.tagKeys())));
    }

    private static Optional<Answer> listTags(ListUserTagsRequest request, Call call) {
        var page =
                Tags.page(
                        Subject.user(call.seen(), request.userName()).tags(),
                        request.maxItems(),
                        request.marker());
        return Optional.of(
                Answer.of(
                        ListUserTagsResponse.builder()
                                .tags(page.items())
                                .isTruncated(page.isTruncated())
                                .marker(page.markerOrNull())
                                .build(),
                        call));
    }

    private static Optional<Answer> putBoundary(
            PutUserPermissionsBoundaryRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        ManagedPolicies.boundary(call.truth(), request.permissionsBoundary());
        return Write.answer(
                PutUserPermissionsBoundaryResponse.builder().build(),
                call,
                new UserEffect.PutUserPermissionsBoundary(
                        user.name(), request.permissionsBoundary()));
    }

    private static Optional<Answer> deleteBoundary(
            DeleteUserPermissionsBoundaryRequest request, Call call) {
        User user = Subject.user(call.truth(), request.userName());
        return Write.answer(
                DeleteUserPermissionsBoundaryResponse.builder().build(),
                call,
                new UserEffect.DeleteUserPermissionsBoundary(user.name()));
    }
}
