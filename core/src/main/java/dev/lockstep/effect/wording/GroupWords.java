package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import java.util.Optional;

/// The words of effects on groups.
///
/// Rule source: IAM API Reference, by each operation.
final class GroupWords {
    private static final String NAME = "GroupName";

    private GroupWords() {}

    static Call of(GroupEffect effect) {
        Params params =
                switch (effect) {
                    case GroupEffect.CreateGroup(var group, var path) ->
                            with("Path", path).text(NAME, group);
                    case GroupEffect.DeleteGroup(var group) -> with(NAME, group);
                    case GroupEffect.AttachGroupPolicy(var group, var arn) ->
                            with(NAME, group).text("PolicyArn", arn);
                    case GroupEffect.DetachGroupPolicy(var group, var arn) ->
                            with(NAME, group).text("PolicyArn", arn);
                    case GroupEffect.PutGroupPolicy(var group, var policy, var document) ->
                            with(NAME, group)
                                    .text("PolicyName", policy)
                                    .text("PolicyDocument", document);
                    case GroupEffect.DeleteGroupPolicy(var group, var policy) ->
                            with(NAME, group).text("PolicyName", policy);
                    case GroupEffect.UpdateGroup _ -> throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:CreateGroup" ->
                            new GroupEffect.CreateGroup(
                                    name(given), given.text("Path", Given.PATH));
                    case "iam:DeleteGroup" -> new GroupEffect.DeleteGroup(name(given));
                    case "iam:AttachGroupPolicy" ->
                            new GroupEffect.AttachGroupPolicy(
                                    name(given), given.text("PolicyArn", Given.ARN));
                    case "iam:DetachGroupPolicy" ->
                            new GroupEffect.DetachGroupPolicy(
                                    name(given), given.text("PolicyArn", Given.ARN));
                    case "iam:PutGroupPolicy" ->
                            new GroupEffect.PutGroupPolicy(
                                    name(given),
                                    given.text("PolicyName", Given.NAME),
                                    given.document("PolicyDocument"));
                    case "iam:DeleteGroupPolicy" ->
                            new GroupEffect.DeleteGroupPolicy(
                                    name(given), given.text("PolicyName", Given.NAME));
                    default -> null;
                });
    }

    private static String name(Given given) {
        return given.text(NAME, Given.NAME);
    }
}
