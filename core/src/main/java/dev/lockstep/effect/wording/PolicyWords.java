package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import java.util.Optional;

/// The words of effects on managed policies.
///
/// Rule source: IAM API Reference, by each operation.
final class PolicyWords {
    private static final String ARN = "PolicyArn";

    private PolicyWords() {}

    static Call of(PolicyEffect effect) {
        Params params =
                switch (effect) {
                    case PolicyEffect.CreatePolicy(
                                    var policy,
                                    var path,
                                    var document,
                                    var description,
                                    var tags) ->
                            with("PolicyName", policy)
                                    .text("Path", path)
                                    .text("PolicyDocument", document)
                                    .text("Description", description)
                                    .tags(tags);
                    case PolicyEffect.DeletePolicy(var arn) -> with(ARN, arn);
                    case PolicyEffect.CreatePolicyVersion(
                                    var arn,
                                    var document,
                                    var setAsDefault) ->
                            with(ARN, arn)
                                    .text("PolicyDocument", document)
                                    .flag("SetAsDefault", setAsDefault);
                    case PolicyEffect.DeletePolicyVersion(var arn, var version) ->
                            with(ARN, arn).text("VersionId", version);
                    case PolicyEffect.SetDefaultPolicyVersion(var arn, var version) ->
                            with(ARN, arn).text("VersionId", version);
                    case PolicyEffect.TagPolicy(var arn, var tags) -> with(ARN, arn).tags(tags);
                    case PolicyEffect.UntagPolicy(var arn, var keys) ->
                            with(ARN, arn).texts("TagKeys", keys);
                };
        return params.call(effect.operation());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:CreatePolicy" ->
                            new PolicyEffect.CreatePolicy(
                                    given.text("PolicyName", Given.NAME),
                                    given.text("Path", Given.PATH),
                                    given.document("PolicyDocument"),
                                    given.optional("Description", Given.FILLED),
                                    given.tags());
                    case "iam:DeletePolicy" -> new PolicyEffect.DeletePolicy(arn(given));
                    case "iam:CreatePolicyVersion" ->
                            new PolicyEffect.CreatePolicyVersion(
                                    arn(given),
                                    given.document("PolicyDocument"),
                                    given.flag("SetAsDefault"));
                    case "iam:DeletePolicyVersion" ->
                            new PolicyEffect.DeletePolicyVersion(arn(given), version(given));
                    case "iam:SetDefaultPolicyVersion" ->
                            new PolicyEffect.SetDefaultPolicyVersion(arn(given), version(given));
                    case "iam:TagPolicy" -> new PolicyEffect.TagPolicy(arn(given), given.tags());
                    case "iam:UntagPolicy" ->
                            new PolicyEffect.UntagPolicy(
                                    arn(given), given.texts("TagKeys", Given.FILLED));
                    default -> null;
                });
    }

    private static String arn(Given given) {
        return given.text(ARN, Given.ARN);
    }

    private static String version(Given given) {
        return given.text("VersionId", Given.VERSION);
    }
}
