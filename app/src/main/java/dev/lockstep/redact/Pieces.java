package dev.lockstep.redact;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of a policy in its pieces: wildcards and policy variables stay where they are, what
/// stands between them is replaced.
///
/// Rule source: IAM User Guide, "IAM policy elements: Variables and tags".
final class Pieces {
    private static final Pattern SPECIAL = Pattern.compile("[*?]+|\\$\\{([^}]*)}");
    private static final Pattern ESCAPE = Pattern.compile("[*?$]");

    private final Names names;

    Pieces(Names names) {
        this.names = names;
    }

    /// Whether there is a wildcard or a variable in a text.
    static boolean has(String text) {
        return SPECIAL.matcher(text).find();
    }

    /// The text with everything between wildcards and variables replaced.
    String replaced(String text, UnaryOperator<String> between) {
        var result = new StringBuilder();
        Matcher special = SPECIAL.matcher(text);
        int end = 0;
        while (special.find()) {
            result.append(piece(text.substring(end, special.start()), between));
            result.append(
                    special.group(1) == null
                            ? special.group()
                            : "${" + variable(special.group(1)) + "}");
            end = special.end();
        }
        return result.append(piece(text.substring(end), between)).toString();
    }

    private static String piece(String text, UnaryOperator<String> between) {
        return text.isEmpty() ? text : between.apply(text);
    }

    /// What stands in `${…}`: a key, perhaps with a tag's name, perhaps with a default.
    private String variable(String inside) {
        if (ESCAPE.matcher(inside).matches()) {
            return inside;
        }
        int comma = inside.indexOf(',');
        String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
        String rest =
                comma < 0
                        ? ""
                        : ", '" + names.of("value", inside.substring(comma + 1).strip()) + "'";
        return new ConditionKeys(names).redacted(key) + rest;
    }
}
