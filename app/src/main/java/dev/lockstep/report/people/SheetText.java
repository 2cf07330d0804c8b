package dev.lockstep.report.people;

import dev.lockstep.control.Status;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Holds;
import dev.lockstep.record.people.SheetRecord.Line;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.List;
import java.util.stream.Collectors;

/// The sheet of step 8 as text: whoever holds in a few words, whoever does not line by line.
public final class SheetText {
    private static final int TITLE = 18;
    private static final int HOLDS = 15;
    private static final String MARGIN = "  ";

    private final SheetRecord sheet;
    private final TextReport.Look look;
    private final StringBuilder out = new StringBuilder();

    private SheetText(SheetRecord sheet, TextReport.Look look) {
        this.sheet = sheet;
        this.look = look;
    }

    /// The text.
    public static String of(SheetRecord sheet, TextReport.Look look) {
        return new SheetText(sheet, look).text();
    }

    private String text() {
        out.append(
                look.heading(
                        "The sheet of "
                                + sheet.about().map(one -> Printable.line(one) + " in ").orElse("")
                                + "account "
                                + Printable.line(sheet.head().account().orElse("(id unknown)"))
                                + (sheet.head().practice() ? " (practice account)" : "")));
        paragraph(SheetWords.counts(sheet));
        paragraph(
                "As of "
                        + look.moment(sheet.head().judgedAt())
                        + "; what is older says from when it is.");
        if (!sheet.isDeclared()) {
            paragraph(
                    "lockstep.yaml names no people yet, so whose each user is cannot be told;"
                            + " lockstep init writes one.");
        }
        sheet.head().notices().forEach(notice -> paragraph("Note: " + Printable.line(notice)));
        for (RosterKind kind : SheetWords.kinds()) {
            List<Row> rows = sheet.of(kind);
            if (!rows.isEmpty()) {
                out.append('\n').append(look.strong(SheetWords.title(kind)));
                rows.forEach(this::row);
            }
        }
        return out.toString();
    }

    private void row(Row row) {
        out.append('\n');
        String word = row.state().words();
        int room = look.width() - Paragraph.columns(word) - 2;
        String name = Printable.line(SheetWords.name(row));
        if (Paragraph.columns(name) <= room) {
            out.append(Paragraph.cell(name, room + 2)).append(styled(row.state(), word));
        } else {
            out.append(Paragraph.of(name, look.width())).append(styled(row.state(), word));
        }
        out.append('\n');
        SheetWords.otherUser(row).ifPresent(user -> indented("user " + user));
        if (!row.why().isBlank()) {
            indented(row.why());
        }
        boolean isShort = row.state() == State.HOLDS && sheet.about().isEmpty() && !look.all();
        if (row.lines().isEmpty()) {
            todo(row);
            return;
        }
        // What is not judged neither holds nor fails: the facts stand alone.
        if (isShort || row.state() == State.NOT_JUDGED) {
            indented(row.lines().stream().map(this::fact).collect(Collectors.joining("; ")));
        } else {
            row.lines().forEach(this::line);
        }
        todo(row);
    }

    private String fact(Line line) {
        return SheetWords.fact(line) + age(line);
    }

    private String age(Line line) {
        return SheetWords.older(line, sheet)
                .map(time -> " (as of " + look.moment(time) + ")")
                .orElse("");
    }

    private void line(Line line) {
        String title = Paragraph.cell(SheetWords.title(line.line()), TITLE);
        String holds = Paragraph.cell(line.holds().words(), HOLDS);
        String because = Printable.line(line.because() + age(line));
        int left = MARGIN.length() + TITLE + HOLDS;
        if (look.width() - left < 24) {
            out.append(
                    Paragraph.of(
                            SheetWords.title(line.line())
                                    + ": "
                                    + line.holds().words()
                                    + ", "
                                    + because,
                            look.width(),
                            MARGIN,
                            MARGIN + MARGIN));
            return;
        }
        List<String> lines = Paragraph.of(because, look.width() - left).lines().toList();
        out.append(MARGIN)
                .append(title)
                .append(styled(line.holds(), holds))
                .append(lines.getFirst())
                .append('\n');
        lines.stream()
                .skip(1)
                .forEach(more -> out.append(" ".repeat(left)).append(more).append('\n'));
    }

    /// What to do, and the commands; none of them is shown if a name in it cannot be shown.
    private void todo(Row row) {
        for (Line line : row.lines()) {
            if (line.command().isEmpty() && row.state() == State.FAILS) {
                line.todo().ifPresent(this::indented);
            }
        }
        SheetWords.commands(row)
                .forEach(command -> out.append("    ").append(command).append('\n'));
    }

    private String styled(Holds holds, String text) {
        return switch (holds) {
            case YES -> look.status(Status.PASS, text);
            case NO -> look.status(Status.FAIL, text);
            case UNKNOWN -> look.status(Status.UNDETERMINED, text);
            case NOT_ASKED -> text;
        };
    }

    private String styled(State state, String text) {
        return switch (state) {
            case HOLDS -> look.status(Status.PASS, text);
            case FAILS -> look.status(Status.FAIL, text);
            case UNKNOWN -> look.status(Status.UNDETERMINED, text);
            case EXCEPTED, NOT_JUDGED, ELSEWHERE -> text;
        };
    }

    private void indented(String text) {
        out.append(Paragraph.of(Printable.line(text), look.width(), MARGIN, MARGIN));
    }

    private void paragraph(String text) {
        out.append(Paragraph.of(text, look.width()));
    }
}
