package dev.lockstep.policy;

import java.util.List;
import java.util.Locale;

/// One condition of a statement: an operator, a key and the values that it is compared with.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition".
///
/// @param place where the key stands
/// @param operator the operator with its qualifiers
/// @param key the condition key as written; keys ignore case
/// @param values the values as text (numbers and booleans as JSON writes them), in the order of the
///   text; an empty list of values is kept as such
public record Condition(Place place, Operator operator, String key, List<String> values) {
    public Condition {
        values = List.copyOf(values);
    }

    /// Whether this is a condition on a key, such as `aws:PrincipalOrgID`, without regard to case.
    public boolean isOn(String otherKey) {
        return key.equalsIgnoreCase(otherKey);
    }

    /// How values are compared.
    ///
    /// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators".
    ///
    /// @param base the operator without its qualifiers, such as `StringLike`, as written
    /// @param quantifier `ForAllValues:`, `ForAnyValue:` or none
    /// @param ifExists whether `IfExists` stands at its end: true when the key is absent
    public record Operator(String base, Quantifier quantifier, boolean ifExists) {
        /// Whether the operator asks for a match, and not for the lack of one. `Null` is neither.
        public boolean isPositive() {
            String lower = base.toLowerCase(Locale.ROOT);
            return !lower.contains("not") && !lower.equals("null");
        }

        /// Whether this is an operator, such as `StringLike`, with whatever qualifiers.
        public boolean is(String otherBase) {
            return base.equalsIgnoreCase(otherBase);
        }
    }

    /// The qualifier for keys with several values.
    public enum Quantifier {
        NONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }
}
