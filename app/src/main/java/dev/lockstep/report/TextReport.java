package dev.lockstep.report;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Tally;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An audit as text for a terminal, a pipe or a file: the eight steps first, then what to do first,
/// then each step.
public final class TextReport {
    private static final int BAR = 10;
    private static final int TITLE = 34;
    private static final int FIRST_THINGS = 5;

    /// Below so many columns a step takes two lines.
    private static final int NARROW = 72;

    private final Look look;

    public TextReport(Look look) {
        this.look = look;
    }

    /// How text looks.
    ///
    /// @param width columns
    /// @param color whether to help with colour; never the only sign
    /// @param all whether to show what is otherwise folded
    /// @param zone for display; without one, UTC
    public record Look(int width, boolean color, boolean all, ZoneId zone) {
        private static final DateTimeFormatter MINUTES =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

        /// A title with a line below it.
        public String heading(String title) {
            return strong(title) + "-".repeat(Math.min(width, Paragraph.columns(title))) + "\n";
        }

        /// Text that stands out, in lines that fit.
        public String strong(String text) {
            return Paragraph.of(text, width)
                    .lines()
                    .map(line -> styled("1", line) + "\n")
                    .collect(Collectors.joining());
        }

        /// Text in a style of the terminal, such as `1` for bold, where colour helps.
        public String styled(String style, String text) {
            return color ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
        }

        /// A time to the minute, in the zone of this look.
        public String moment(Instant when) {
            return MINUTES.format(when.atZone(zone))
                    + (zone.equals(ZoneOffset.UTC) ? " UTC" : " " + zone.getId());
        }

        /// Text in the colour of a status, where colour helps.
        public String status(Status status, String text) {
            return switch (status) {
                case FAIL -> styled("31;1", text);
                case UNDETERMINED, MANUAL -> styled("33", text);
                case PASS -> styled("32", text);
                case EXCEPTED, NOT_APPLICABLE -> text;
            };
        }
    }

    /// The whole report.
    ///
    /// @param failOn from which severity on a fail counts
    public String text(AuditRecord audit, Severity failOn) {
        var out = new StringBuilder();
        head(audit, failOn, out);
        steps(audit, out);
        audit.since()
                .ifPresent(since -> out.append('\n').append(new SinceSection(look).text(since)));
        first(audit, FIRST_THINGS, out);
        audit.framework()
                .ifPresentOrElse(
                        framework ->
                                out.append('\n')
                                        .append(new FrameworkSection(look).text(audit, framework)),
                        () -> sections(audit, out));
        notices(audit, out);
        reads(audit, out);
        return out.toString();
    }

    /// The beginning of the report alone: whose account it is, the eight steps, and the worst.
    ///
    /// @param things how many of the worst are told
    public String brief(AuditRecord audit, Severity failOn, int things) {
        var out = new StringBuilder();
        title(audit, out);
        out.append('\n');
        paragraph(headline(audit, failOn), out);
        steps(audit, out);
        first(audit, things, out);
        return out.toString();
    }

    private void sections(AuditRecord audit, StringBuilder out) {
        var section = new StepSection(look);
        for (Step step : Step.values()) {
            if (audit.isAsked(step)) {
                out.append('\n').append(section.text(audit, step));
            }
        }
    }

    private void title(AuditRecord audit, StringBuilder out) {
        if (audit.account().practice()) {
            out.append(look.strong("A practice account, no account of AWS."));
        }
        String id = audit.account().id().orElse("(id unknown)");
        String alias =
                audit.account().alias().map(name -> " (" + Printable.line(name) + ")").orElse("");
        out.append(look.strong("Lockstep audit of AWS account " + Printable.line(id) + alias));
    }

    private void head(AuditRecord audit, Severity failOn, StringBuilder out) {
        title(audit, out);
        String taken =
                audit.takenAt()
                        .map(when -> "Answers of " + look.moment(when) + ", judged as of ")
                        .orElse("Judged as of ");
        paragraph(taken + look.moment(audit.judgedAt()) + ".", out);
        asked(audit).ifPresent(words -> paragraph(words, out));
        paragraph("Baseline: " + baseline(audit.baseline()) + ".", out);
        out.append('\n');
        paragraph(headline(audit, failOn), out);
    }

