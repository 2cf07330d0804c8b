package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Tally;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.util.List;

/// The eight steps as progress: how far each is, as a bar, a sign and words.
final class StepsSection {
    /// The width of a bar in its own units.
    private static final int BAR = 200;

    private final Html html;

    StepsSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit) throws IOException {
        html.raw("<section aria-labelledby=\"steps\">\n<h2 id=\"steps\">The eight steps</h2>\n");
        html.raw("<ol class=\"steps\">\n");
        for (Step step : Step.values()) {
            if (audit.isAsked(step)) {
                step(audit, step);
            }
        }
        html.raw("</ol>\n</section>\n");
    }

    private void step(AuditRecord audit, Step step) throws IOException {
        Tally tally = audit.tally(step);
        boolean undeclared = audit.undeclared().contains(step);
        String state = state(tally, undeclared);
        html.raw("<li class=\"" + state + "\">");
        html.raw("<span class=\"number\" aria-hidden=\"true\">");
        html.raw(step.number() == 0 ? "+" : Integer.toString(step.number())).raw("</span>");
        html.raw("<a href=\"#step-" + step.number() + "\">");
        html.raw(step.number() == 0 ? "" : "<span class=\"unseen\">Step " + step.number());
        html.raw(step.number() == 0 ? "" : ": </span>").text(step.title()).raw("</a>");
        bar(tally);
        html.raw("<span class=\"counts\">");
        counts(tally, undeclared);
        html.raw("</span></li>\n");
    }

    private static String state(Tally tally, boolean undeclared) {
        if (tally.of(Status.FAIL) > 0) {
            return "fail";
        }
        if (tally.open() > 0) {
            return "open";
        }
        return tally.well() > 0 && !undeclared ? "pass" : "none";
    }

    /// A picture for the eye alone; the words beside it say the same.
    private void bar(Tally tally) throws IOException {
        int all = tally.well() + tally.open();
        html.raw("<svg class=\"bar\" viewBox=\"0 0 " + BAR + " 10\" preserveAspectRatio=\"none\"");
        html.raw(" aria-hidden=\"true\" focusable=\"false\">");
        html.raw("<rect class=\"ground\" width=\"" + BAR + "\" height=\"10\"/>");
        if (all > 0) {
            int well = width(tally.well(), all, tally.open() > 0);
            int fail = width(tally.of(Status.FAIL), all, false);
            html.raw("<rect class=\"well\" width=\"" + well + "\" height=\"10\"/>");
            html.raw("<rect class=\"bad\" x=\"" + well + "\" width=\"");
            html.raw(Math.min(tally.of(Status.FAIL) > 0 ? Math.max(fail, 4) : 0, BAR - well) + "");
            html.raw("\" height=\"10\"/>");
        }
        html.raw("</svg>");
    }

    /// The share of the bar; what is not all does not look like all.
    private static int width(int part, int all, boolean isNotAll) {
        int width = (int) ((long) part * BAR / all);
        return isNotAll ? Math.min(width, BAR - 4) : width;
    }

    /// What is open, of how many; else that all is well.
    private void counts(Tally tally, boolean undeclared) throws IOException {
        String all = " of " + Html.counted((long) tally.well() + tally.open()) + " ";
        String gap = "";
        for (Status status : List.of(Status.FAIL, Status.UNDETERMINED, Status.MANUAL)) {
            if (tally.of(status) > 0) {
                html.raw(gap + "<span class=\"" + status.id() + "\">");
                html.raw("<span aria-hidden=\"true\">" + Words.sign(status) + "</span> ");
                html.count(tally.of(status)).raw(gap.isEmpty() ? all : " ");
                html.raw(Words.of(status) + "</span>");
                gap = ", ";
            }
        }
        if (undeclared) {
            html.raw(gap + "not declared");
        } else if (gap.isEmpty() && tally.well() > 0) {
            html.raw("<span class=\"pass\"><span aria-hidden=\"true\">" + Words.sign(Status.PASS));
            html.raw("</span> all well</span>");
        } else if (gap.isEmpty()) {
            html.raw("nothing to judge");
        }
    }
}
