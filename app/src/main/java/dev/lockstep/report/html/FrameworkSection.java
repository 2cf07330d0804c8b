package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.record.FrameworkRecord;
import java.io.IOException;
import java.util.List;

/// The identity section of a framework: what stands, what fails, and what nobody looked at.
final class FrameworkSection {
    private final Html html;

    FrameworkSection(Html html) {
        this.html = html;
    }

    void write(FrameworkRecord framework, List<ControlFindings> controls) throws IOException {
        html.raw("<section aria-labelledby=\"framework\">\n<h2 id=\"framework\">");
        html.text(framework.name()).raw(", identity section</h2>\n<table role=\"table\"");
        html.raw(" class=\"framework\">\n<caption class=\"unseen\">Each recommendation, and what");
        html.raw(" the controls that judge it found</caption>\n<thead role=\"rowgroup\">");
        html.raw("<tr role=\"row\">");
        for (String title : List.of("Recommendation", "Found", "Controls")) {
            html.raw("<th scope=\"col\" role=\"columnheader\">" + title + "</th>");
        }
        html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for (FrameworkRecord.Recommendation one : framework.recommendations()) {
            row(one, controls);
        }
        html.raw("</tbody>\n</table>\n</section>\n");
    }

    private void row(FrameworkRecord.Recommendation asked, List<ControlFindings> controls)
            throws IOException {
        List<ControlFindings> judging =
                controls.stream()
                        .filter(one -> asked.controls().contains(one.control().id()))
                        .toList();
        html.raw("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><b>").text(asked.id());
        html.raw("</b> ").text(asked.title());
        if (!asked.note().isEmpty()) {
            html.raw("<br><small>").text(asked.note()).raw("</small>");
        }
        html.raw("</th><td role=\"cell\">");
        if (asked.isCovered()) {
            found(judging);
        } else {
            html.raw("<span class=\"undetermined\">? not covered: look at it yourself</span>");
        }
        html.raw("</td><td role=\"cell\">");
        String gap = "";
        for (ControlFindings one : judging) {
            html.raw(gap + "<a href=\"#control-" + one.number() + "\">");
            html.text(one.control().id()).raw("</a>");
            gap = ", ";
        }
        html.raw("</td></tr>\n");
    }

    private void found(List<ControlFindings> judging) throws IOException {
        String gap = "";
        for (Status status : Words.BY_CARE) {
            int count = judging.stream().mapToInt(one -> one.tally().of(status)).sum();
            if (count > 0) {
                html.raw(gap + "<span class=\"" + status.id() + "\"><span aria-hidden=\"true\">");
                html.raw(Words.sign(status) + "</span> ").count(count);
                html.raw(" " + Words.of(status, count) + "</span>");
                gap = ", ";
            }
        }
        html.raw(gap.isEmpty() ? "nothing to judge" : "");
    }
}
