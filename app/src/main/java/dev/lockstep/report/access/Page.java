package dev.lockstep.report.access;

import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;

/// A text that grows: headings, paragraphs and items that fit the columns.
final class Page {
    private final TextReport.Look look;
    private final StringBuilder out = new StringBuilder();

    Page(TextReport.Look look) {
        this.look = look;
    }

    TextReport.Look look() {
        return look;
    }

    /// What the text is about.
    void title(String title) {
        out.append(look.heading(title));
    }

    void heading(String title) {
        out.append('\n').append(look.strong(title));
    }

    /// @param text safe to show
    void paragraph(String text) {
        out.append(Paragraph.of(text, look.width()));
    }

    void item(String text) {
        out.append(Paragraph.of(text, look.width(), "- ", "  "));
    }

    /// A paragraph that stands so many columns in.
    void inside(int columns, String text) {
        String margin = " ".repeat(columns);
        out.append(Paragraph.of(text, look.width(), margin, margin));
    }

    /// Lines that are not broken anew, such as JSON; each is made safe.
    void lines(int columns, String text) {
        text.lines()
                .forEach(line ->
                        out.append(" ".repeat(columns)).append(Printable.line(line)).append('\n'));
    }

    void raw(String text) {
        out.append(text);
    }

    void gap() {
        out.append('\n');
    }

    String text() {
        return out.toString();
    }
}
