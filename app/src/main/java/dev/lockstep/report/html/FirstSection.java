package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.Printable;
import dev.lockstep.report.Priorities;
import java.io.IOException;
import java.util.List;

/// What to do first, each with advice and commands.
final class FirstSection {
    private static final int SHOWN = 5;

    private final Html html;

    FirstSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit, List<ControlFindings> controls) throws IOException {
        List<FindingRecord> priorities = Priorities.of(audit.findings());
        if (priorities.isEmpty()) {
            return;
        }
        html.raw("<section aria-labelledby=\"first\">\n<h2 id=\"first\">What to do first</h2>\n");
        html.raw("<ol class=\"first\">\n");
        for (FindingRecord finding : priorities.subList(0, Math.min(SHOWN, priorities.size()))) {
            item(finding, controls);
        }
        html.raw("</ol>\n");
        if (priorities.size() > SHOWN) {
            html.raw("<details class=\"more\"><summary>Then ");
            html.text(Words.many(priorities.size() - SHOWN, "more kind")).raw(" of fault");
            html.raw("</summary>\n<ol class=\"first\" start=\"" + (SHOWN + 1) + "\">\n");
            for (FindingRecord finding : priorities.subList(SHOWN, priorities.size())) {
                item(finding, controls);
            }
            html.raw("</ol>\n</details>\n");
        }
        html.raw("</section>\n");
    }

    private void item(FindingRecord finding, List<ControlFindings> controls) throws IOException {
        ControlFindings control =
                controls.stream()
                        .filter(one -> one.control().equals(finding.control()))
                        .findFirst()
                        .orElseThrow();
        html.raw("<li><p><span class=\"severity ").raw(finding.severity().id()).raw("\">");
        html.raw(finding.severity().id()).raw("</span> <strong>");
        html.sentence(finding.summary(), finding.subject()).raw("</strong>");
        int more = control.tally().of(Status.FAIL) - 1;
        if (more > 0) {
            html.raw(" And ").count(more).raw(" more of this kind.");
        }
        html.raw("</p>\n");
        if (finding.remedy().isPresent()) {
            FindingRecord.RemedyRecord remedy = finding.remedy().get();
            html.raw("<p>").sentence(remedy.text(), finding.subject()).raw("</p>\n");
            commands(html, remedy.commands());
        }
        html.raw("<p class=\"where\"><a href=\"#control-" + control.number() + "\">");
        html.raw("All of ").text(finding.control().id()).raw("</a></p></li>\n");
    }

    /// Commands as they are to be pasted. One that is not printable as it stands is left out: a
    /// command with its characters written by number would be another command.
    static void commands(Html html, List<String> commands) throws IOException {
        for (String command : commands) {
            if (Printable.isPlain(command)) {
                command(html, command);
            } else {
                html.raw("<p class=\"quiet\">(A command is left out: a name in it holds");
                html.raw(" characters that must not reach a terminal.)</p>\n");
                return;
            }
        }
    }

    /// Each word by itself, so that a browser breaks none at its dashes.
    private static void command(Html html, String command) throws IOException {
        html.raw("<pre class=\"command\"><code>");
        String gap = "";
        for (String word : command.split(" ", -1)) {
            html.raw(gap).raw("<span>").text(word).raw("</span>");
            gap = " ";
        }
        html.raw("</code></pre>\n");
    }
}
