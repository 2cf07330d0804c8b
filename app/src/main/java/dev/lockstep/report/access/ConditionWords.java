package dev.lockstep.report.access;

import dev.lockstep.policy.Condition;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Conditions of statements in words.
final class ConditionWords {
    private static final int SHOWN = 4;

    /// How values are compared, by the operator in lower case: words for one value, and for
    /// several.
    private static final Map<String, Words> WORDS =
            Map.ofEntries(
                    Map.entry("stringequals", new Words("is", "is one of")),
                    Map.entry("stringnotequals", new Words("is not", "is none of")),
                    Map.entry(
                            "stringequalsignorecase",
                            new Words("is, in whatever case,", "is, in whatever case, one of")),
                    Map.entry(
                            "stringnotequalsignorecase",
                            new Words(
                                    "is not, in whatever case,", "is, in whatever case, none of")),
                    Map.entry("stringlike", new Words("is like", "is like one of")),
                    Map.entry("stringnotlike", new Words("is not like", "is like none of")),
                    Map.entry("arnequals", new Words("is like", "is like one of")),
                    Map.entry("arnlike", new Words("is like", "is like one of")),
                    Map.entry("arnnotequals", new Words("is not like", "is like none of")),
                    Map.entry("arnnotlike", new Words("is not like", "is like none of")),
                    Map.entry("bool", new Words("is", "is one of")),
                    Map.entry("ipaddress", new Words("is in", "is in one of")),
                    Map.entry("notipaddress", new Words("is not in", "is in none of")),
                    Map.entry("binaryequals", new Words("is", "is one of")),
                    Map.entry("numericequals", new Words("is", "is one of")),
                    Map.entry("numericnotequals", new Words("is not", "is none of")),
                    Map.entry("numericlessthan", new Words("is less than", "is less than")),
                    Map.entry("numericlessthanequals", new Words("is at most", "is at most")),
                    Map.entry("numericgreaterthan", new Words("is more than", "is more than")),
                    Map.entry("numericgreaterthanequals", new Words("is at least", "is at least")),
                    Map.entry("dateequals", new Words("is", "is one of")),
                    Map.entry("datenotequals", new Words("is not", "is none of")),
                    Map.entry("datelessthan", new Words("is before", "is before")),
                    Map.entry("datelessthanequals", new Words("is not after", "is not after")),
                    Map.entry("dategreaterthan", new Words("is after", "is after")),
                    Map.entry(
                            "dategreaterthanequals", new Words("is not before", "is not before")));

    private ConditionWords() {}

    private record Words(String one, String several) {}

    /// A condition as a sentence part, safe to show: `aws:SourceIp is in 10.0.0.0/8`.
    static String of(Condition condition) {
        Condition.Operator operator = condition.operator();
        String key = Printable.line(condition.key());
        String subject =
                switch (operator.quantifier()) {
                    case NONE -> key;
                    case FOR_ALL_VALUES -> "each value of " + key;
                    case FOR_ANY_VALUE -> "some value of " + key;
                };
        String base = operator.base().toLowerCase(Locale.ROOT);
        if (base.equals("null")) {
            boolean absent = condition.values().stream().anyMatch("true"::equalsIgnoreCase);
            return key + (absent ? " is absent" : " is present");
        }
        if (condition.isOn("aws:MultiFactorAuthPresent") && base.equals("bool")) {
            return withMfa(condition);
        }
        Words words = WORDS.getOrDefault(base, new Words("fits", "fits one of"));
        return subject
                + " "
                + (condition.values().size() == 1 ? words.one() : words.several())
                + " "
                + values(condition.values())
                + orAbsent(condition);
    }

    private static String withMfa(Condition condition) {
        boolean wanted = condition.values().stream().anyMatch("true"::equalsIgnoreCase);
        return (wanted ? "MFA was used" : "no MFA was used")
                + " ("
                + Printable.line(condition.key())
                + " is "
                + wanted
                + orAbsent(condition)
                + ")";
    }

    /// Whether the lack of the key meets the condition.
    ///
    /// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators".
    private static String orAbsent(Condition condition) {
        Condition.Operator operator = condition.operator();
        boolean met =
                operator.ifExists()
                        || switch (operator.quantifier()) {
                            case FOR_ALL_VALUES -> true;
                            case FOR_ANY_VALUE -> false;
                            case NONE -> !operator.isPositive();
                        };
        return met ? ", or is absent" : "";
    }

    private static String values(List<String> values) {
        if (values.isEmpty()) {
            return "nothing";
        }
        return values.stream().limit(SHOWN).map(Printable::line).collect(Collectors.joining(", "))
                + (values.size() > SHOWN ? " and " + (values.size() - SHOWN) + " more" : "");
    }
}
