package dev.lockstep.report.keys;

import dev.lockstep.control.Status;
import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What waits, as text: what `keys watch` and `status` tell.
public final class AgendaText {
    private static final int RANK = 11;
    private static final int DAY = 12;

    /// Rows that one screen of 80 columns has for lines: 24 less the title, the headline, an empty
    /// row, three of notices and the prompt.
    private static final int ROWS = 16;

    private final TextReport.Look look;

    public AgendaText(TextReport.Look look) {
        this.look = look;
    }

    /// What `keys watch` tells.
    ///
    /// @param since when the look before was (UTC)
    /// @param isOneLine whether each matter stays one line, however long, for a program that reads
    ///   it
    public String watch(
            About about,
            LocalDate day,
            Optional<Instant> since,
            Agenda agenda,
            List<String> notices,
            boolean isOneLine) {
        var out = new StringBuilder();
        title(
                look,
                "Access keys of",
                about,
                "on " + day + since.map(at -> ", since " + look.moment(at)).orElse(""),
                out);
        out.append(Paragraph.of(headline(agenda), look.width())).append('\n');
        for (AgendaLine line : agenda.lines()) {
            out.append(isOneLine ? oneLine(line) : wrapped(line, true));
        }
        notices(look, notices, out);
        return out.toString();
    }

    /// What `status` tells: one screen, unless all is wanted.
    public String status(
            About about, LocalDate day, boolean offline, Agenda agenda, List<String> notices) {
        var out = new StringBuilder();
        title(look, "What waits on", about, "on " + day + (offline ? ", AWS not asked" : ""), out);
        out.append(Paragraph.of(headline(agenda), look.width())).append('\n');
        List<AgendaLine> lines = agenda.lines();
        int left = ROWS;
        int shown = 0;
        for (AgendaLine line : lines) {
            String text = look.all() ? wrapped(line, true) : fitting(line, left, lines, shown);
            left -= rows(text);
            if (!look.all() && left < 0) {
                break;
            }
            out.append(text);
            shown++;
        }
        if (shown < agenda.lines().size()) {
            out.append("And %d more: --all shows them.\n".formatted(agenda.lines().size() - shown));
        }
        if (look.all()) {
            notices(look, notices, out);
        }
        return out.toString();
    }

    private static String headline(Agenda agenda) {
        long count = agenda.forYou();
        return count == 0
                ? "Nothing waits for you."
                : count == 1 ? "1 thing waits for you." : count + " things wait for you.";
    }

    /// A line that never breaks: rank, day, whose key, what, and the command after an arrow.
    private String oneLine(AgendaLine line) {
        return head(line)
                + Printable.line(about(line) + line.text())
                + command(line).map(text -> "  -> " + text).orElse("")
                + "\n";
    }

    private String wrapped(AgendaLine line, boolean withCommand) {
        String margin = " ".repeat(RANK + DAY);
        String text =
                Paragraph.of(
                        Printable.line(about(line) + line.text()), look.width(), margin, margin);
        String first = head(line) + text.substring(margin.length());
        return first
                + (withCommand ? command(line).map(one -> margin + one + "\n").orElse("") : "");
    }

    /// A line whole where the screen has room for that and for all that follows in short.
    private String fitting(AgendaLine line, int left, List<AgendaLine> lines, int place) {
        int rest =
                lines.stream().skip(place + 1L).mapToInt(one -> rows(shortened(one, true))).sum();
        String whole = shortened(line, false);
        return rows(whole) + rest <= left ? whole : shortened(line, true);
    }

    private static int rows(String text) {
        return (int) text.lines().count();
    }

    /// Whom it is about and the command, if there is one; then why, in one row if it is cut.
    private String shortened(AgendaLine line, boolean isCut) {
        String margin = " ".repeat(RANK + DAY);
        int width = Math.max(1, look.width() - margin.length());
        Optional<String> command = command(line).filter(one -> Paragraph.columns(one) <= width);
        if (command.isEmpty()) {
            return why(line, about(line) + line.text(), margin, width, isCut);
        }
        boolean isNamed = line.key().filter(command.get()::contains).isPresent();
        String about = isNamed ? line.owner().orElse("") : about(line);
        String subject = about.isEmpty() || !isNamed ? about : about + ": ";
        String both = Printable.line(subject) + command.get();
        if (Paragraph.columns(both) <= width) {
            return head(line)
                    + both
                    + "\n"
                    + (isCut
                            ? margin + Paragraph.cut(Printable.line(line.text()), width) + "\n"
                            : Paragraph.of(
                                    Printable.line(line.text()), look.width(), margin, margin));
        }
        return why(line, subject + line.text(), margin, width, isCut)
                + margin
                + command.get()
                + "\n";
    }

    private String why(AgendaLine line, String text, String margin, int width, boolean isCut) {
        String shown = Printable.line(text);
        return head(line)
                + (isCut
                        ? Paragraph.cut(shown, width) + "\n"
                        : Paragraph.of(shown, look.width(), margin, margin)
                                .substring(margin.length()));
    }

    private String head(AgendaLine line) {
        String rank = Paragraph.cell(line.rank().id().replace('-', ' '), RANK);
        return (line.rank().isForYou() ? look.status(Status.FAIL, rank) : rank)
                + Paragraph.cell(line.on().map(LocalDate::toString).orElse("-"), DAY);
    }

    private static String about(AgendaLine line) {
        String owner = line.owner().orElse("");
        String key = line.key().orElse("");
        // A slot of the credential report is named by its owner.
        String both = key.startsWith(owner + "#") ? key : (owner + " " + key).strip();
        return both.isEmpty() ? "" : both + ": ";
    }

    private static Optional<String> command(AgendaLine line) {
        return line.command().filter(Printable::isPlain);
    }

    /// What every answer begins with.
    static void title(
            TextReport.Look look, String what, About about, String when, StringBuilder out) {
        out.append(
                look.strong(
                        "%s %s%s, %s"
                                .formatted(
                                        what,
                                        about.practice() ? "the practice account " : "AWS account ",
                                        Printable.line(about.account().orElse("(id unknown)")),
                                        when)));
    }

    /// What a reader should know beside.
    static void notices(TextReport.Look look, List<String> notices, StringBuilder out) {
        if (!notices.isEmpty()) {
            out.append('\n');
            notices.forEach(
                    notice -> out.append(Paragraph.of(Printable.line(notice), look.width())));
        }
    }
}
