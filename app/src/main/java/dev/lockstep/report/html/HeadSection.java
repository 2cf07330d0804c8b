package dev.lockstep.report.html;

import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import java.io.IOException;
import java.util.List;

/// The head: which account, when, as whom, by what, and how it stands in one line.
final class HeadSection {
    private final Html html;
    private final Moments moments;

    HeadSection(Html html, Moments moments) {
        this.html = html;
        this.moments = moments;
    }

    void write(AuditRecord audit) throws IOException {
        html.raw("<header>\n");
        if (audit.account().practice()) {
            html.raw("<p class=\"banner\">A practice account, no account of AWS.</p>\n");
        }
        html.raw("<p class=\"kicker\">Lockstep audit of the AWS account</p>\n<h1>");
        html.name(audit.account().id().orElse("whose id is not known"));
        if (audit.account().alias().isPresent()) {
            html.raw(" <small>").name(audit.account().alias().get()).raw("</small>");
        }
        html.raw("</h1>\n");
        headline(audit);
        html.raw("<dl class=\"about\">\n");
        times(audit);
        asked(audit);
        baseline(audit);
        coverage(audit);
        html.raw("</dl>\n</header>\n");
    }

    private void headline(AuditRecord audit) throws IOException {
        if (audit.findings().isEmpty()) {
            html.raw("<p class=\"headline\">Nothing was judged.</p>\n");
            return;
        }
        html.raw("<ul class=\"headline\">\n");
        boolean fails = false;
        for (Severity severity : List.of(Severity.values()).reversed()) {
            long count = audit.fails(severity);
            if (count > 0) {
                fails = true;
                html.raw("<li class=\"severity-" + severity.id() + "\"><b>")
                        .count(count)
                        .raw("</b> ")
                        .raw(severity.id());
                html.raw(" to mend</li>\n");
            }
        }
        if (!fails) {
            html.raw("<li class=\"pass\">Nothing fails</li>\n");
        }
        for (Status status : List.of(Status.UNDETERMINED, Status.MANUAL, Status.EXCEPTED)) {
            long count = audit.count(status);
            if (count > 0) {
                html.raw("<li class=\"").raw(status.id()).raw("\"><b>").count(count);
                html.raw("</b> ").raw(Words.of(status)).raw("</li>\n");
            }
        }
        html.raw("</ul>\n");
    }

    private void times(AuditRecord audit) throws IOException {
        if (audit.takenAt().isPresent()) {
            html.raw("<dt>Answers of</dt><dd>");
            moments.write(html, audit.takenAt().get());
            html.raw("</dd>\n");
        }
        html.raw("<dt>Judged as of</dt><dd>");
        moments.write(html, audit.judgedAt());
        html.raw("</dd>\n");
    }

    private void asked(AuditRecord audit) throws IOException {
        if (audit.account().caller().isPresent()) {
            html.raw("<dt>Asked as</dt><dd>").name(audit.account().caller().get()).raw("</dd>\n");
        }
        if (audit.account().endpoint().isPresent()) {
            html.raw("<dt>Asked at</dt><dd>").name(audit.account().endpoint().get());
            html.raw("</dd>\n");
        }
    }

    private void baseline(AuditRecord audit) throws IOException {
        html.raw("<dt>Baseline</dt><dd>");
        if (audit.baseline().isEmpty()) {
            html.raw("built in: the eight steps with their default limits (no lockstep.yaml)");
        }
        String gap = "";
        for (Baseline.SourceFile file : audit.baseline()) {
            html.raw(gap).name(file.name()).raw(" <small>sha256 ");
            html.text(file.sha256().substring(0, Math.min(12, file.sha256().length())));
            html.raw("\u2026</small>");
            gap = "<br>";
        }
        html.raw("</dd>\n");
    }

    private void coverage(AuditRecord audit) throws IOException {
        long known = count(audit, ReadState.State.KNOWN);
        html.raw("<dt>Covered</dt><dd>").raw(audit.whole() ? "all " : "only ");
        html.text(Words.many(audit.controls().size(), "control")).raw(", ");
        html.text(Words.many(audit.findings().size(), "finding"));
        if (!audit.reads().isEmpty()) {
            html.raw("; ").count(known).raw(" of ").count(audit.reads().size());
            html.raw(" kinds of reads are known (<a href=\"#reads\">which</a>)");
        }
        html.raw("</dd>\n");
    }

    private static long count(AuditRecord audit, ReadState.State state) {
        return audit.reads().stream().filter(read -> read.state() == state).count();
    }
}
