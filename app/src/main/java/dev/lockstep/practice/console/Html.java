package dev.lockstep.practice.console;

import java.util.Collection;
import java.util.stream.Collectors;

/// A piece of HTML. What is put into it as text stays text, whatever stands in it.
///
/// @param source well-formed by itself
record Html(String source) {
    static final Html NONE = new Html("");

    private static final String HOLE = "{}";

    /// Stands for where a visitor's pages begin. No text can hold it: what is unseen is escaped.
    private static final String HERE = "\u0001";

    /// A template whose holes (`{}`) are filled in their order: with HTML as it is, with anything
    /// else as text.
    static Html of(String template, Object... parts) {
        var source = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int hole = template.indexOf(HOLE, from);
            if (hole < 0) {
                throw new IllegalArgumentException("more parts than holes");
            }
            source.append(template, from, hole);
            source.append(part instanceof Html html ? html.source() : escaped(part.toString()));
            from = hole + HOLE.length();
        }
        if (template.indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException("more holes than parts");
        }
        return new Html(source.append(template, from, template.length()).toString());
    }

    /// All of them, one after the other.
    static Html all(Collection<Html> parts) {
        return new Html(parts.stream().map(Html::source).collect(Collectors.joining()));
    }

    /// The address of a page of the console.
    ///
    /// @param path within it, such as `security`
    static Html link(String path) {
        return new Html(HERE + escaped(path));
    }

    /// The source of a whole page.
    ///
    /// @param beginning where the visitor's pages begin
    String under(String beginning) {
        return source.replace(HERE, escaped(beginning));
    }

    Html and(Html next) {
        return new Html(source + next.source);
    }

    /// Pages may show a secret, to one person: it is told nowhere else.
    @Override
    public String toString() {
        return "HTML";
    }

    /// Text in which nothing is markup, and nothing turns the reading direction or is unseen.
    private static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        default -> {
                            if (isSeen(point)) {
                                safe.appendCodePoint(point);
                            } else {
                                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
                            }
                        }
                    }
                });
        return safe.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
