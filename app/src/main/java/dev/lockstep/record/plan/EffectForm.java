package dev.lockstep.record.plan;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import java.util.TreeMap;

/// An effect by the operation of AWS and the parameters that AWS names.
final class EffectForm {
    private EffectForm() {}

    static PlanRecord.EffectRecord of(Effect effect) {
        var parameters = new TreeMap<String, PlanValue>();
        switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy(PasswordPolicy policy) -> {
                parameters.put(
                        "MinimumPasswordLength", new PlanValue.Count(policy.minimumLength()));
                parameters.put(
                        "RequireUppercaseCharacters",
                        new PlanValue.Flag(policy.requireUppercase()));
                parameters.put(
                        "RequireLowercaseCharacters",
                        new PlanValue.Flag(policy.requireLowercase()));
                parameters.put("RequireNumbers", new PlanValue.Flag(policy.requireNumbers()));
                parameters.put("RequireSymbols", new PlanValue.Flag(policy.requireSymbols()));
                parameters.put(
                        "AllowUsersToChangePassword",
                        new PlanValue.Flag(policy.allowUsersToChange()));
                policy.maxAgeDays()
                        .ifPresent(
                                days -> parameters.put("MaxPasswordAge", new PlanValue.Count(days)));
                policy.reusePrevention()
                        .ifPresent(
                                many ->
                                        parameters.put(
                                                "PasswordReusePrevention",
                                                new PlanValue.Count(many)));
                parameters.put("HardExpiry", new PlanValue.Flag(policy.hardExpiry()));
            }
            default -> {} // interim
        }
        return new PlanRecord.EffectRecord(effect.operation(), parameters);
    }
}