    /// As whom AWS was asked, and where if not at its own endpoints.
    private static Optional<String> asked(AuditRecord audit) {
        Optional<String> caller =
                audit.account().caller().map(arn -> "Asked as " + Printable.line(arn));
        Optional<String> endpoint =
                audit.account().endpoint().map(url -> " at " + Printable.line(url));
        return caller.or(() -> endpoint.map(_ -> "Asked"))
                .map(words -> words + endpoint.orElse("") + ".");
    }

    private static String baseline(List<Baseline.SourceFile> files) {
        return files.isEmpty()
                ? "built in, the eight steps with their default limits (no lockstep.yaml)"
                : files.stream()
                        .map(file ->
                                Printable.line(file.name())
                                        + " (sha256 "
                                        + Printable.line(Paragraph.cut(file.sha256(), 13))
                                        + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String headline(AuditRecord audit, Severity failOn) {
        long unknown = audit.count(Status.UNDETERMINED);
        long manual = audit.count(Status.MANUAL);
        if (audit.findings().isEmpty()) {
            return "Nothing was judged.";
        }
        return Priorities.headline(audit)
                + "."
                + (unknown > 0 ? " Not known: " + unknown + "." : "")
                + (manual > 0 ? " For a person to look at: " + manual + "." : "")
                + (failOn == Severity.MEDIUM
                        ? ""
                        : " Only " + failOn.id() + " and above count for the exit status.");
    }

    private void steps(AuditRecord audit, StringBuilder out) {
        out.append('\n').append(look.heading("The eight steps"));
        for (Step step : Step.values()) {
            if (!audit.isAsked(step)) {
                continue;
            }
            Tally tally = audit.tally(step);
            String number = step.number() == 0 ? " " : Integer.toString(step.number());
            String title = " " + number + "  " + Paragraph.cell(step.title(), TITLE) + ' ';
            if (look.width() < NARROW) {
                out.append(title.stripTrailing()).append('\n');
                title = "    ";
            }
            out.append(title).append(bar(tally)).append("  ");
            counts(counts(audit, step, tally), title.length() + BAR + 4, out);
        }
    }

    /// Counts side by side, and below one another where they do not fit.
    private void counts(List<Count> counts, int indent, StringBuilder out) {
        int used = indent;
        String gap = "";
        for (Count count : counts) {
            if (!gap.isEmpty() && used + gap.length() + count.text().length() >= look.width()) {
                out.append(",\n").append(" ".repeat(indent));
                used = indent;
                gap = "";
            }
            out.append(gap).append(count.shown(look));
            used += gap.length() + count.text().length();
            gap = ", ";
        }
        out.append('\n');
    }

    private record Count(String text, Optional<Status> status) {
        String shown(Look look) {
            return status.map(one -> look.status(one, text)).orElse(text);
        }
    }

    /// A bar that is full only if nothing fails and nothing is unknown.
    private static String bar(Tally tally) {
        int pass = tally.well();
        int open = tally.open();
        if (pass + open == 0) {
            return "[" + " ".repeat(BAR) + "]";
        }
        int filled = (int) ((long) pass * BAR / (pass + open));
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    private static List<Count> counts(AuditRecord audit, Step step, Tally tally) {
        var parts = new ArrayList<Count>();
        count(tally, Status.FAIL, " to mend", parts);
        count(tally, Status.UNDETERMINED, " unknown", parts);
        count(tally, Status.MANUAL, " by hand", parts);
        if (audit.undeclared().contains(step)) {
            parts.add(new Count("not declared", Optional.empty()));
        }
        if (parts.isEmpty()) {
            parts.add(
                    tally.well() == 0
                            ? new Count("nothing to judge", Optional.empty())
                            : new Count("all well", Optional.of(Status.PASS)));
        }
        return parts;
    }

    private static void count(Tally tally, Status status, String words, List<Count> parts) {
        if (tally.of(status) > 0) {
            parts.add(new Count(tally.of(status) + words, Optional.of(status)));
        }
    }

    private void first(AuditRecord audit, int things, StringBuilder out) {
        List<FindingRecord> priorities = Priorities.of(audit.findings());
        if (priorities.isEmpty() || things == 0) {
            return;
        }
        out.append('\n').append(look.heading("What to do first"));
        int shown = Math.min(things, priorities.size());
        for (int i = 0; i < shown; i++) {
            out.append(i == 0 ? "" : "\n");
            item(i + 1, priorities.get(i), audit, out);
        }
    }

    private void item(int number, FindingRecord finding, AuditRecord audit, StringBuilder out) {
        String severity = finding.severity().id().toUpperCase(Locale.ROOT);
        long more =
                audit.findings().stream()
                                .filter(f -> f.status() == Status.FAIL)
                                .filter(f -> f.control().id().equals(finding.control().id()))
                                .count()
                        - 1;
        String summary = Printable.line(finding.summary());
        out.append(
                Paragraph.of(
                        severity
                                + ": "
                                + summary
                                + (more > 0 ? " And " + more + " more of this kind." : ""),
                        look.width(),
                        " " + number + ". ",
                        "    "));
        finding.remedy().ifPresent(remedy -> remedy(remedy, out));
        out.append(
                Paragraph.of(
                        "More: lockstep explain " + finding.control().id(),
                        look.width(),
                        "    ",
                        "    "));
    }

    private void remedy(FindingRecord.RemedyRecord remedy, StringBuilder out) {
        out.append(Paragraph.of(Printable.line(remedy.text()), look.width(), "    ", "    "));
        for (String command : remedy.commands()) {
            if (!Printable.isPlain(command)) {
                out.append(
                        Paragraph.of(
                                "(A command is left out: a name in it holds characters that must"
                                        + " not reach a terminal.)",
                                look.width(),
                                "    ",
                                "    "));
                return;
            }
            for (String line : ShellLines.of(command, look.width() - 6)) {
                out.append("      ").append(look.styled("36", line)).append('\n');
            }
        }
    }

    private void notices(AuditRecord audit, StringBuilder out) {
        if (audit.notices().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("Good to know"));
        for (String notice : audit.notices()) {
            out.append(Paragraph.of(Printable.line(notice), look.width(), "- ", "  "));
        }
    }

    private void reads(AuditRecord audit, StringBuilder out) {
        List<ReadState> missing =
                audit.reads().stream()
                        .filter(read -> look.all() || read.state() != ReadState.State.KNOWN)
                        .filter(read -> look.all() || !isRootsOwn(read))
                        .filter(read -> look.all() || isMissed(read, audit))
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading(look.all() ? "What was read" : "What was not read"));
        List<ReadState> denied =
                missing.stream().filter(r -> r.state() != ReadState.State.NOT_COLLECTED).toList();
        for (ReadState read : denied) {
            String when = read.asOf().map(time -> ", " + look.moment(time)).orElse("");
            String detail = read.detail().isEmpty() ? "" : ": " + Printable.line(read.detail());
            out.append(
                    Paragraph.of(
                            Printable.line(read.name())
                                    + " ("
                                    + read.state().id()
                                    + when
                                    + ")"
                                    + detail,
                            look.width(),
                            "- ",
                            "  "));
        }
        String unread =
                missing.stream()
                        .filter(read -> read.state() == ReadState.State.NOT_COLLECTED)
                        .map(read -> Printable.line(read.name()))
                        .collect(Collectors.joining(", "));
        if (!unread.isEmpty()) {
            out.append(Paragraph.of("Not collected: " + unread + ".", look.width(), "- ", "  "));
        }
    }

    /// Where only some controls were asked, a read that none of them lacks is no news.
    private static boolean isMissed(ReadState read, AuditRecord audit) {
        return audit.whole()
                || audit.findings().stream()
                        .anyMatch(finding -> finding.missing().contains(read.name()));
    }

    /// Only root itself can read it, so that it is missing is no news.
    private static boolean isRootsOwn(ReadState read) {
        return read.name().equals(ReadKey.ROOT_USER.name())
                && read.state() == ReadState.State.NOT_COLLECTED;
    }

    private void paragraph(String text, StringBuilder out) {
        out.append(Paragraph.of(text, look.width()));
    }
}
