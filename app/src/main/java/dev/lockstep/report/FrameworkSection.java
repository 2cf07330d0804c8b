package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.control.Tally;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.FrameworkRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An audit by the recommendations of a framework, as text: what stands, what fails, and what
/// nobody looked at.
final class FrameworkSection {
    private static final int SHOWN = 3;
    private static final int ID = 8;
    private static final int STATE = 9;

    private final TextReport.Look look;

    FrameworkSection(TextReport.Look look) {
        this.look = look;
    }

    String text(AuditRecord audit, FrameworkRecord framework) {
        var out = new StringBuilder();
        out.append(look.heading(Printable.line(framework.name()) + ", identity section"));
        for (var recommendation : framework.recommendations()) {
            if (recommendation.isCovered()) {
                covered(audit, recommendation, out);
            }
        }
        uncovered(framework, out);
        beside(audit, framework, out);
        return out.toString();
    }

    private void covered(
            AuditRecord audit, FrameworkRecord.Recommendation asked, StringBuilder out) {
        List<FindingRecord> findings =
                audit.findings().stream()
                        .filter(one -> asked.controls().contains(one.control().id()))
                        .toList();
        Tally tally = Tally.of(findings.stream().map(FindingRecord::status));
        Status status = status(tally);
        out.append(look.status(status, Paragraph.cell(word(status), STATE)))
                .append(
                        Paragraph.of(
                                        Printable.line(asked.title()) + counts(tally),
                                        look.width(),
                                        " ".repeat(STATE) + id(asked),
                                        " ".repeat(STATE + ID))
                                .substring(STATE));
        List<FindingRecord> open =
                findings.stream().filter(one -> look.all() || one.status() == Status.FAIL).toList();
        int limit = look.all() ? open.size() : Math.min(SHOWN, open.size());
        for (FindingRecord finding : open.subList(0, limit)) {
            bullet(
                    (finding.status() == Status.FAIL ? "" : word(finding.status()) + ": ")
                            + Printable.line(finding.summary()),
                    out);
        }
        if (limit < open.size()) {
            bullet("and " + (open.size() - limit) + " more: add --all", out);
        }
        if (!asked.note().isEmpty()) {
            bullet(Printable.line(asked.note()), out);
        }
    }

    private void bullet(String text, StringBuilder out) {
        String margin = " ".repeat(STATE + ID);
        out.append(Paragraph.of(text, look.width(), margin + "- ", margin + "  "));
    }

    private void uncovered(FrameworkRecord framework, StringBuilder out) {
        List<FrameworkRecord.Recommendation> missing =
                framework.recommendations().stream().filter(one -> !one.isCovered()).toList();
        if (missing.isEmpty()) {
            return;
        }
        out.append('\n').append(look.strong("Not covered by this audit: look at these yourself"));
        for (var one : missing) {
            out.append(
                    Paragraph.of(
                            Printable.line(one.title())
                                    + (one.note().isEmpty()
                                            ? ". Its controls were not asked."
                                            : ". " + Printable.line(one.note())),
                            look.width(),
                            "- " + id(one),
                            "  " + " ".repeat(ID)));
        }
    }

    private void beside(AuditRecord audit, FrameworkRecord framework, StringBuilder out) {
        var judged = new ArrayList<String>();
        framework.recommendations().forEach(one -> judged.addAll(one.controls()));
        Tally rest =
                Tally.of(
                        audit.findings().stream()
                                .filter(one -> !judged.contains(one.control().id()))
                                .map(FindingRecord::status));
        out.append('\n')
                .append(
                        Paragraph.of(
                                "Beside this section the audit has "
                                        + rest.of(Status.FAIL)
                                        + " to mend, "
                                        + rest.of(Status.UNDETERMINED)
                                        + " not known and "
                                        + rest.of(Status.PASS)
                                        + " that hold; without --framework they stand under their"
                                        + " steps.",
                                look.width()));
    }

    private static String id(FrameworkRecord.Recommendation one) {
        return Paragraph.cell(Printable.line(one.id()), ID - 1) + " ";
    }

    private static String counts(Tally tally) {
        var parts = new ArrayList<String>();
        for (Status status : Status.values()) {
            if (tally.of(status) > 0) {
                parts.add(tally.of(status) + " " + word(status).toLowerCase(Locale.ROOT));
            }
        }
        return parts.isEmpty() ? " (nothing to judge)" : " (" + String.join(", ", parts) + ")";
    }

    /// The worst of what there is; what holds only where nothing is open.
    private static Status status(Tally tally) {
        for (Status status :
                List.of(
                        Status.FAIL,
                        Status.UNDETERMINED,
                        Status.MANUAL,
                        Status.EXCEPTED,
                        Status.PASS)) {
            if (tally.of(status) > 0) {
                return status;
            }
        }
        return Status.NOT_APPLICABLE;
    }

    private static String word(Status status) {
        return StepSection.word(status);
    }
}
