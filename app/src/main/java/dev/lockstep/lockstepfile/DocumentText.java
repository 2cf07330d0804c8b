package dev.lockstep.lockstepfile;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/// The JSON text of a policy document that is written in lockstep.yaml itself.
final class DocumentText {
    /// Rule source: RFC 8259, section 6.
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private DocumentText() {}

    /// The text, without white space between its parts; what YAML takes for a number that JSON does
    /// not know stays a text.
    static String of(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping map -> {
                var members = new StringJoiner(",", "{", "}");
                map.entries()
                        .forEach(
                                (key, entry) -> members.add(quoted(key) + ":" + of(entry.value())));
                yield members.toString();
            }
            case YamlNode.Sequence list -> {
                var items = new StringJoiner(",", "[", "]");
                list.items().forEach(item -> items.add(of(item)));
                yield items.toString();
            }
            case YamlNode.Scalar scalar ->
                    switch (scalar.type()) {
                        case TEXT -> quoted(scalar.text());
                        case NULL -> "null";
                        case BOOLEAN -> Boolean.toString(scalar.text().equalsIgnoreCase("true"));
                        case INTEGER, REAL ->
                                NUMBER.matcher(scalar.text()).matches()
                                        ? scalar.text()
                                        : quoted(scalar.text());
                    };
        };
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
