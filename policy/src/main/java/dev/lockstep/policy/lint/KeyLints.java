package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Nearest;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Condition keys that a statement's actions do not have.
///
/// Rule source: IAM User Guide, "AWS global condition context keys"; Service Authorization
/// Reference, condition keys.
final class KeyLints {
    /// Statements about more actions than this are not looked at: they mean many services.
    private static final int MANY_ACTIONS = 2_000;

    private KeyLints() {}

    static void check(Look look, int number, Statement statement) {
        List<Condition> conditions = statement.conditions();
        if (conditions.isEmpty()) {
            return;
        }
        for (Condition condition : conditions) {
            if (ConditionKeys.isGlobal(condition.key())
                    && !ConditionKeys.isKnownGlobal(condition.key())) {
                look.add(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        condition.place(),
                        "No global key "
                                + quoted(condition.key())
                                + " is known. "
                                + comes(condition),
                        Nearest.of(ConditionKeys.global(), condition.key(), 3)
                                .map(nearest -> "Was " + quoted(nearest) + " meant?")
                                .orElse("Look it up among AWS's global condition context keys."));
            }
        }
        // A trust policy and a resource policy may ask for keys of an identity provider.
        if (look.kind() != PolicyKind.TRUST && look.kind() != PolicyKind.RESOURCE) {
            ofServices(look, statement);
        }
    }

    private static void ofServices(Look look, Statement statement) {
        Optional<Set<String>> stems = Optional.empty();
        for (Condition condition : statement.conditions()) {
            String key = condition.key();
            if (ConditionKeys.isGlobal(key) || !key.contains(":")) {
                continue;
            }
            if (stems.isEmpty()) {
                stems = stems(look, statement);
            }
            if (stems.isPresent() && !has(stems.get(), key)) {
                look.add(
                        LintKind.UNKNOWN_CONDITION_KEY,
                        condition.place(),
                        "None of this statement's actions is known to have the key "
                                + quoted(key)
                                + ". "
                                + comes(condition),
                        Nearest.of(stems.get(), key, 3)
                                .map(nearest -> "Was " + quoted(nearest) + " meant?")
                                .orElse(
                                        "Look up the keys of these actions in the Service"
                                                + " Authorization Reference."));
            }
        }
    }

    private static boolean has(Set<String> stems, String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return stems.contains(ConditionKeys.stem(key))
                // Names that go on after a colon: `kms:EncryptionContext:aws:s3:arn`.
                || stems.stream().anyMatch(stem -> stem.endsWith(":") && lower.startsWith(stem));
    }

    private static String comes(Condition condition) {
        boolean never =
                !condition.operator().is("Null")
                        && condition.operator().isPositive()
                        && !condition.operator().ifExists();
        return never
                ? "A request that does not have it never meets the condition."
                : "A request that does not have it is as one without the key.";
    }

    /// The keys that the statement's actions have; empty: that cannot be told.
    private static Optional<Set<String>> stems(Look look, Statement statement) {
        if (look.known().isEmpty() || statement.actions().negated()) {
            return Optional.empty();
        }
        Set<String> stems = new HashSet<>();
        int count = 0;
        for (ActionPattern pattern : statement.actions().patterns()) {
            Optional<int[]> matched =
                    pattern.matchesEvery()
                            ? Optional.empty()
                            : look.known().matching(pattern, look);
            if (matched.isEmpty() || matched.get().length == 0) {
                return Optional.empty();
            }
            count += matched.get().length;
            if (count > MANY_ACTIONS || !look.mayCompare(matched.get().length * 500L)) {
                return Optional.empty();
            }
            for (int number : matched.get()) {
                Action action = look.known().catalog().action(number);
                action.conditionKeys().forEach(key -> stems.add(ConditionKeys.stem(key)));
            }
        }
        return Optional.of(stems);
    }
}
