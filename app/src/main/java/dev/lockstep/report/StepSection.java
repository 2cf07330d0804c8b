package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One step of a text report: its picture where it has one, then its controls; long lists fold.
final class StepSection {
    /// How many findings of one control are shown before the rest is folded.
    private static final int SHOWN = 3;

    private static final String MARGIN = " ".repeat(9);

    private final TextReport.Look look;

    StepSection(TextReport.Look look) {
        this.look = look;
    }

    String text(AuditRecord audit, Step step) {
        var out = new StringBuilder();
        String title =
                step.number() == 0 ? step.title() : "Step " + step.number() + ": " + step.title();
        out.append(look.heading(title));
        undeclared(audit, step, out);
        Map<ControlRecord, List<FindingRecord>> byControl =
                audit.of(step).stream()
                        .collect(
                                Collectors.groupingBy(
                                        FindingRecord::control,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        switch (step) {
            case PASSWORD_POLICY ->
                    audit.passwordPolicy()
                            .ifPresent(policy ->
                                    out.append(new PasswordPolicyPage(look).text(policy)));
            case VERIFIED -> out.append(new PeopleTable(look).text(audit));
            case ROOT_MFA, ROOT_KEYS, GROUPS, USERS, USER_MFA, ACCESS_KEYS, ACCOUNT -> {}
        }
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (var entry : byControl.entrySet()) {
            Optional<String> lack = commonLack(entry.getValue());
            if (lack.isPresent() && !look.all()) {
                if (step != Step.PASSWORD_POLICY) {
                    unknown.computeIfAbsent(lack.get(), _ -> new ArrayList<>())
                            .add(counted(entry.getKey(), entry.getValue().size()));
                }
            } else {
                control(step, entry.getKey(), entry.getValue(), out);
            }
        }
        unknown.forEach((lack, controls) -> {
            out.append(look.status(Status.UNDETERMINED, Paragraph.cell("UNKNOWN", 9)))
                    .append(
                            Paragraph.of(Printable.line(lack), look.width(), MARGIN, MARGIN)
                                    .substring(MARGIN.length()));
            paragraph("- " + String.join(", ", controls), out);
        });
        if (step != Step.PASSWORD_POLICY) {
            quiet(byControl, out);
        }
        return out.toString();
    }

    /// What is missing, where a control found nothing else than that.
    private static Optional<String> commonLack(List<FindingRecord> findings) {
        String first = findings.getFirst().summary();
        return findings.stream()
                        .allMatch(
                                f -> f.status() == Status.UNDETERMINED && f.summary().equals(first))
                ? Optional.of(first)
                : Optional.empty();
    }

    private static String counted(ControlRecord control, int findings) {
        return control.id() + (findings > 1 ? " (" + findings + ")" : "");
    }

    private void undeclared(AuditRecord audit, Step step, StringBuilder out) {
        if (!audit.undeclared().contains(step)) {
            return;
        }
        String what =
                step == Step.GROUPS
                        ? "No groups are declared, so nothing says who is to do what."
                        : "No people and no services are declared, so nothing says which users"
                                + " belong here.";
        paragraph(what + " lockstep init writes a lockstep.yaml where you declare them.", out);
        out.append('\n');
    }

    private void control(
            Step step, ControlRecord control, List<FindingRecord> findings, StringBuilder out) {
        List<FindingRecord> shown =
                findings.stream()
                        .filter(f -> look.all() || isTold(step, f))
                        .sorted(Comparator.comparingInt(f -> rank(f.status())))
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        Status worst = shown.getFirst().status();
        out.append(look.status(worst, Paragraph.cell(word(worst), 9)))
                .append(
                        18 + control.id().length() <= look.width()
                                ? Paragraph.cell(control.severity().id(), 9)
                                : control.severity().id() + "\n         ")
                .append(control.id())
                .append('\n');
        int limit = look.all() ? shown.size() : Math.min(shown.size(), SHOWN);
        if (!look.all() && worst == Status.UNDETERMINED && shown.size() > 1) {
            unknown(control, shown, out);
            return;
        }
        for (FindingRecord finding : shown.subList(0, limit)) {
            finding(finding, worst, out);
        }
        if (limit < shown.size()) {
            paragraph(
                    "- and "
                            + (shown.size() - limit)
                            + " more: add --only "
                            + control.id()
                            + " --all",
                    out);
        }
    }

    /// Findings that lack the same thing, in one line with the names of whom it is about.
    private void unknown(ControlRecord control, List<FindingRecord> findings, StringBuilder out) {
        Map<String, List<FindingRecord>> bySummary =
                findings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        f -> f.summary(), LinkedHashMap::new, Collectors.toList()));
        int told = 0;
        for (var entry : bySummary.entrySet()) {
            if (told++ == SHOWN) {
                paragraph("- and more: add --only " + control.id() + " --all", out);
                return;
            }
            List<FindingRecord> same = entry.getValue();
            String names =
                    same.stream()
                            .limit(SHOWN)
                            .map(f -> Printable.line(f.subject().name()))
                            .collect(Collectors.joining(", "));
            String more = same.size() > SHOWN ? " and " + (same.size() - SHOWN) + " more" : "";
            paragraph("- " + names + more + ": " + Printable.line(entry.getKey()), out);
        }
    }

