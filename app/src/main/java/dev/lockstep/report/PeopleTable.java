package dev.lockstep.report;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.verified.PersonSheet;
import java.util.ArrayList;
import java.util.Comparator;
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

    String text(Audit audit) {
        List<Finding> people =
                audit.of(Step.VERIFIED).stream()
                        .filter(f -> f.control().id().equals("person-verified"))
                        .filter(f -> f.subject().kind() == Subject.Kind.USER)
                        .filter(f -> f.status() != Status.NOT_APPLICABLE)
                        .sorted(Comparator.comparing(f -> f.status() == Status.PASS))
                        .toList();
        if (people.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        if (look.width() >= TABLE) {
            out.append(Paragraph.cell("person", NAME));
            TITLES.forEach(title -> out.append(Paragraph.cell(title, CELL)));
            trim(out).append('\n');
        }
        Baseline baseline = audit.baseline();
        var register = KeyRegister.of(audit.snapshot(), baseline, audit.judgedAt());
        int limit = look.all() ? people.size() : Math.min(SHOWN, people.size());
        for (Finding person : people.subList(0, limit)) {
            PersonSheet sheet =
                    PersonSheet.of(
                            audit.snapshot().user(person.subject().name()),
                            audit.snapshot(),
                            baseline,
                            register,
                            audit.judgedAt());
            if (look.width() < TABLE) {
                out.append(narrow(sheet));
                continue;
            }
            out.append(Paragraph.cell(Paragraph.cut(Printable.line(sheet.user()), NAME - 1), NAME));
            for (PersonSheet.Entry entry : sheet.entries()) {
                out.append(cell(entry.holds()));
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
    private String narrow(PersonSheet sheet) {
        var words = new ArrayList<String>();
        for (int i = 0; i < TITLES.size(); i++) {
            words.add(TITLES.get(i) + " " + word(sheet.entries().get(i).holds()));
        }
        String name = Printable.line(sheet.user());
        return Paragraph.of(name + ": " + String.join(", ", words), look.width(), "", "  ");
    }

    private static String word(Ruling holds) {
        return switch (holds) {
            case Ruling.Yes _ -> "yes";
            case Ruling.No _ -> "NO";
            case Ruling.Open _ -> "?";
        };
    }

    private String cell(Ruling holds) {
        String word = Paragraph.cell(word(holds), CELL);
        return switch (holds) {
            case Ruling.Yes _ -> look.status(Status.PASS, word);
            case Ruling.No _ -> look.status(Status.FAIL, word);
            case Ruling.Open _ -> look.status(Status.UNDETERMINED, word);
        };
    }

    private static StringBuilder trim(StringBuilder out) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out;
    }
}
