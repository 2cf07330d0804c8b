package dev.lockstep.report.html;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.EscalationRecord;
import dev.lockstep.record.EscalationRecord.EdgeRecord;
import dev.lockstep.record.EscalationRecord.NodeRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.html.GraphLayout.Box;
import dev.lockstep.report.html.GraphLayout.Line;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Who can become an administrator: a drawing for the eye, and the same as a list of sentences for
/// everybody.
final class EscalationSection {
    private static final int NAME = 24;
    private static final int LABEL = 32;
    private static final int NAMES = 12;

    /// How far lines bend.
    private static final int BEND = 70;

    private final Html html;

    EscalationSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit) throws IOException {
        if (audit.escalations().isEmpty()) {
            return;
        }
        EscalationRecord graph = audit.escalations().get();
        html.raw("<section aria-labelledby=\"escalations\">\n");
        html.raw("<h2 id=\"escalations\">Who can become an administrator</h2>\n");
        if (graph.edges().isEmpty()) {
            html.raw("<p>Nobody whom the policies tell of is an administrator, or can become");
            html.raw(" one.</p>\n</section>\n");
            return;
        }
        GraphLayout layout = GraphLayout.of(graph);
        html.raw("<p>Judged by what policies do: who is allowed everything, and who can get");
        html.raw(" there, step by step. A dashed line hangs on conditions, or on what was not");
        html.raw(" read.");
        if (layout.hidden() > 0) {
            html.raw(" The nearest ").count((long) graph.nodes().size() - layout.hidden());
            html.raw(" of ").count(graph.nodes().size()).raw(" are drawn and listed here;");
            html.raw(" <code>lockstep access escalations</code> tells all.");
        }
        html.raw("</p>\n");
        picture(layout);
        list(layout);
        html.raw("</section>\n");
    }

    private void picture(GraphLayout layout) throws IOException {
        html.raw("<div class=\"graph\" tabindex=\"0\" role=\"region\"");
        html.raw(" aria-label=\"Drawing of the ways to administrator\">\n");
        html.raw("<svg width=\"" + layout.width() + "\" height=\"" + layout.height() + "\"");
        html.raw(" viewBox=\"0 0 " + layout.width() + " " + layout.height() + "\"");
        html.raw(" aria-hidden=\"true\" focusable=\"false\">\n");
        html.raw("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\"");
        html.raw(" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">");
        html.raw("<path class=\"head\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
        for (Line line : layout.lines()) {
            line(line);
        }
        for (Box box : layout.boxes()) {
            box(box);
        }
        for (Line line : layout.lines()) {
            html.raw("<text class=\"label\" x=\"" + (line.startX() + 8) + "\" y=\"");
            html.raw((line.startY() - 4) + "\">").text(cut(label(line), LABEL));
            html.raw("</text>\n");
        }
        html.raw("</svg>\n</div>\n");
    }

    private void line(Line line) throws IOException {
        boolean isForward = line.endX() > line.startX();
        int bend = line.startX() + BEND + (isForward ? 40 : 0);
        int back = isForward ? line.endX() - BEND : line.endX() + BEND;
        html.raw("<path class=\"way" + (line.certain() ? "" : " open") + "\" d=\"M");
        html.raw(line.startX() + " " + line.startY() + "C" + bend + " " + line.startY() + " ");
        html.raw(back + " " + line.endY() + " " + line.endX() + " " + line.endY());
        html.raw("\" marker-end=\"url(#arrow)\"/>\n");
    }

    private void box(Box box) throws IOException {
        boolean isGoal = box.first().kind().equals(NodeRecord.ADMINISTRATOR);
        html.raw("<rect class=\"box" + (isGoal ? " goal" : "") + "\" x=\"" + box.x() + "\" y=\"");
        html.raw(box.y() + "\" width=\"" + box.width() + "\" height=\"" + box.height());
        html.raw("\" rx=\"6\"/>\n");
        int middle = box.y() + box.height() / 2;
        if (isGoal) {
            text(box, middle + 5, "name", "administrator");
            return;
        }
        text(box, middle - 5, "kind", kind(box));
        text(box, middle + 13, "name", cut(first(box), NAME));
    }

    private void text(Box box, int y, String style, String text) throws IOException {
        html.raw("<text class=\"" + style + "\" x=\"" + (box.x() + 10) + "\" y=\"" + y + "\">");
        html.text(text).raw("</text>\n");
    }

    private static String cut(String text, int columns) {
        return Paragraph.cut(Printable.line(text), columns);
    }

    private static String kind(Box box) {
        String kind = box.first().kind();
        return box.nodes().size() == 1
                ? kind
                : box.nodes().size() + (kind.equals("policy") ? " policies" : " " + kind + "s");
    }

    private static String first(Box box) {
        return box.nodes().size() == 1
                ? box.first().name()
                : box.nodes().stream()
                                .limit(2)
                                .map(NodeRecord::name)
                                .collect(Collectors.joining(", "))
                        + (box.nodes().size() > 2 ? " \u2026" : "");
    }

    private static String label(Line line) {
        String first = line.labels().getFirst();
        String words = first.equals(EdgeRecord.EVERYTHING) ? "is allowed everything" : first;
        return line.labels().size() == 1 ? words : "(" + line.labels().size() + " ways) " + words;
    }

    private void list(GraphLayout layout) throws IOException {
        html.raw("<details class=\"more\"><summary>The same as a list</summary>\n");
        html.raw("<ul class=\"ways\">\n");
        for (Line line : layout.lines()) {
            html.raw("<li>");
            names(line.from());
            List<String> labels = line.labels();
            if (labels.equals(List.of(EdgeRecord.EVERYTHING))) {
                html.raw(line.from().nodes().size() == 1 ? " is" : " are");
                html.raw(" allowed everything");
            } else {
                html.raw(line.certain() ? " can reach " : " may be able to reach ");
                names(line.to());
                html.raw(" by ");
                for (int i = 0; i < labels.size(); i++) {
                    html.raw(i == 0 ? "<code>" : ", or by <code>").text(labels.get(i));
                    html.raw("</code>");
                }
            }
            html.raw(line.certain() ? "" : " (if conditions fit, or what was not read is so)");
            html.raw("</li>\n");
        }
        html.raw("</ul>\n</details>\n");
    }

    private void names(Box box) throws IOException {
        if (box.first().kind().equals(NodeRecord.ADMINISTRATOR)) {
            html.raw("administrator");
            return;
        }
        html.raw(box.nodes().size() == 1 ? box.first().kind() : kind(box)).raw(" ");
        String gap = "";
        for (NodeRecord node : box.nodes().subList(0, Math.min(NAMES, box.nodes().size()))) {
            html.raw(gap).name(node.name());
            gap = ", ";
        }
        if (box.nodes().size() > NAMES) {
            html.raw(" and ").count((long) box.nodes().size() - NAMES).raw(" more");
        }
    }
}
