package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/// Writes a document as canonical JSON text: elements in AWS's order, one value as a string and
/// several as a list, numbers and booleans of conditions as strings. Reading what was written gives
/// the document again, but for its text and places.
///
/// Two things come out otherwise when a document was made by hand and could not have been read: the
/// principals of one kind stand together, and `Aws("*")` is anyone. Nothing is written but what the
/// document holds, so a text of a million characters with many escapes or numbers may become longer
/// than [PolicyDocument#parse] takes.
///
/// Rule source: IAM User Guide, "Grammar of the IAM JSON policy language".
public final class PolicyPrinter {
    private static final String INDENT = "  ";

    private final boolean indented;

    private PolicyPrinter(boolean indented) {
        this.indented = indented;
    }

    /// A text for people: indented, one value a line, ended by a newline.
    public static String print(PolicyDocument document) {
        return new PolicyPrinter(true).document(document) + "\n";
    }

    /// The shortest text: no white space between elements. Its length is what counts against AWS's
    /// limits; see [PolicySize].
    public static String compact(PolicyDocument document) {
        return new PolicyPrinter(false).document(document);
    }

    /// One statement as a text for people: indented, one value a line.
    public static String print(Statement statement) {
        return new PolicyPrinter(true).statement(statement, 0);
    }

    private String document(PolicyDocument document) {
        var members = block("{", "}", 0);
        members.add(member("Version", text(document.version().text())));
        document.id().ifPresent(id -> members.add(member("Id", text(id))));
        members.add(
                member(
                        "Statement",
                        list(
                                document.statements().stream().map(s -> statement(s, 2)).toList(),
                                1)));
        return members.end();
    }

    private String statement(Statement statement, int depth) {
        var members = block("{", "}", depth);
        statement.sid().ifPresent(sid -> members.add(member("Sid", text(sid))));
        members.add(member("Effect", statement.allows() ? "\"Allow\"" : "\"Deny\""));
        statement
                .principals()
                .ifPresent(p ->
                        members.add(member(name(p.negated(), "Principal"), principals(p, depth))));
        Actions actions = statement.actions();
        members.add(
                member(
                        name(actions.negated(), "Action"),
                        values(
                                actions.patterns().stream().map(ActionPattern::text).toList(),
                                depth + 1)));
        statement
                .resources()
                .ifPresent(r ->
                        members.add(
                                member(
                                        name(r.negated(), "Resource"),
                                        values(
                                                r.patterns().stream()
                                                        .map(ResourcePattern::text)
                                                        .toList(),
                                                depth + 1))));
        if (statement.conditionPlace().isPresent() || !statement.conditions().isEmpty()) {
            members.add(member("Condition", conditions(statement.conditions(), depth + 1)));
        }
        return members.end();
    }

    private static String name(boolean negated, String element) {
        return negated ? "Not" + element : element;
    }

    private String principals(Principals principals, int depth) {
        if (principals.members().equals(List.of(new Principal.Anyone()))) {
            return "\"*\"";
        }
        var kinds = new LinkedHashMap<String, List<String>>();
        for (Principal principal : principals.members()) {
            kinds.computeIfAbsent(kind(principal), _ -> new ArrayList<>()).add(value(principal));
        }
        var members = block("{", "}", depth + 1);
        kinds.forEach((kind, values) -> members.add(member(kind, values(values, depth + 2))));
        return members.end();
    }

    private static String kind(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _, Principal.Aws _ -> "AWS";
            case Principal.Service _ -> "Service";
            case Principal.Federated _ -> "Federated";
            case Principal.CanonicalUser _ -> "CanonicalUser";
        };
    }

    private static String value(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> "*";
            case Principal.Aws(String value) -> value;
            case Principal.Service(String value) -> value;
            case Principal.Federated(String value) -> value;
            case Principal.CanonicalUser(String value) -> value;
        };
    }

    /// Conditions that follow one another under the same operator share its object. Operators
    /// ignore case, and a document may hold the same one twice, written otherwise; so a name that
    /// was used comes again with other capitals.
    private String conditions(List<Condition> conditions, int depth) {
        var members = block("{", "}", depth);
        Set<String> names = new HashSet<>();
        for (int from = 0; from < conditions.size(); ) {
            Condition.Operator operator = conditions.get(from).operator();
            Set<String> keys = new HashSet<>();
            var group = block("{", "}", depth + 1);
            int to = from;
            while (to < conditions.size()
                    && conditions.get(to).operator().equals(operator)
                    && keys.add(conditions.get(to).key())) {
                Condition one = conditions.get(to++);
                group.add(member(one.key(), values(one.values(), depth + 2)));
            }
            members.add(member(unused(operator, names), group.end()));
            from = to;
        }
        return members.end();
    }

    private static String unused(Condition.Operator operator, Set<String> used) {
        String quantifier =
                switch (operator.quantifier()) {
                    case NONE -> "";
                    case FOR_ALL_VALUES -> "ForAllValues:";
                    case FOR_ANY_VALUE -> "ForAnyValue:";
                };
        String suffix = operator.ifExists() ? "IfExists" : "";
        for (long variant = 0; ; variant++) {
            // The base keeps its capitals as long as the qualifiers have variants left.
            String qualifiers = otherCapitals(quantifier + suffix, variant);
            long rest = variant >> (quantifier + suffix).length();
            String name =
                    qualifiers.substring(0, quantifier.length())
                            + otherCapitals(operator.base(), rest)
                            + qualifiers.substring(quantifier.length());
            if (used.add(name)) {
                return name;
            }
        }
    }

    /// The text with the capitals changed where the bits of a number are set.
    private static String otherCapitals(String text, long bits) {
        if (bits == 0) {
            return text;
        }
        var changed = new StringBuilder(text);
        for (int i = 0; i < text.length() && i < Long.SIZE; i++) {
            if ((bits >> i & 1) == 1) {
                String letter = text.substring(i, i + 1);
                String lower = letter.toLowerCase(Locale.ROOT);
                changed.setCharAt(
                        i,
                        (lower.equals(letter) ? letter.toUpperCase(Locale.ROOT) : lower).charAt(0));
            }
        }
        return changed.toString();
    }

    private String values(List<String> values, int depth) {
        List<String> texts = values.stream().map(PolicyPrinter::text).toList();
        return texts.size() == 1 ? texts.getFirst() : list(texts, depth);
    }

    private String list(List<String> values, int depth) {
        var list = block("[", "]", depth);
        values.forEach(list::add);
        return list.end();
    }

    private String member(String name, String value) {
        return text(name) + (indented ? ": " : ":") + value;
    }

    private Block block(String open, String close, int depth) {
        return new Block(open, close, depth);
    }

    private static String text(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /// An object or a list whose members stand each on a line of its own, or without white space.
    private final class Block {
        private final StringJoiner members;

        Block(String open, String close, int depth) {
            String inner = indented ? "\n" + INDENT.repeat(depth + 1) : "";
            String outer = indented ? "\n" + INDENT.repeat(depth) : "";
            members = new StringJoiner("," + inner, open + inner, outer + close);
            members.setEmptyValue(open + close);
        }

        void add(String member) {
            members.add(member);
        }

        String end() {
            return members.toString();
        }
    }
}
