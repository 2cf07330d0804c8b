package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan as text for a terminal, a pipe or a file: whose account it is, what would come of it step
/// by step, each change, what stands guard, who will notice what, what is left to a person, and
/// what to do next. A long plan is folded, totals first, unless all is asked for.
public final class PlanText {

    private final TextReport.Look look;

    public PlanText(TextReport.Look look) {
        this.look = look;
    }

    /// The whole plan.
    ///
    /// @param what such as `Lockstep plan for`; the account follows
    /// @param next what to do next, in sentences and commands; nothing hostile in them
    public String text(PlanRecord plan, String what, List<String> next) {
        return text(plan, what, List.of(), next);
    }

    /// The same, where a person must read something before all else.
    ///
    /// @param first sentences, and items that begin with a dash; names in them are hostile text
    public String text(PlanRecord plan, String what, List<String> first, List<String> next) {
        var out = new StringBuilder();
        head(plan, what, out);
        first(first, out);
        undeclared(plan, out);
        new StepsTable(look).write(plan, out);
        new ChangesSection(look).write(plan, out);
        stale(plan, out);
        guards(plan, out);
        people(plan, out);
        byHand(plan, out);
        remains(plan, out);
        notices(plan, out);
        next(next, out);
        return out.toString();
    }

    /// Changes that a person has asked for by name: what they are, whether a guard stands in their
    /// way, who will notice. The rest of the account is none of it.
    public String asked(PlanRecord plan) {
        var out = new StringBuilder("\n");
        String alias =
                plan.account().alias().map(name -> " (" + Printable.line(name) + ")").orElse("");
        paragraph(
                (plan.account().practice() ? "Practice account " : "AWS account ")
                        + Printable.line(plan.account().id().orElse("(id unknown)"))
                        + alias
                        + plan.account()
                                .caller()
                                .map(arn -> ", as " + Printable.line(arn))
                                .orElse("")
                        + where(plan)
                        + ".",
                out);
        new ChangesSection(look).write(plan, out);
        boolean isSpecial = plan.isRefused() || !plan.allow().isEmpty();
        if (isSpecial) {
            guards(plan, out);
        }
        people(plan, out);
        if (!isSpecial) {
            out.append('\n');
            paragraph(PlanWords.held(plan), out);
        }
        return out.toString();
    }

    /// What a plan comes to, and some of its changes: for who is told of it and does not decide.
    public String brief(PlanRecord plan) {
        var out = new StringBuilder();
        paragraph(PlanWords.headline(plan), out);
        new StepsTable(look).write(plan, out);
        new ChangesSection(look).some(plan, out);
        out.append('\n');
        paragraph(PlanWords.held(plan), out);
        return out.toString();
    }

    /// What a person must read first, and the eight steps before and after.
    public String before(PlanRecord plan, List<String> first) {
        var out = new StringBuilder();
        first(first, out);
        new StepsTable(look).write(plan, out);
        return out.substring(first.isEmpty() ? 0 : 1);
    }

    /// What two of those will notice who notice most: one with whom most happens, and one who loses
    /// rights.
    public String noticed(PlanRecord plan) {
        var out = new StringBuilder();
        out.append(look.heading("Who will notice what"));
        Optional<PlanRecord.NoticedRecord> busiest =
                plan.people().stream().max(Comparator.comparingInt(one -> one.notices().size()));
        Optional<PlanRecord.NoticedRecord> loser =
                plan.people().stream().filter(one -> !one.loses().isEmpty()).findFirst();
        List<PlanRecord.NoticedRecord> some =
                Stream.concat(busiest.stream(), loser.stream()).distinct().toList();
        new PeopleSection(look, some).write(out);
        if (plan.people().size() > some.size()) {
            paragraph(
                    "- and %,d more people; lockstep plan tells of each"
                            .formatted(plan.people().size() - some.size()),
                    out);
        }
        return out.toString();
    }

    private void head(PlanRecord plan, String what, StringBuilder out) {
        if (plan.account().practice()) {
            out.append(look.strong("A practice account, no account of AWS."));
        }
        String alias =
                plan.account().alias().map(name -> " (" + Printable.line(name) + ")").orElse("");
        out.append(
                look.strong(
                        what
                                + " AWS account "
                                + Printable.line(plan.account().id().orElse("(id unknown)"))
                                + alias));
        plan.account()
                .caller()
                .ifPresent(arn -> paragraph("As " + Printable.line(arn) + where(plan) + ".", out));
        paragraph(
                plan.takenAt()
                                .map(when -> "Answers of " + look.moment(when) + ", planned as of ")
                                .orElse("Planned as of ")
                        + look.moment(plan.plannedAt())
                        + ". Baseline: "
                        + baseline(plan)
                        + ".",
                out);
        if (!plan.allow().isEmpty()) {
            paragraph("Loosened guards: " + String.join(", ", plan.allow()) + ".", out);
        }
        out.append('\n');
        paragraph(
                PlanWords.headline(plan)
                        + (plan.byHand().isEmpty()
                                ? ""
                                : " Left to a person: " + plan.byHand().size() + ".")
                        + (plan.isRefused() ? " A guard refuses this plan: see below." : ""),
                out);
    }

