package dev.lockstep.effect.touched;

import static dev.lockstep.effect.touched.Takes.NOTHING_TO_TAKE_BACK;
import static dev.lockstep.effect.touched.Takes.NOT_IN_PLANS;
import static dev.lockstep.effect.touched.Takes.back;
import static dev.lockstep.effect.touched.Takes.never;
import static dev.lockstep.effect.touched.Takes.was;

import dev.lockstep.account.Account;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.Inverse;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.Touched;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// What takes effects on managed policies back.
public final class PolicyInverse {
    private PolicyInverse() {}

    /// Of an effect on a managed policy.
    public static Inverse of(
            PolicyEffect effect, Touched before, Account account, Optional<Assigned> assigned) {
        return switch (effect) {
            case PolicyEffect.CreatePolicy(var name, var path, _, _, _) -> {
                String arn = IamArn.of(account, "policy", path, name);
                yield was(before, PolicyTouched.text(arn)).isPresent()
                        ? NOTHING_TO_TAKE_BACK
                        : back(new PolicyEffect.DeletePolicy(arn));
            }
            case PolicyEffect.DeletePolicy(var arn) ->
                    was(before, PolicyTouched.text(arn))
                            .map(document ->
                                    back(
                                            new PolicyEffect.CreatePolicy(
                                                    IamArn.policyName(arn),
                                                    IamArn.policyPath(arn),
                                                    document,
                                                    was(
                                                            before,
                                                            "description of "
                                                                    + PolicyTouched.text(arn)),
                                                    Map.of())))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case PolicyEffect.CreatePolicyVersion version -> version(version, before, assigned);
            case PolicyEffect.DeletePolicyVersion _ ->
                    never("AWS never gives a number again that a deleted version had");
            case PolicyEffect.SetDefaultPolicyVersion(var arn, var number) ->
                    was(before, PolicyTouched.defaultVersion(arn, Optional.of("")))
                            .filter(old -> !old.equals(number))
                            .map(old -> back(new PolicyEffect.SetDefaultPolicyVersion(arn, old)))
                            .orElse(NOTHING_TO_TAKE_BACK);
            case PolicyEffect.TagPolicy _, PolicyEffect.UntagPolicy _ -> NOT_IN_PLANS;
        };
    }

    private static Inverse version(
            PolicyEffect.CreatePolicyVersion effect, Touched before, Optional<Assigned> assigned) {
        var effects = new ArrayList<Effect>();
        if (effect.setAsDefault()) {
            Optional<String> former = formerNumber(effect, before);
            if (former.isEmpty()) {
                return never("which version of the policy was in force before is not known");
            }
            effects.add(new PolicyEffect.SetDefaultPolicyVersion(effect.arn(), former.get()));
        }
        assigned.flatMap(Assigned::id)
                .ifPresent(number ->
                        effects.add(new PolicyEffect.DeletePolicyVersion(effect.arn(), number)));
        return effects.isEmpty()
                ? never("which number AWS gave to the new version is not known")
                : new Inverse.Effects(effects);
    }

    /// The state is the number, a space, and the document: see [PolicyTouched#inForce].
    private static Optional<String> formerNumber(
            PolicyEffect.CreatePolicyVersion effect, Touched before) {
        return was(
                        before,
                        PolicyTouched.inForce(effect.arn(), "", Optional.of(""), Optional.of("")))
                .filter(state -> state.startsWith("v"))
                .map(state -> state.contains(" ") ? state.substring(0, state.indexOf(' ')) : state);
    }
}
