package dev.lockstep.report.html;

import dev.lockstep.control.Subject;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// Writes HTML. What is not markup of ours goes through [#text]: made printable, so that no
/// character of it hides or turns the direction of reading, and escaped, so that none is markup.
final class Html {
    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /// Markup of ours; never anything from outside.
    Html raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /// Any text, in content or in a quoted attribute.
    Html text(String text) throws IOException {
        escaped(Printable.line(text));
        return this;
    }

    /// A number, in groups of three digits.
    Html count(long count) throws IOException {
        out.write(counted(count));
        return this;
    }

    /// A name from outside, which keeps its direction of writing to itself.
    Html name(String name) throws IOException {
        return raw("<bdi>").text(name).raw("</bdi>");
    }

    /// A sentence about a subject, whose names in it keep their direction of writing to themselves.
    Html sentence(String text, Subject subject) throws IOException {
        String places = NamePlaces.in(text, subject);
        int start = 0;
        for (int i = 0; i < places.length(); i++) {
            char one = places.charAt(i);
            if (one == NamePlaces.NAME || one == NamePlaces.OWNER) {
                escaped(places.substring(start, i));
                name(one == NamePlaces.NAME ? subject.name() : subject.owner().orElse(""));
                start = i + 1;
            }
        }
        escaped(places.substring(start));
        return this;
    }

    static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void escaped(String text) throws IOException {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead =
                    switch (text.charAt(i)) {
                        case '&' -> "&amp;";
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '"' -> "&quot;";
                        case '\'' -> "&#39;";
                        default -> "";
                    };
            if (!instead.isEmpty()) {
                out.write(text, start, i - start);
                out.write(instead);
                start = i + 1;
            }
        }
        out.write(text, start, text.length() - start);
    }
}
