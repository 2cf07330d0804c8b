package dev.lockstep.report.exchange;

import dev.lockstep.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// Writes XML 1.0, indented by two spaces. What stands in attributes and texts is printable: what
/// XML 1.0 does not allow (section 2.2) is written by its number, as [Printable] does it.
final class Xml {
    private final Writer out;
    private int depth;

    Xml(Writer out) {
        this.out = out;
    }

    void declaration() throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /// Begins a tag; attributes follow.
    Xml open(String element) throws IOException {
        indent();
        out.write('<');
        out.write(element);
        return this;
    }

    Xml attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(Printable.line(value));
        out.write('"');
        return this;
    }

    /// Ends the tag of an element with nothing in it.
    void end() throws IOException {
        out.write("/>\n");
    }

    /// Ends the tag; elements follow.
    void inside() throws IOException {
        out.write(">\n");
        depth++;
    }

    void close(String element) throws IOException {
        depth--;
        indent();
        closing(element);
    }

    /// Ends the tag; lines of text and the end of the element follow.
    ///
    /// @param lines printable
    void text(String element, List<String> lines) throws IOException {
        out.write('>');
        for (int i = 0; i < lines.size(); i++) {
            out.write(i == 0 ? "" : "\n");
            escape(lines.get(i));
        }
        closing(element);
    }

    private void closing(String element) throws IOException {
        out.write("</");
        out.write(element);
        out.write(">\n");
    }

    private void indent() throws IOException {
        for (int i = 0; i < depth; i++) {
            out.write("  ");
        }
    }

    /// `>` too, so that no text can hold `]]>`.
    private void escape(String text) throws IOException {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead =
                    switch (text.charAt(i)) {
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '&' -> "&amp;";
                        case '"' -> "&quot;";
                        case '\'' -> "&apos;";
                        default -> "";
                    };
            if (!instead.isEmpty()) {
                out.write(text, from, i - from);
                out.write(instead);
                from = i + 1;
            }
        }
        out.write(text, from, text.length() - from);
    }
}
