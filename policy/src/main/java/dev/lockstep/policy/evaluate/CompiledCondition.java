package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Condition.Quantifier;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Set;

/// A condition made ready for many requests.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators", "Single-valued vs.
/// multivalued context keys" and "Condition with multiple context keys or values".
public final class CompiledCondition {
    private final String key;
    private final Quantifier quantifier;
    private final boolean ifExists;
    private final boolean negated;
    private final boolean ofNull;
    private final ValueTest[] wanted;

    private CompiledCondition(
            String key,
            Quantifier quantifier,
            boolean ifExists,
            boolean negated,
            boolean ofNull,
            ValueTest[] wanted) {
        this.key = key;
        this.quantifier = quantifier;
        this.ifExists = ifExists;
        this.negated = negated;
        this.ofNull = ofNull;
        this.wanted = wanted;
    }

    /// Makes a condition ready.
    ///
    /// @param version of its policy, by which variables are filled in or not
    public static CompiledCondition of(Condition condition, PolicyDocument.Version version) {
        Condition.Operator operator = condition.operator();
        boolean ofNull = operator.is("Null");
        return new CompiledCondition(
                Glob.lower(condition.key()),
                operator.quantifier(),
                operator.ifExists(),
                !ofNull && !operator.isPositive(),
                ofNull,
                condition.values().stream()
                        .map(value ->
                                ValueTest.of(
                                        operator,
                                        value,
                                        version == PolicyDocument.Version.V2012_10_17))
                        .toArray(ValueTest[]::new));
    }

    /// The condition key, in lower case.
    public String key() {
        return key;
    }

    /// Whether a request meets the condition.
    public Match holds(Context context) {
        ContextValue value = context.get(key);
        if (ofNull) {
            return isNull(value);
        }
        return switch (value) {
            case ContextValue.Unknown _ -> Match.MAYBE;
            case ContextValue.Absent _ -> Match.of(holdsWithout());
            case ContextValue.Single(String one) ->
                    quantifier == Quantifier.FOR_ALL_VALUES && one.isEmpty()
                            ? Match.YES
                            : test(one, context);
            case ContextValue.Several(List<String> several) -> holds(several, context);
        };
    }

    /// A key that is absent meets the lack of a match, `ForAllValues:` of nothing, and `IfExists`;
    /// but never `ForAnyValue:`, not even with `IfExists`.
    private boolean holdsWithout() {
        return switch (quantifier) {
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
            case NONE -> ifExists || negated;
        };
    }

    /// Without a set operator a key of several values matches nothing.
    private Match holds(List<String> several, Context context) {
        if (several.isEmpty()) {
            return Match.of(holdsWithout());
        }
        return switch (quantifier) {
            case NONE -> Match.NO;
            case FOR_ALL_VALUES -> {
                Match all = Match.YES;
                boolean empty = true;
                for (String one : several) {
                    empty &= one.isEmpty();
                    all = all.and(test(one, context));
                }
                yield empty ? Match.YES : all;
            }
            case FOR_ANY_VALUE -> {
                Match any = Match.NO;
                for (String one : several) {
                    any = any.or(test(one, context));
                }
                yield any;
            }
        };
    }

    private Match test(String value, Context context) {
        Match any = Match.NO;
        for (ValueTest test : wanted) {
            any = any.or(test.test(value, context));
            if (any == Match.YES) {
                break;
            }
        }
        return negated ? any.not() : any;
    }

    private Match isNull(ContextValue value) {
        return switch (value) {
            case ContextValue.Unknown _ -> {
                boolean absent = asksNull("true");
                yield absent == asksNull("false") ? Match.of(absent) : Match.MAYBE;
            }
            case ContextValue.Absent _ -> Match.of(asksNull("true"));
            case ContextValue.Single _ -> Match.of(asksNull("false"));
            case ContextValue.Several(List<String> several) ->
                    Match.of(asksNull(several.isEmpty() ? "true" : "false"));
        };
    }

    private boolean asksNull(String absent) {
        for (ValueTest test : wanted) {
            if (test.test(absent, Context.EMPTY) == Match.YES) {
                return true;
            }
        }
        return false;
    }

    /// Adds the unknown keys that it looks at.
    void addUnknown(Context context, Set<String> keys) {
        if (context.get(key) instanceof ContextValue.Unknown) {
            keys.add(key);
        }
        for (ValueTest test : wanted) {
            test.addUnknown(context, keys);
        }
    }
}
