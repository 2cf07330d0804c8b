package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of help, written in the little Markdown that help pages use (headings, paragraphs, lists,
/// fenced code), as text for a terminal.
final class HelpText {
    private static final Pattern ITEM = Pattern.compile("(- |[0-9]+\\. )(.*)");

    private final TextReport.Look look;
    private final List<String> paragraph = new ArrayList<>();
    private String first = "";
    private final StringBuilder out = new StringBuilder();

    HelpText(TextReport.Look look) {
        this.look = look;
    }

    String rendered(List<String> markdown) {
        boolean code = false;
        for (String line : markdown) {
            if (line.startsWith("```")) {
                flush();
                code = !code;
            } else if (code) {
                code(line);
            } else {
                prose(line);
            }
        }
        flush();
        return out.toString();
    }

    /// A command is broken as a shell allows; any other code stands as it was written.
    private void code(String line) {
        List<String> lines =
                line.startsWith("aws ") ? ShellLines.of(line, look.width() - 4) : List.of(line);
        for (String one : lines) {
            out.append("    ").append(look.styled("36", one)).append('\n');
        }
    }

    private void prose(String line) {
        Matcher item = ITEM.matcher(line);
        if (line.startsWith("# ")) {
            out.append(look.heading(line.substring(2)));
        } else if (line.startsWith("## ")) {
            flush();
            out.append(look.strong(line.substring(3)));
        } else if (line.isBlank()) {
            flush();
            out.append('\n');
        } else if (item.matches()) {
            flush();
            first = item.group(1);
            paragraph.add(item.group(2));
        } else {
            paragraph.add(line.strip());
        }
    }

    private void flush() {
        if (!paragraph.isEmpty()) {
            String text = String.join(" ", paragraph).replace("`", "");
            String margin = "  " + first;
            out.append(Paragraph.of(text, look.width(), margin, " ".repeat(margin.length())));
        }
        paragraph.clear();
        first = "";
    }
}
