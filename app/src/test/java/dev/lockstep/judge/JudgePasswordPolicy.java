package dev.lockstep.judge;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Step 1.
final class JudgePasswordPolicy {
    private final JudgedAccount account;
    private final JudgedBaseline baseline;
    private final boolean known;
    private final Optional<JsonNode> policy;

    JudgePasswordPolicy(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.baseline = baseline;
        JsonNode file = account.files().json("password-policy.json");
        boolean none =
                account.files().none("iam:GetAccountPasswordPolicy", "").equals("NoSuchEntity");
        this.known = Json.known(file) || none;
        this.policy =
                Json.has(file, "PasswordPolicy")
                        ? Optional.of(file.get("PasswordPolicy"))
                        : Optional.empty();
    }

    List<Expected> findings() {
        JsonNode goal = baseline.json().path("password-policy");
        int length = goal.path("minimum-length").asInt(14);
        int reuse = goal.path("reuse-prevention").asInt(24);
        boolean hard = goal.path("hard-expiry").booleanValue(false);
        Optional<Integer> maxAge = baseline.passwordMaxAge();
        return List.of(
                judged(
                        "password-length",
                        8 < length,
                        p -> number(p, "MinimumPasswordLength") < length),
                flag("password-uppercase", "require-uppercase", "RequireUppercaseCharacters"),
                flag("password-lowercase", "require-lowercase", "RequireLowercaseCharacters"),
                flag("password-number", "require-numbers", "RequireNumbers"),
                flag("password-symbol", "require-symbols", "RequireSymbols"),
                maxAge.map(max ->
                                judged(
                                        "password-expiry",
                                        true,
                                        p ->
                                                number(p, "MaxPasswordAge") == 0
                                                        || number(p, "MaxPasswordAge") > max))
                        .orElseGet(() -> notApplicable("password-expiry")),
                judged("password-reuse", true, p -> number(p, "PasswordReusePrevention") < reuse),
                flag(
                        "password-self-service",
                        "allow-users-to-change",
                        "AllowUsersToChangePassword"),
                judged("password-hard-expiry", hard, p -> isTrue(p, "HardExpiry") != hard));
    }

    private Expected flag(String control, String parameter, String field) {
        return baseline.flag("password-policy", parameter, true)
                ? judged(control, true, p -> !isTrue(p, field))
                : notApplicable(control);
    }

    private Expected notApplicable(String control) {
        return account.onAccount(control, Ruled.NOT_APPLICABLE);
    }

    private Expected judged(String control, boolean defaultFails, Predicate<JsonNode> fails) {
        if (!known) {
            return account.undetermined(control);
        }
        boolean failed = policy.map(fails::test).orElse(defaultFails);
        return account.onAccount(control, Ruled.fails(failed));
    }

    private static int number(JsonNode policy, String field) {
        return policy.path(field).asInt(0);
    }

    private static boolean isTrue(JsonNode policy, String field) {
        return policy.path(field).booleanValue(false);
    }
}
