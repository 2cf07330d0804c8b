package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.PasswordPolicyGoal;
import java.util.List;
import java.util.OptionalInt;

/// Reads `password-policy`. Bounds are those of iam:UpdateAccountPasswordPolicy.
final class PasswordPolicyReader {
    static final List<String> KEYS =
            List.of(
                    "minimum-length",
                    "require-uppercase",
                    "require-lowercase",
                    "require-numbers",
                    "require-symbols",
                    "max-age-days",
                    "reuse-prevention",
                    "allow-users-to-change",
                    "hard-expiry");

    private PasswordPolicyReader() {}

    static PasswordPolicyGoal read(Fields fields) {
        PasswordPolicyGoal usual = PasswordPolicyGoal.DEFAULT;
        return new PasswordPolicyGoal(
                fields.number("minimum-length", 6, 128, usual.minimumLength()),
                fields.flag("require-uppercase", usual.requireUppercase()),
                fields.flag("require-lowercase", usual.requireLowercase()),
                fields.flag("require-numbers", usual.requireNumbers()),
                fields.flag("require-symbols", usual.requireSymbols()),
                maxAge(fields, usual.maxAgeDays()),
                fields.number("reuse-prevention", 1, 24, usual.reusePrevention()),
                fields.flag("allow-users-to-change", usual.allowUsersToChange()),
                fields.flag("hard-expiry", usual.hardExpiry()));
    }

    private static OptionalInt maxAge(Fields fields, OptionalInt usual) {
        return fields.node("max-age-days")
                .map(node -> {
                    if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("never")) {
                        return OptionalInt.empty();
                    }
                    return fields.number(node, 1, 1095, ", or never")
                            .map(OptionalInt::of)
                            .orElse(usual);
                })
                .orElse(usual);
    }
}
