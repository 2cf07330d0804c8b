package dev.lockstep.report.people;

import dev.lockstep.record.people.MfaRecord.Known;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.record.people.RosterRecord.Found;
import dev.lockstep.record.people.RosterRecord.Row;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who has which user, as text: a line for each entry, and below it what is next.
public final class RosterText {
    private static final int FLAG = 10;
    private static final int NARROW = 72;
    private static final String MARGIN = "    ";

    private final RosterRecord roster;
    private final TextReport.Look look;
    private final int name;
    private final int groups;
    private final StringBuilder out = new StringBuilder();

    private RosterText(RosterRecord roster, TextReport.Look look) {
        this.roster = roster;
        this.look = look;
        int room = look.width() - 2 * FLAG;
        this.name = room / 3;
        this.groups = room - 2 * name;
    }

    /// The text.
    public static String of(RosterRecord roster, TextReport.Look look) {
        return new RosterText(roster, look).text();
    }

    private String text() {
        out.append(
                look.heading(
                        "The people of account "
                                + Printable.line(roster.head().account().orElse("(id unknown)"))
                                + (roster.head().practice() ? " (practice account)" : "")));
        if (!roster.areUsersKnown()) {
            paragraph("Which users there are is not known, so nobody can be matched.");
        }
        if (!roster.isDeclared()) {
            paragraph(
                    "lockstep.yaml names no people and no services yet. lockstep init"
                            + " --from-account writes one that describes the account; lockstep people"
                            + " import takes people from a file.");
        } else {
            paragraph(counts());
        }
        for (RosterKind kind :
                List.of(
                        RosterKind.PERSON,
                        RosterKind.SERVICE,
                        RosterKind.BREAK_GLASS,
                        RosterKind.NOBODYS)) {
            List<Row> rows = roster.of(kind);
            if (!rows.isEmpty()) {
                out.append('\n');
                head(title(kind));
                rows.forEach(this::row);
            }
        }
        return out.toString();
    }

    private String counts() {
        long people = roster.of(RosterKind.PERSON).size();
        long due = roster.rows().stream().filter(row -> row.next().isPresent()).count();
        return "%s, %s, %s; %s %s by nobody. %s"
                .formatted(
                        many(people, "person", "people"),
                        many(roster.of(RosterKind.SERVICE).size(), "service", "services"),
                        many(
                                roster.of(RosterKind.BREAK_GLASS).size(),
                                "break-glass user",
                                "break-glass users"),
                        many(roster.of(RosterKind.NOBODYS).size(), "user", "users"),
                        roster.of(RosterKind.NOBODYS).size() == 1 ? "is claimed" : "are claimed",
                        due == 0
                                ? "Nothing is left to do for any of them."
                                : "Something is left to do for " + due + " of them.");
    }

    private static String many(long count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    private static String title(RosterKind kind) {
        return switch (kind) {
            case PERSON -> "person";
            case SERVICE -> "service";
            case BREAK_GLASS -> "break-glass";
            case NOBODYS -> "nobody's";
        };
    }

    private void head(String title) {
        if (look.width() < NARROW) {
            out.append(look.strong(title));
            return;
        }
        line(title, "user", "groups", "password", "MFA");
    }

    private void row(Row row) {
        String user = user(row);
        String inGroups = row.user().isPresent() ? groups(row.actual()) : "";
        boolean hasUser = row.user().isPresent();
        String password = hasUser ? word(row.password(), false) : "";
        String mfa = hasUser ? word(row.mfa(), row.password() != Known.NO) : "";
        if (look.width() < NARROW) {
            out.append(
                    Paragraph.of(
                            Printable.line(row.name())
                                    + ": "
                                    + Printable.line(user)
                                    + (hasUser
                                            ? ", groups "
                                                    + Printable.line(inGroups)
                                                    + ", password "
                                                    + password
                                                    + ", MFA "
                                                    + mfa
                                            : ""),
                            look.width(),
                            "",
                            "  "));
        } else {
            line(Printable.line(row.name()), Printable.line(user), inGroups, password, mfa);
        }
        notes(row)
                .forEach(note ->
                        out.append(
                                Paragraph.of(Printable.line(note), look.width(), MARGIN, MARGIN)));
        row.next()
                .flatMap(RosterRecord.Next::command)
                .filter(Printable::isPlain)
                .ifPresent(command -> out.append(MARGIN).append(command).append('\n'));
    }

    private static List<String> notes(Row row) {
        var notes = new ArrayList<String>();
        row.fullName().filter(full -> !full.equals(row.name())).ifPresent(notes::add);
        if (row.found() == Found.WITHOUT_CASE) {
            notes.add("The user's name differs in case.");
        }
        if (row.claimants().size() > 1) {
            notes.add(
                    "Claimed by "
                            + row.claimants().size()
                            + " people: "
                            + String.join(", ", row.claimants())
                            + ".");
        }
        if (row.hasOtherGroups()) {
            notes.add(
                    "Groups wanted: "
                            + (row.wanted().isEmpty() ? "none" : String.join(", ", row.wanted()))
                            + ".");
        }
        row.next().map(RosterRecord.Next::text).ifPresent(notes::add);
        return notes;
    }

    private static String user(Row row) {
        return switch (row.found()) {
            case EXACT, WITHOUT_CASE -> row.user().orElse("");
            case UNCLAIMED -> "";
            case DOUBTFUL -> "doubtful";
            case NONE -> "none";
            case ELSEWHERE -> "elsewhere";
            case UNKNOWN -> "not known";
        };
    }

    private static String groups(Optional<List<String>> groups) {
        return groups.map(all -> all.isEmpty() ? "none" : Printable.line(String.join(", ", all)))
                .orElse("not known");
    }

    /// Large where it is a lack.
    private static String word(Known known, boolean isWanted) {
        return switch (known) {
            case YES -> "yes";
            case NO -> isWanted ? "NO" : "no";
            case UNKNOWN -> "not known";
        };
    }

    private void line(String one, String user, String inGroups, String password, String mfa) {
        out.append(
                (cell(one, name)
                                        + cell(user, name)
                                        + cell(inGroups, groups)
                                        + Paragraph.cell(password, FLAG)
                                        + mfa)
                                .stripTrailing()
                        + "\n");
    }

    private static String cell(String text, int width) {
        return Paragraph.cell(Paragraph.cut(text, width - 1), width);
    }

    private void paragraph(String text) {
        out.append(Paragraph.of(text, look.width()));
    }
}
