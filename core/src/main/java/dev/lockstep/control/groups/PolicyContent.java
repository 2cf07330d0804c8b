package dev.lockstep.control.groups;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a policy says, apart from how it is written: two documents that differ only in white space,
/// in the order of keys and values, or in one value written as a list, have equal contents.
public record PolicyContent(
        PolicyDocument.Version version, Optional<String> id, List<StatementContent> statements) {

    /// What a statement says.
    public record StatementContent(
            Optional<String> sid,
            Statement.Effect effect,
            Optional<Values> principals,
            Values actions,
            Optional<Values> resources,
            Set<ConditionContent> conditions) {}

    /// The values of an element that can be negated, such as Action and NotAction.
    public record Values(boolean negated, Set<?> values) {}

    /// What a condition says; operators and keys in lower case.
    public record ConditionContent(String operator, String key, Set<String> values) {}

    /// What a document says.
    public static PolicyContent of(PolicyDocument document) {
        return new PolicyContent(
                document.version(),
                document.id(),
                document.statements().stream().map(PolicyContent::of).toList());
    }

    /// Whether two policies say the same. One that cannot be read says what no other does.
    public static boolean isSame(PolicyParse one, PolicyParse other) {
        return one instanceof PolicyDocument first
                && other instanceof PolicyDocument second
                && of(first).equals(of(second));
    }

    private static StatementContent of(Statement statement) {
        return new StatementContent(
                statement.sid(),
                statement.effect(),
                statement.principals().map(PolicyContent::of),
                of(statement.actions()),
                statement.resources().map(PolicyContent::of),
                statement.conditions().stream().map(PolicyContent::of).collect(Collectors.toSet()));
    }

    private static Values of(Principals principals) {
        return new Values(principals.negated(), Set.copyOf(principals.members()));
    }

    private static Values of(Actions actions) {
        return new Values(
                actions.negated(),
                actions.patterns().stream().map(ActionPattern::text).collect(Collectors.toSet()));
    }

    private static Values of(Resources resources) {
        return new Values(
                resources.negated(),
                resources.patterns().stream()
                        .map(ResourcePattern::text)
                        .collect(Collectors.toSet()));
    }

    private static ConditionContent of(Condition condition) {
        Condition.Operator operator = condition.operator();
        return new ConditionContent(
                (operator.quantifier() + ":" + operator.base() + ":" + operator.ifExists())
                        .toLowerCase(Locale.ROOT),
                condition.key().toLowerCase(Locale.ROOT),
                Set.copyOf(condition.values()));
    }
}
