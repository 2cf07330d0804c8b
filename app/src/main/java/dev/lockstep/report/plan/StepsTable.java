package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.TextReport;

/// The eight steps before and after a plan, as text.
final class StepsTable {
    private static final int TITLE = 37;
    private static final int CELL = 13;
    private static final int TABLE = 80;

    private final TextReport.Look look;

    StepsTable(TextReport.Look look) {
        this.look = look;
    }

    /// Appends it; nothing where nothing is to be changed.
    void write(PlanRecord plan, StringBuilder out) {
        if (plan.changes().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("The eight steps, before → after"));
        boolean table = look.width() >= TABLE;
        if (table) {
            out.append(" ".repeat(TITLE))
                    .append(Paragraph.cell("to mend", CELL))
                    .append(Paragraph.cell("unknown", CELL))
                    .append("by hand\n");
        }
        for (Step step : Step.values()) {
            String number = step.number() == 0 ? " " : Integer.toString(step.number());
            String title = " " + number + "  " + step.title();
            String mend = PlanWords.then(plan, step, Status.FAIL);
            String unknown = PlanWords.then(plan, step, Status.UNDETERMINED);
            String hand = PlanWords.then(plan, step, Status.MANUAL);
            if (table) {
                out.append(Paragraph.cell(title, TITLE))
                        .append(Paragraph.cell(mend, CELL))
                        .append(Paragraph.cell(unknown, CELL))
                        .append(hand)
                        .append('\n');
            } else {
                out.append(Paragraph.of(title, look.width(), "", "    "));
                out.append(
                        Paragraph.of(
                                "to mend " + mend + ", unknown " + unknown + ", by hand " + hand,
                                look.width(),
                                "    ",
                                "    "));
            }
        }
    }
}
