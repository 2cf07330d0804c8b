package dev.lockstep.lockstepfile;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text as YAML writes it: plain where nothing else could be read into it, else in double quotes
/// with everything escaped that is not plainly visible.
public final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.@-]*");

    /// What some reader of YAML, if not ours, takes for a truth value, nothing or a number.
    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan");

    private YamlText() {}

    /// The text, in quotes where it needs them.
    public static String of(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        return quoted(text);
    }

    /// The text in double quotes.
    public static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        default -> Shown.append(out, point);
                    }
                });
        return out.append('"').toString();
    }

    /// A list on one line.
    public static String list(Collection<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
