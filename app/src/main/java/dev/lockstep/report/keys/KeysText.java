package dev.lockstep.report.keys;

import dev.lockstep.control.Status;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.Matter;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.time.LocalDate;
import java.util.List;

/// Where access keys stand, as text: for each key a line of a table and some lines below it.
public final class KeysText {
    private static final int WHO = 20;
    private static final int KEY = 21;
    private static final int AGE = 11;
    private static final int NARROWEST_TABLE = 72;
    private static final int SHOWN_UNREAD = 3;
    private static final int LABEL = 7;
    private static final String MARGIN = "  ";
    private static final String BELOW = MARGIN + " ".repeat(LABEL);

    private final TextReport.Look look;

    public KeysText(TextReport.Look look) {
        this.look = look;
    }

    /// The whole list.
    ///
    /// @param notices sentences for the reader
    public String text(About about, KeyLives lives, List<String> notices) {
        var out = new StringBuilder();
        AgendaText.title(look, "Access keys of", about, "as of " + look.moment(lives.at()), out);
        long due =
                lives.keys().stream()
                        .filter(key ->
                                key.next().filter(one -> one.isDue(lives.today())).isPresent())
                        .count();
        out.append(
                Paragraph.of(
                        "%s; something is due about %s."
                                .formatted(
                                        lives.keys().size() == 1
                                                ? "1 key"
                                                : lives.keys().size() + " keys",
                                        due == 0 ? "none of them" : due == 1 ? "1" : due + ""),
                        look.width()));
        if (!lives.keys().isEmpty()) {
            out.append('\n');
            if (look.width() >= NARROWEST_TABLE) {
                out.append(
                                look.styled(
                                        "1",
                                        Paragraph.cell("WHO", WHO)
                                                + Paragraph.cell("KEY", KEY)
                                                + Paragraph.cell("AGE", AGE)
                                                + "LAST USE"))
                        .append('\n');
            }
            lives.keys().forEach(key -> key(key, lives, out));
        }
        unread(lives, out);
        AgendaText.notices(look, notices, out);
        return out.toString();
    }

    private void key(KeyLife key, KeyLives lives, StringBuilder out) {
        String who = Printable.line(key.owner());
        String name = Printable.line(key.name());
        String age = KeyWords.age(key, lives.at());
        String use = Printable.line(KeyWords.use(key.use()));
        boolean fits =
                Paragraph.columns(who) < WHO
                        && Paragraph.columns(name) < KEY
                        && WHO + KEY + AGE + Paragraph.columns(use) <= look.width();
        if (fits && look.width() >= NARROWEST_TABLE) {
            out.append(
                            (Paragraph.cell(who, WHO)
                                            + Paragraph.cell(name, KEY)
                                            + Paragraph.cell(age, AGE)
                                            + use)
                                    .stripTrailing())
                    .append('\n');
        } else {
            out.append(Paragraph.of(who + "  " + name, look.width(), "", MARGIN));
            labelled("age", age + "; last use: " + use, out);
        }
        labelled("state", KeyWords.state(key), out);
        labelled("need", KeyWords.need(key.documented()), out);
        if (key.next().isPresent()) {
            next(key.next().get(), lives.today(), out);
        } else {
            labelled("next", "nothing", out);
        }
    }

    private void next(Matter matter, LocalDate today, StringBuilder out) {
        boolean due = matter.isDue(today);
        String when = due ? "now" : matter.on().map(LocalDate::toString).orElse("no date");
        String lines =
                Paragraph.of(
                        when + ": " + Printable.line(matter.text()),
                        look.width(),
                        MARGIN + "next   ",
                        BELOW);
        lines.lines()
                .forEach(line ->
                        out.append(due ? look.status(Status.FAIL, line) : line).append('\n'));
        matter.command()
                .filter(Printable::isPlain)
                .ifPresent(command -> out.append(BELOW).append(command).append('\n'));
    }

    private void labelled(String label, String text, StringBuilder out) {
        out.append(
                Paragraph.of(
                        Printable.line(text),
                        look.width(),
                        MARGIN + Paragraph.cell(label, LABEL),
                        BELOW));
    }

    private void unread(KeyLives lives, StringBuilder out) {
        if (lives.unread().isEmpty()) {
            return;
        }
        int shown =
                look.all() ? lives.unread().size() : Math.min(SHOWN_UNREAD, lives.unread().size());
        out.append('\n').append(look.heading("Not known"));
        for (KeyLives.Unread one : lives.unread().subList(0, shown)) {
            out.append(
                    Paragraph.of(
                            Printable.line(
                                    "Which keys %s has is not known: %s."
                                            .formatted(one.owner().orElse("anybody"), one.why())),
                            look.width()));
        }
        if (shown < lives.unread().size()) {
            out.append(
                    Paragraph.of(
                            "So it is of %d more users; --all names them."
                                    .formatted(lives.unread().size() - shown),
                            look.width()));
        }
    }
}