    private static String where(PlanRecord plan) {
        return plan.account().endpoint().map(url -> " at " + Printable.line(url)).orElse("");
    }

    private static String baseline(PlanRecord plan) {
        return plan.baseline().isEmpty()
                ? "built in (no lockstep.yaml)"
                : String.join(
                        ", ",
                        plan.baseline().stream().map(one -> Printable.line(one.name())).toList());
    }

    private void first(List<String> lines, StringBuilder out) {
        if (!lines.isEmpty()) {
            out.append('\n');
        }
        for (String line : lines) {
            out.append(
                    Paragraph.of(
                            Printable.line(line),
                            look.width(),
                            "",
                            line.startsWith("- ") ? "  " : ""));
        }
    }

    private void undeclared(PlanRecord plan, StringBuilder out) {
        List<String> words = PlanWords.undeclared(plan);
        if (!words.isEmpty()) {
            out.append('\n');
            paragraph(String.join(" ", words), out);
        }
    }

    private void stale(PlanRecord plan, StringBuilder out) {
        if (plan.stale().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("What does not hold any more, and is left alone"));
        folded(plan.stale().stream().map(one -> one.id() + ": " + one.why()).toList(), out);
    }

    private void guards(PlanRecord plan, StringBuilder out) {
        if (plan.guards().isEmpty() || plan.changes().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("Guards"));
        for (PlanRecord.GuardRecord guard : plan.guards()) {
            String word =
                    switch (guard.state()) {
                        case "holds" -> look.status(Status.PASS, Paragraph.cell("holds", 10));
                        case "refuses" -> look.status(Status.FAIL, Paragraph.cell("REFUSES", 10));
                        default ->
                                look.status(
                                        Status.MANUAL,
                                        Paragraph.cell(Printable.line(guard.state()), 10));
                    };
            String text = Printable.line(guard.guard() + ": " + guard.detail());
            String margin = " ".repeat(10);
            out.append(word).append(Paragraph.of(text, look.width(), margin, margin).substring(10));
        }
    }

    private void people(PlanRecord plan, StringBuilder out) {
        if (plan.people().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("Who will notice what"));
        int left = new PeopleSection(look, plan.people()).write(out);
        if (left > 0) {
            more(left, "people", out);
        }
    }

    private void byHand(PlanRecord plan, StringBuilder out) {
        if (plan.byHand().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("By hand: what is left to a person"));
        folded(
                plan.byHand().stream()
                        .map(one ->
                                PlanWords.title(one.step()).replaceAll(":.*", "")
                                        + ": "
                                        + one.text()
                                        + one.command()
                                                .map(command -> " (" + command + ")")
                                                .orElse(""))
                        .toList(),
                out);
    }

    private void remains(PlanRecord plan, StringBuilder out) {
        if (plan.remains().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("What remains after this plan, and why"));
        PlanWords.remains(plan)
                .forEach((control, all) -> {
                    PlanRecord.RemainRecord first = all.getFirst();
                    int shown = look.all() ? all.size() : Math.min(2, all.size());
                    String head =
                            control
                                    + (all.size() == 1 ? ": " : " (" + all.size() + "): ")
                                    + first.summary();
                    out.append(Paragraph.of(Printable.line(head), look.width(), "- ", "  "));
                    for (PlanRecord.RemainRecord one : all.subList(1, shown)) {
                        out.append(
                                Paragraph.of(
                                        Printable.line(one.summary()), look.width(), "  ", "  "));
                    }
                });
    }

    private void notices(PlanRecord plan, StringBuilder out) {
        if (plan.notices().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("Good to know"));
        folded(plan.notices(), out);
    }

    private void next(List<String> next, StringBuilder out) {
        if (next.isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("What to do next"));
        next.forEach(line -> paragraph(line, out));
    }

    private void folded(List<String> lines, StringBuilder out) {
        int shown =
                look.all() || lines.size() <= 2 * PlanWords.SHOWN ? lines.size() : PlanWords.SHOWN;
        lines.subList(0, shown)
                .forEach(line ->
                        out.append(Paragraph.of(Printable.line(line), look.width(), "- ", "  ")));
        if (shown < lines.size()) {
            more(lines.size() - shown, "things", out);
        }
    }

    private void more(int many, String what, StringBuilder out) {
        paragraph("- and %,d more %s: --all shows each".formatted(many, what), out);
    }

    private void paragraph(String text, StringBuilder out) {
        out.append(Paragraph.of(text, look.width()));
    }
}
