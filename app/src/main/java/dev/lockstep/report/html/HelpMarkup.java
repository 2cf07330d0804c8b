package dev.lockstep.report.html;

import dev.lockstep.record.ControlRecord;
import dev.lockstep.report.ControlPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A control's page of help as HTML, folded. It knows the little Markdown that the pages use:
/// headings, paragraphs, lists, fenced code, code in a line.
final class HelpMarkup {
    private static final Pattern ITEM = Pattern.compile("(- |[0-9]+\\. )(.*)");

    private final Html html;
    private final StringBuilder paragraph = new StringBuilder();
    private String list = "";
    private boolean item;

    HelpMarkup(Html html) {
        this.html = html;
    }

    /// Nothing, where this version has no page for the control.
    void write(ControlRecord control) throws IOException {
        List<String> page = ControlPage.markdown(control.id());
        if (page.isEmpty()) {
            return;
        }
        html.raw("<details class=\"help\"><summary>Why it matters, and how to mend it</summary>\n");
        boolean code = false;
        for (String line : page) {
            if (line.startsWith("```")) {
                endBlocks();
                html.raw(code ? "</code></pre>\n" : "<pre class=\"command\"><code>");
                code = !code;
            } else if (code) {
                html.text(line).raw("\n");
            } else {
                prose(line);
            }
        }
        endBlocks();
        references(control);
        html.raw("</details>\n");
    }

    private void prose(String line) throws IOException {
        Matcher found = ITEM.matcher(line);
        if (line.startsWith("# ")) {
            return; // the control's own heading says it
        }
        if (line.startsWith("## ")) {
            endBlocks();
            html.raw("<h5>").text(line.substring(3)).raw("</h5>\n");
        } else if (line.isBlank()) {
            endParagraph();
        } else if (found.matches()) {
            endParagraph();
            startList(found.group(1).equals("- ") ? "ul" : "ol");
            item = true;
            paragraph.append(found.group(2));
        } else {
            if (paragraph.isEmpty() && !line.startsWith(" ")) {
                endList();
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void startList(String kind) throws IOException {
        if (!list.equals(kind)) {
            endList();
            html.raw("<" + kind + ">\n");
            list = kind;
        }
    }

    private void endList() throws IOException {
        html.raw(list.isEmpty() ? "" : "</" + list + ">\n");
        list = "";
    }

    private void endBlocks() throws IOException {
        endParagraph();
        endList();
    }

    private void endParagraph() throws IOException {
        if (!paragraph.isEmpty()) {
            html.raw(item ? "<li>" : "<p>");
            boolean code = false;
            for (String part : paragraph.toString().split("`", -1)) {
                html.raw(code ? "<code>" : "").text(part).raw(code ? "</code>" : "");
                code = !code;
            }
            html.raw(item ? "</li>\n" : "</p>\n");
        }
        paragraph.setLength(0);
        item = false;
    }

    private void references(ControlRecord control) throws IOException {
        if (control.references().isEmpty()) {
            return;
        }
        html.raw("<p class=\"quiet\">In other catalogues: ");
        String gap = "";
        for (Map.Entry<String, List<String>> one : control.references().entrySet()) {
            html.raw(gap).text(one.getKey()).raw(" ").text(String.join(", ", one.getValue()));
            gap = "; ";
        }
        html.raw(".</p>\n");
    }
}
