package dev.lockstep.report.html;

import dev.lockstep.account.ReadState;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.util.List;

/// What a reader should know of the answers: notices, and how each kind of read ended.
final class ReadsSection {
    /// What is missing first: it is what a reader looks for.
    private static final List<ReadState.State> MISSING_FIRST =
            List.of(ReadState.State.DENIED, ReadState.State.NOT_COLLECTED, ReadState.State.KNOWN);

    private final Html html;
    private final Moments moments;

    ReadsSection(Html html, Moments moments) {
        this.html = html;
        this.moments = moments;
    }

    void write(AuditRecord audit) throws IOException {
        if (!audit.notices().isEmpty()) {
            html.raw("<section aria-labelledby=\"notices\">\n<h2 id=\"notices\">Good to know</h2>");
            html.raw("\n<ul>\n");
            for (String notice : audit.notices()) {
                html.raw("<li>").text(notice).raw("</li>\n");
            }
            html.raw("</ul>\n</section>\n");
        }
        if (!audit.reads().isEmpty()) {
            reads(audit);
        }
    }

    private void reads(AuditRecord audit) throws IOException {
        html.raw("<section aria-labelledby=\"reads\">\n<h2 id=\"reads\">What was read</h2>\n");
        html.raw("<p>Ages are counted to the judgement, ");
        moments.write(html, audit.judgedAt());
        html.raw(
                ". What is denied or was not collected is never taken for \u201cnone\u201d.</p>\n");
        html.raw("<table class=\"reads\" role=\"table\">\n<caption class=\"unseen\">Each kind of");
        html.raw(" read, how it ended, and how old it is</caption>\n<thead role=\"rowgroup\">");
        html.raw("<tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Read</th>");
        html.raw("<th scope=\"col\" role=\"columnheader\">State</th>");
        html.raw("<th scope=\"col\" role=\"columnheader\">How old</th>");
        html.raw("<th scope=\"col\" role=\"columnheader\">Detail</th></tr></thead>\n");
        html.raw("<tbody role=\"rowgroup\">\n");
        for (ReadState.State state : MISSING_FIRST) {
            for (ReadState read : audit.reads()) {
                if (read.state() == state) {
                    row(read);
                }
            }
        }
        html.raw("</tbody>\n</table>\n</section>\n");
    }

    private void row(ReadState read) throws IOException {
        html.raw("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><code>");
        html.text(read.name()).raw("</code></th><td role=\"cell\" class=\"");
        html.raw(
                switch (read.state()) {
                    case KNOWN -> "pass\">known";
                    case DENIED -> "fail\">denied";
                    case NOT_COLLECTED -> "undetermined\">not collected";
                });
        html.raw("</td><td role=\"cell\">");
        if (read.asOf().isPresent()) {
            html.text(moments.age(read.asOf().get())).raw("<br><small>");
            moments.write(html, read.asOf().get());
            html.raw("</small>");
        }
        html.raw("</td><td role=\"cell\"");
        html.raw(read.detail().isEmpty() ? " class=\"blank\">" : ">")
                .name(read.detail())
                .raw("</td></tr>\n");
    }
}
