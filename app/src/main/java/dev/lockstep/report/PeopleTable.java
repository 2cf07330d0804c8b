package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.PersonRecord;
import dev.lockstep.record.PersonRecord.Holds;
import java.util.ArrayList;
import java.util.List;

/// Step 8 as a table: for each person the sheet of five.
final class PeopleTable {
    private static final int SHOWN = 15;
    private static final int NAME = 24;
    private static final int CELL = 10;
    private static final int TABLE = NAME + 5 * CELL;
    private static final List<String> TITLES =
            List.of("in group", "no keys", "password", "current", "MFA");

    private final TextReport.Look look;

    PeopleTable(TextReport.Look look) {
        this.look = look;
    }

    String text(AuditRecord audit) {
        List<PersonRecord> people = audit.people();
        if (people.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        if (look.width() >= TABLE) {
            out.append(Paragraph.cell("person", NAME));
            TITLES.forEach(title -> out.append(Paragraph.cell(title, CELL)));
            trim(out).append('\n');
        }
        int limit = look.all() ? people.size() : Math.min(SHOWN, people.size());
        for (PersonRecord sheet : people.subList(0, limit)) {
            if (look.width() < TABLE) {
                out.append(narrow(sheet));
                continue;
            }
            out.append(Paragraph.cell(Paragraph.cut(Printable.line(sheet.user()), NAME - 1), NAME));
            for (PersonRecord.SheetLine line : sheet.lines()) {
                out.append(cell(line.holds()));
            }
            trim(out).append('\n');
        }
        if (limit < people.size()) {
            long wrong =
                    people.subList(limit, people.size()).stream()
                            .filter(person -> person.status() != Status.PASS)
                            .count();
            out.append(
                    Paragraph.of(
                            "and "
                                    + (people.size() - limit)
                                    + " more people, "
                                    + wrong
                                    + " of them not verified: add --step 8 --all",
                            look.width()));
        }
        return out.toString();
    }

    /// A person's line as a sentence, where the table is too wide.
    private String narrow(PersonRecord sheet) {
        var words = new ArrayList<String>();
        for (int i = 0; i < TITLES.size(); i++) {
            words.add(TITLES.get(i) + " " + word(sheet.lines().get(i).holds()));
        }
        String name = Printable.line(sheet.user());
        return Paragraph.of(name + ": " + String.join(", ", words), look.width(), "", "  ");
    }

    private static String word(Holds holds) {
        return switch (holds) {
            case YES -> "yes";
            case NO -> "NO";
            case UNKNOWN -> "?";
        };
    }

    private String cell(Holds holds) {
        String word = Paragraph.cell(word(holds), CELL);
        return switch (holds) {
            case YES -> look.status(Status.PASS, word);
            case NO -> look.status(Status.FAIL, word);
            case UNKNOWN -> look.status(Status.UNDETERMINED, word);
        };
    }

    private static StringBuilder trim(StringBuilder out) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out;
    }
}
