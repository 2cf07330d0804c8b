package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Given.ARN;
import static dev.lockstep.effect.wording.Given.FILLED;
import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.UserEffect;
import java.util.Optional;

/// The words of effects on users.
///
/// Rule source: IAM API Reference, by each operation.
final class UserWords {
    private static final String NAME = "UserName";
    private static final String GROUP = "GroupName";

    private UserWords() {}

    static Call of(UserEffect effect) {
        Params params =
                switch (effect) {
                    case UserEffect.CreateUser(var user, var path, var boundary, var tags) ->
                            with("Path", path)
                                    .text(NAME, user)
                                    .text("PermissionsBoundary", boundary)
                                    .tags(tags);
                    case UserEffect.DeleteUser(var user) -> with(NAME, user);
                    case UserEffect.TagUser(var user, var tags) -> with(NAME, user).tags(tags);
                    case UserEffect.UntagUser(var user, var keys) ->
                            with(NAME, user).texts("TagKeys", keys);
                    case UserEffect.PutUserPermissionsBoundary(var user, var arn) ->
                            with(NAME, user).text("PermissionsBoundary", arn);
                    case UserEffect.DeleteUserPermissionsBoundary(var user) -> with(NAME, user);
                    case UserEffect.AttachUserPolicy(var user, var arn) ->
                            with(NAME, user).text("PolicyArn", arn);
                    case UserEffect.DetachUserPolicy(var user, var arn) ->
                            with(NAME, user).text("PolicyArn", arn);
                    case UserEffect.PutUserPolicy(var user, var policy, var document) ->
                            with(NAME, user)
                                    .text("PolicyName", policy)
                                    .text("PolicyDocument", document);
                    case UserEffect.DeleteUserPolicy(var user, var policy) ->
                            with(NAME, user).text("PolicyName", policy);
                    case UserEffect.AddUserToGroup(var group, var user) ->
                            with(GROUP, group).text(NAME, user);
                    case UserEffect.RemoveUserFromGroup(var group, var user) ->
                            with(GROUP, group).text(NAME, user);
                    case UserEffect.UpdateUser _ -> throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:CreateUser" ->
                            new UserEffect.CreateUser(
                                    name(given),
                                    given.text("Path", Given.PATH),
                                    given.optional("PermissionsBoundary", ARN),
                                    given.tags());
                    case "iam:DeleteUser" -> new UserEffect.DeleteUser(name(given));
                    case "iam:TagUser" -> new UserEffect.TagUser(name(given), given.tags());
                    case "iam:UntagUser" ->
                            new UserEffect.UntagUser(name(given), given.texts("TagKeys", FILLED));
                    case "iam:PutUserPermissionsBoundary" ->
                            new UserEffect.PutUserPermissionsBoundary(
                                    name(given), given.text("PermissionsBoundary", ARN));
                    case "iam:DeleteUserPermissionsBoundary" ->
                            new UserEffect.DeleteUserPermissionsBoundary(name(given));
                    case "iam:AttachUserPolicy" ->
                            new UserEffect.AttachUserPolicy(
                                    name(given), given.text("PolicyArn", ARN));
                    case "iam:DetachUserPolicy" ->
                            new UserEffect.DetachUserPolicy(
                                    name(given), given.text("PolicyArn", ARN));
                    case "iam:PutUserPolicy" ->
                            new UserEffect.PutUserPolicy(
                                    name(given),
                                    given.text("PolicyName", Given.NAME),
                                    given.document("PolicyDocument"));
                    case "iam:DeleteUserPolicy" ->
                            new UserEffect.DeleteUserPolicy(
                                    name(given), given.text("PolicyName", Given.NAME));
                    case "iam:AddUserToGroup" ->
                            new UserEffect.AddUserToGroup(
                                    given.text(GROUP, Given.NAME), name(given));
                    case "iam:RemoveUserFromGroup" ->
                            new UserEffect.RemoveUserFromGroup(
                                    given.text(GROUP, Given.NAME), name(given));
                    default -> null;
                });
    }

    private static String name(Given given) {
        return given.text(NAME, Given.NAME);
    }
}
