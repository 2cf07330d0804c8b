package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.PasswordPolicyRecord;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import dev.lockstep.report.TextReport;
import java.util.List;

/// The changes of a plan as text, by step: what comes, changes and goes, before and after.
final class ChangesSection {
    private static final int TABLE = 80;
    private static final int SETTING = 24;
    private static final int VALUE = 12;
    private static final int LONG_STATE = 160;
    private static final String INDENT = "        ";

    private final TextReport.Look look;

    ChangesSection(TextReport.Look look) {
        this.look = look;
    }

    /// Appends the first change of each kind, for who is told of a plan and does not decide.
    void some(PlanRecord plan, StringBuilder out) {
        for (Step step : Step.values()) {
            var byKind = PlanWords.byKind(plan, step);
            if (!byKind.isEmpty()) {
                out.append('\n').append(look.heading(PlanWords.title(step)));
                first(plan, List.copyOf(byKind.values()), out);
            }
        }
    }

    private void first(
            PlanRecord plan, List<List<PlanRecord.ChangeRecord>> kinds, StringBuilder out) {
        for (List<PlanRecord.ChangeRecord> kind : kinds) {
            PlanRecord.ChangeRecord change = kind.getFirst();
            PlanWords.Mark mark = PlanWords.Mark.of(change);
            String more = kind.size() == 1 ? "" : " And %,d more.".formatted(kind.size() - 1);
            out.append(
                    coloured(
                            mark,
                            Paragraph.of(
                                    Printable.line(change.title()) + more,
                                    look.width(),
                                    "  " + mark.sign() + " ",
                                    "    ")));
            if (change.kind().equals("set-password-policy") && plan.passwordPolicy().isPresent()) {
                passwordPolicy(plan.passwordPolicy().get(), out);
            }
        }
    }

    /// Appends each change, or of a long plan some of each kind.
    void write(PlanRecord plan, StringBuilder out) {
        boolean folds = !look.all() && plan.changes().size() > PlanWords.MANY_CHANGES;
        for (Step step : Step.values()) {
            var byKind = PlanWords.byKind(plan, step);
            if (byKind.isEmpty()) {
                continue;
            }
            out.append('\n').append(look.heading(PlanWords.title(step)));
            byKind.forEach((kind, changes) -> {
                int shown = folds ? Math.min(PlanWords.SHOWN, changes.size()) : changes.size();
                changes.subList(0, shown).forEach(change -> change(plan, change, out));
                if (shown < changes.size()) {
                    out.append(
                            Paragraph.of(
                                    "and %,d more of this kind (%s), to %s: --all shows each"
                                            .formatted(
                                                    changes.size() - shown,
                                                    Printable.line(kind),
                                                    Printable.line(changes.getLast().id())),
                                    look.width(),
                                    "  … ",
                                    INDENT));
                }
            });
        }
    }

    private void change(PlanRecord plan, PlanRecord.ChangeRecord change, StringBuilder out) {
        PlanWords.Mark mark = PlanWords.Mark.of(change);
        String first = "  " + mark.sign() + " " + Printable.line(change.id()) + "  ";
        out.append(
                coloured(
                        mark,
                        Paragraph.of(Printable.line(change.title()), look.width(), first, INDENT)));
        if (change.kind().equals("set-password-policy") && plan.passwordPolicy().isPresent()) {
            passwordPolicy(plan.passwordPolicy().get(), out);
        } else {
            for (PlanWords.Line line : PlanWords.lines(change)) {
                String text = Printable.line(line.text());
                out.append(
                        Paragraph.of(
                                look.all() ? text : Paragraph.cut(text, LONG_STATE),
                                look.width(),
                                INDENT + line.mark().sign() + " ",
                                INDENT + "  "));
            }
        }
        indented(Printable.line(PlanWords.about(change, plan.waves() > 1, look.all())), out);
        if (!change.kind().startsWith("undo-")) {
            indented(Printable.line(PlanWords.back(change)), out);
        }
        for (String temporary : change.temporary()) {
            indented("In between: " + Printable.line(temporary), out);
        }
        change.confirm()
                .ifPresent(word ->
                        indented(
                                "You are asked to type "
                                        + Printable.line(word)
                                        + " before it is made (in a script: "
                                        + Printable.line(ShellWord.option("--confirm", word))
                                        + ").",
                                out));
    }

    /// The page of settings: now, wanted, who feels it and when.
    private void passwordPolicy(PasswordPolicyRecord policy, StringBuilder out) {
        if (policy.awsDefault()) {
            indented(
                    "The account has no policy of its own: AWS's default is in force (8 characters"
                            + " of at least three of the four classes, no expiry).",
                    out);
        }
        boolean table = look.width() >= TABLE;
        if (table) {
            out.append(
                    "      "
                            + Paragraph.cell("  setting", SETTING + 2)
                            + Paragraph.cell("now", VALUE)
                            + Paragraph.cell("wanted", VALUE)
                            + "who will feel it\n");
        }
        for (PasswordPolicyRecord.Setting setting : policy.settings()) {
            String name = Printable.line(setting.name());
            String now = Printable.line(setting.now());
            String wanted = Printable.line(setting.wanted());
            String felt = Printable.line(setting.felt());
            boolean changes = setting.status() == Status.FAIL;
            String mark = changes ? "~ " : "  ";
            if (table) {
                String row =
                        mark
                                + Paragraph.cell(name, SETTING)
                                + Paragraph.cell(now, VALUE)
                                + Paragraph.cell(wanted, VALUE)
                                + felt;
                out.append("      " + row.stripTrailing()).append('\n');
            } else {
                indented(
                        mark
                                + name
                                + ": "
                                + now
                                + (changes ? " → " + wanted + " (" + felt + ")" : ""),
                        out);
            }
        }
    }

    private String coloured(PlanWords.Mark mark, String lines) {
        String style =
                switch (mark) {
                    case COMES -> "32";
                    case CHANGES -> "33";
                    case GOES -> "31";
                };
        return String.join("", lines.lines().map(line -> look.styled(style, line) + "\n").toList());
    }

    private void indented(String text, StringBuilder out) {
        if (!text.isEmpty()) {
            out.append(Paragraph.of(text, look.width(), INDENT, INDENT));
        }
    }
}