    private void finding(FindingRecord finding, Status worst, StringBuilder out) {
        String mark = finding.status() == worst ? "" : word(finding.status()) + ": ";
        paragraph("- " + mark + Printable.line(finding.summary()), out);
        finding.exception()
                .ifPresent(exception ->
                        paragraph(
                                "  accepted until "
                                        + exception.until()
                                        + " by "
                                        + Printable.line(exception.owner())
                                        + ": "
                                        + Printable.line(exception.reason()),
                                out));
        boolean fails = finding.status() == Status.FAIL || finding.status() == Status.EXCEPTED;
        if (look.all() && fails) {
            finding.remedy()
                    .ifPresent(remedy -> paragraph("  " + Printable.line(remedy.text()), out));
        }
    }

    /// What holds or is not judged, in a line each.
    private void quiet(Map<ControlRecord, List<FindingRecord>> byControl, StringBuilder out) {
        if (look.all()) {
            return;
        }
        var well = new ArrayList<String>();
        var apart = new ArrayList<String>();
        byControl.forEach((control, findings) -> {
            long pass = findings.stream().filter(f -> f.status() == Status.PASS).count();
            if (pass == findings.size()) {
                well.add(counted(control, findings.size()));
            } else if (findings.stream().allMatch(f -> f.status() == Status.NOT_APPLICABLE)) {
                apart.add(control.id());
            }
        });
        if (!well.isEmpty()) {
            paragraph("holds: " + String.join(", ", well), out);
        }
        if (!apart.isEmpty()) {
            paragraph("does not apply: " + String.join(", ", apart), out);
        }
    }

    /// The password policy's page shows its settings already, and the table of people its lines;
    /// what fails there is not told twice.
    private static boolean isTold(Step step, FindingRecord finding) {
        boolean pictured =
                step == Step.PASSWORD_POLICY
                        || (step == Step.VERIFIED
                                && finding.control().id().equals("person-verified"));
        return switch (finding.status()) {
            case FAIL, UNDETERMINED -> !pictured;
            case MANUAL, EXCEPTED -> true;
            case PASS, NOT_APPLICABLE -> false;
        };
    }

    private static int rank(Status status) {
        return switch (status) {
            case FAIL -> 0;
            case UNDETERMINED -> 1;
            case MANUAL -> 2;
            case EXCEPTED -> 3;
            case PASS -> 4;
            case NOT_APPLICABLE -> 5;
        };
    }

    /// The word for a status, at most eight columns wide.
    static String word(Status status) {
        return switch (status) {
            case FAIL -> "FAIL";
            case UNDETERMINED -> "UNKNOWN";
            case MANUAL -> "BY HAND";
            case EXCEPTED -> "EXCEPTED";
            case PASS -> "ok";
            case NOT_APPLICABLE -> "n/a";
        };
    }

    private void paragraph(String text, StringBuilder out) {
        String margin = text.startsWith("- ") || text.startsWith("  ") ? "         " : "";
        String body = text.strip();
        boolean bullet = body.startsWith("- ");
        out.append(
                Paragraph.of(
                        bullet ? body.substring(2) : body,
                        look.width(),
                        margin + (bullet ? "- " : margin.isEmpty() ? "" : "  "),
                        margin + (margin.isEmpty() ? "" : "  ")));
    }
}
