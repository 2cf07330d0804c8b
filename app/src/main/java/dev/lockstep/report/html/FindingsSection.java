package dev.lockstep.report.html;

import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.io.IOException;
import java.util.List;

/// The filter, and every control with its help. The first of what a person should look at stands
/// here for those without a script; the script puts all findings in its place.
final class FindingsSection {
    private static final int SHOWN = 5;

    private static final List<Status> TOLD =
            List.of(Status.FAIL, Status.UNDETERMINED, Status.MANUAL, Status.EXCEPTED);

    private final Html html;

    FindingsSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit, List<ControlFindings> controls) throws IOException {
        html.raw("<section aria-labelledby=\"findings\" class=\"findings\">\n");
        html.raw("<h2 id=\"findings\">Findings</h2>\n");
        html.raw("<p class=\"scriptless\">Scripts are off in this browser, so each control shows");
        html.raw(" its first findings only, and there is no filter.</p>\n");
        filter(audit);
        for (Step step : Step.values()) {
            if (audit.isAsked(step)) {
                step(audit, step, controls);
            }
        }
        html.raw("</section>\n");
    }

    private void filter(AuditRecord audit) throws IOException {
        html.raw("<form class=\"filter\" id=\"filter\" role=\"search\" hidden");
        html.raw(" aria-label=\"Filter the findings\">\n");
        html.raw("<p class=\"field wide\"><label for=\"filter-text\">Text</label>");
        html.raw("<input id=\"filter-text\" type=\"search\" autocomplete=\"off\"");
        html.raw(" spellcheck=\"false\" placeholder=\"a name, a key id, a word\"></p>\n");
        html.raw("<p class=\"field\"><label for=\"filter-step\">Step</label>");
        html.raw("<select id=\"filter-step\"><option value=\"\">all steps</option>");
        for (Step step : Step.values()) {
            if (audit.isAsked(step)) {
                html.raw("<option value=\"" + step.number() + "\">");
                html.raw(step.number() == 0 ? "" : step.number() + ". ").text(step.title());
                html.raw("</option>");
            }
        }
        html.raw("</select></p>\n<p class=\"field\"><label for=\"filter-severity\">Severity");
        html.raw("</label><select id=\"filter-severity\">");
        for (Severity severity : Severity.values()) {
            html.raw("<option value=\"" + severity.id() + "\">");
            html.raw(
                    severity == Severity.INFO
                            ? "any"
                            : severity == Severity.CRITICAL
                                    ? "critical"
                                    : severity.id() + " and above");
            html.raw("</option>");
        }
        html.raw("</select></p>\n<fieldset><legend>Status</legend>\n");
        for (Status status : Words.BY_CARE) {
            html.raw("<label><input type=\"checkbox\" name=\"status\" value=\"");
            html.raw(status.id() + "\"" + (TOLD.contains(status) ? " checked" : "") + "> ");
            html.raw(Words.of(status)).raw(" <span class=\"of\">").count(audit.count(status));
            html.raw("</span></label>\n");
        }
        html.raw("</fieldset>\n<p class=\"outcome\"><output id=\"outcome\" role=\"status\"");
        html.raw(" for=\"filter-text filter-step filter-severity\">Reading the findings \u2026");
        html.raw("</output> <button type=\"reset\">Clear the filter</button></p>\n</form>\n");
    }

    private void step(AuditRecord audit, Step step, List<ControlFindings> controls)
            throws IOException {
        html.raw("<section class=\"step\" data-step=\"" + step.number() + "\"");
        html.raw(" aria-labelledby=\"step-" + step.number() + "\">\n");
        html.raw("<h3 id=\"step-" + step.number() + "\">");
        html.raw(step.number() == 0 ? "" : "Step " + step.number() + ": ").text(step.title());
        html.raw("</h3>\n");
        undeclared(audit, step);
        for (ControlFindings control : controls) {
            if (control.control().step() == step) {
                control(control);
            }
        }
        html.raw("</section>\n");
    }

    private void undeclared(AuditRecord audit, Step step) throws IOException {
        if (audit.undeclared().contains(step)) {
            html.raw("<p class=\"note\">");
            html.raw(
                    step == Step.GROUPS
                            ? "No groups are declared, so nothing says who is to do what."
                            : "No people and no services are declared, so nothing says which"
                                    + " users belong here.");
            html.raw(" <code>lockstep init</code> writes a lockstep.yaml where you declare");
            html.raw(" them.</p>\n");
        }
    }

    private void control(ControlFindings control) throws IOException {
        html.raw("<section class=\"control\" data-control=\"" + control.number() + "\"");
        html.raw(" data-severity=\"" + control.control().severity().id() + "\"");
        html.raw(" aria-labelledby=\"control-" + control.number() + "\">\n");
        html.raw("<h4 id=\"control-" + control.number() + "\">");
        html.text(control.control().title()).raw("</h4>\n<p class=\"tally\">");
        html.raw("<span class=\"severity " + control.control().severity().id() + "\">");
        html.raw(control.control().severity().id()).raw("</span> <code>");
        html.text(control.control().id()).raw("</code> ");
        tally(control);
        html.raw("</p>\n<ul class=\"list\">\n");
        for (Status status : TOLD) {
            for (FindingRecord finding : control.first(status, SHOWN)) {
                line(finding);
            }
            int more = control.tally().of(status) - SHOWN;
            if (more > 0) {
                html.raw("<li class=\"quiet\">and ").count(more).raw(" more ");
                html.raw(Words.of(status));
                html.raw("</li>\n");
            }
        }
        html.raw("</ul>\n");
        new HelpMarkup(html).write(control.control());
        html.raw("</section>\n");
    }

    private void tally(ControlFindings control) throws IOException {
        String gap = "";
        for (Status status : Words.BY_CARE) {
            int count = control.tally().of(status);
            if (count > 0) {
                html.raw(gap + "<span class=\"" + status.id() + "\">").count(count);
                html.raw(" " + Words.of(status, count) + "</span>");
                gap = ", ";
            }
        }
        if (gap.isEmpty()) {
            html.raw("nothing to judge");
        }
    }

    private void line(FindingRecord finding) throws IOException {
        html.raw("<li class=\"finding " + finding.status().id() + "\"><b>");
        html.raw("<span aria-hidden=\"true\">" + Words.sign(finding.status()) + "</span> ");
        html.raw(Words.of(finding.status())).raw("</b> ");
        html.sentence(finding.summary(), finding.subject());
        if (finding.exception().isPresent()) {
            FindingRecord.ExceptionRecord exception = finding.exception().get();
            html.raw(" Accepted until ").text(exception.until().toString()).raw(" by ");
            html.name(exception.owner()).raw(": ").name(exception.reason());
        }
        html.raw("</li>\n");
    }
}
