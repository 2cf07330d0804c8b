package dev.lockstep.policy;

import dev.lockstep.policy.Condition.Operator;
import dev.lockstep.policy.Condition.Quantifier;
import java.util.List;

/// Reads the name of a condition operator with its qualifiers, without regard to case.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Condition operators".
final class OperatorReader {
    private static final String FOR_ALL = "ForAllValues:";
    private static final String FOR_ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    private static final Names BASES =
            new Names(
                    "a condition operator",
                    List.of(
                            "StringEquals",
                            "StringNotEquals",
                            "StringEqualsIgnoreCase",
                            "StringNotEqualsIgnoreCase",
                            "StringLike",
                            "StringNotLike",
                            "NumericEquals",
                            "NumericNotEquals",
                            "NumericLessThan",
                            "NumericLessThanEquals",
                            "NumericGreaterThan",
                            "NumericGreaterThanEquals",
                            "DateEquals",
                            "DateNotEquals",
                            "DateLessThan",
                            "DateLessThanEquals",
                            "DateGreaterThan",
                            "DateGreaterThanEquals",
                            "Bool",
                            "BinaryEquals",
                            "IpAddress",
                            "NotIpAddress",
                            "ArnEquals",
                            "ArnLike",
                            "ArnNotEquals",
                            "ArnNotLike",
                            "Null"));

    private OperatorReader() {}

    /// @param tokens stand at the operator's name
    static Operator read(String written, Tokens tokens) {
        Quantifier quantifier = quantifier(written);
        String rest = written.substring(length(quantifier));
        int end = rest.length() - IF_EXISTS.length();
        boolean ifExists = rest.regionMatches(true, end, IF_EXISTS, 0, IF_EXISTS.length());
        String base = ifExists ? rest.substring(0, end) : rest;
        if (!BASES.hasIgnoringCase(base)) {
            throw tokens.unexpected(BASES.insteadOf(base));
        }
        if (ifExists && base.equalsIgnoreCase("Null")) {
            throw tokens.unexpected("`Null` without `IfExists`");
        }
        return new Operator(base, quantifier, ifExists);
    }

    private static Quantifier quantifier(String written) {
        if (written.regionMatches(true, 0, FOR_ALL, 0, FOR_ALL.length())) {
            return Quantifier.FOR_ALL_VALUES;
        }
        if (written.regionMatches(true, 0, FOR_ANY, 0, FOR_ANY.length())) {
            return Quantifier.FOR_ANY_VALUE;
        }
        return Quantifier.NONE;
    }

    private static int length(Quantifier quantifier) {
        return switch (quantifier) {
            case NONE -> 0;
            case FOR_ALL_VALUES -> FOR_ALL.length();
            case FOR_ANY_VALUE -> FOR_ANY.length();
        };
    }
}
