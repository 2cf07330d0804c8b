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
import java.util.Comparator;
import java.util.List;

/// Step 8 as a table: for each person the sheet of five.
final class PeopleTable {
    private static final int SHOWN = 15;
    private static final int NAME = 24;
    private static final int CELL = 10;

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
        out.append(Paragraph.cell("person", NAME));
        for (String title : List.of("in group", "no keys", "password", "current", "MFA")) {
            out.append(Paragraph.cell(title, CELL));
        }
        trim(out).append('\n');
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
            out.append(Paragraph.cell(Printable.line(sheet.user()) + " ", NAME));
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
            out.append("and ")
                    .append(people.size() - limit)
                    .append(" more people, ")
                    .append(wrong)
                    .append(" of them not verified: add --step 8 --all\n");
        }
        return out.toString();
    }

    private String cell(Ruling holds) {
        return switch (holds) {
            case Ruling.Yes _ -> look.status(Status.PASS, Paragraph.cell("yes", CELL));
            case Ruling.No _ -> look.status(Status.FAIL, Paragraph.cell("NO", CELL));
            case Ruling.Open _ -> look.status(Status.UNDETERMINED, Paragraph.cell("?", CELL));
        };
    }

    private static StringBuilder trim(StringBuilder out) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out;
    }
}
