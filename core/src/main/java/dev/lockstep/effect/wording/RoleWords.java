package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.RoleEffect;
import java.util.Optional;

/// The words of effects on roles.
///
/// Rule source: IAM API Reference, by each operation.
final class RoleWords {
    private static final String NAME = "RoleName";

    private RoleWords() {}

    static Call of(RoleEffect effect) {
        Params params =
                switch (effect) {
                    case RoleEffect.UpdateAssumeRolePolicy(var role, var trust) ->
                            with(NAME, role).text("PolicyDocument", trust);
                    case RoleEffect.DeleteRole(var role) -> with(NAME, role);
                    case RoleEffect.AttachRolePolicy(var role, var arn) ->
                            with(NAME, role).text("PolicyArn", arn);
                    case RoleEffect.DetachRolePolicy(var role, var arn) ->
                            with(NAME, role).text("PolicyArn", arn);
                    case RoleEffect.PutRolePolicy(var role, var policy, var document) ->
                            with(NAME, role)
                                    .text("PolicyName", policy)
                                    .text("PolicyDocument", document);
                    case RoleEffect.DeleteRolePolicy(var role, var policy) ->
                            with(NAME, role).text("PolicyName", policy);
                    case RoleEffect.PutRolePermissionsBoundary(var role, var arn) ->
                            with(NAME, role).text("PermissionsBoundary", arn);
                    case RoleEffect.DeleteRolePermissionsBoundary(var role) -> with(NAME, role);
                    case RoleEffect.TagRole(var role, var tags) -> with(NAME, role).tags(tags);
                    case RoleEffect.UntagRole(var role, var keys) ->
                            with(NAME, role).texts("TagKeys", keys);
                    case RoleEffect.CreateRole _,
                            RoleEffect.UpdateRole _,
                            RoleEffect.UpdateRoleDescription _ ->
                            throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:UpdateAssumeRolePolicy" ->
                            new RoleEffect.UpdateAssumeRolePolicy(
                                    name(given), given.document("PolicyDocument"));
                    case "iam:DeleteRole" -> new RoleEffect.DeleteRole(name(given));
                    case "iam:AttachRolePolicy" ->
                            new RoleEffect.AttachRolePolicy(
                                    name(given), given.text("PolicyArn", Given.ARN));
                    case "iam:DetachRolePolicy" ->
                            new RoleEffect.DetachRolePolicy(
                                    name(given), given.text("PolicyArn", Given.ARN));
                    case "iam:PutRolePolicy" ->
                            new RoleEffect.PutRolePolicy(
                                    name(given),
                                    given.text("PolicyName", Given.NAME),
                                    given.document("PolicyDocument"));
                    case "iam:DeleteRolePolicy" ->
                            new RoleEffect.DeleteRolePolicy(
                                    name(given), given.text("PolicyName", Given.NAME));
                    case "iam:PutRolePermissionsBoundary" ->
                            new RoleEffect.PutRolePermissionsBoundary(
                                    name(given), given.text("PermissionsBoundary", Given.ARN));
                    case "iam:DeleteRolePermissionsBoundary" ->
                            new RoleEffect.DeleteRolePermissionsBoundary(name(given));
                    case "iam:TagRole" -> new RoleEffect.TagRole(name(given), given.tags());
                    case "iam:UntagRole" ->
                            new RoleEffect.UntagRole(
                                    name(given), given.texts("TagKeys", Given.FILLED));
                    default -> null;
                });
    }

    private static String name(Given given) {
        return given.text(NAME, Given.NAME);
    }
}
