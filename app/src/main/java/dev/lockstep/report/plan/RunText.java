package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs as text: what became of one, and a list of them.
public final class RunText {
    private static final int STATE = 13;

    private final TextReport.Look look;

    public RunText(TextReport.Look look) {
        this.look = look;
    }

    /// What became of a run.
    ///
    /// @param next what to do next, in sentences and commands; nothing hostile in them
    public String text(RunRecord run, List<String> next) {
        var out = new StringBuilder();
        if (run.account().practice()) {
            out.append(look.strong("A practice account, no account of AWS."));
        }
        out.append(
                look.strong(
                        "Run "
                                + Printable.line(run.id())
                                + " on AWS account "
                                + Printable.line(run.account().id().orElse("(id unknown)"))));
        paragraph(
                "Begun "
                        + look.moment(run.startedAt())
                        + run.account()
                                .caller()
                                .map(arn -> ", as " + Printable.line(arn))
                                .orElse("")
                        + ".",
                out);
        run.undoes().ifPresent(other -> paragraph("It takes back run " + other + ".", out));
        if (!run.allow().isEmpty()) {
            paragraph("Loosened guards: " + String.join(", ", run.allow()) + ".", out);
        }
        out.append('\n');
        paragraph(headline(run), out);
        changes(run, out);
        differences(run, out);
        run.hash()
                .ifPresent(hash -> {
                    out.append('\n');
                    paragraph(
                            "The journal ends with the hash "
                                    + hash
                                    + ". Note it somewhere else: it proves later that nothing"
                                    + " was altered.",
                            out);
                });
        if (!next.isEmpty()) {
            out.append('\n').append(look.heading("What to do next"));
            next.forEach(line -> paragraph(Printable.line(line), out));
        }
        return out.toString();
    }

    /// How a run came out, without each of its changes.
    public String brief(RunRecord run) {
        var out = new StringBuilder();
        paragraph(headline(run), out);
        differences(run, out);
        return out.toString();
    }

    private static String headline(RunRecord run) {
        int all = run.changes().size();
        String done =
                run.done() == all
                        ? "All " + PlanWords.count(all, "change is", "changes are")
                        : run.done() + " of " + PlanWords.count(all, "change is", "changes are");
        String state =
                switch (run.state()) {
                    case DONE -> done + " made and verified.";
                    case STOPPED -> done + " made and verified; then the run stopped.";
                    case INTERRUPTED -> done + " made and verified; the run has no end.";
                    case UNDONE -> done + " made, and another run took them back.";
                };
        return state.replace("All 1 change is", "The change is")
                + (run.why().isEmpty() ? "" : " " + Printable.line(PlanWords.sentence(run.why())));
    }

    private void changes(RunRecord run, StringBuilder out) {
        Map<String, List<RunRecord.ChangeState>> byState = new LinkedHashMap<>();
        for (RunRecord.ChangeState change : run.changes()) {
            byState.computeIfAbsent(change.state(), _ -> new ArrayList<>()).add(change);
        }
        if (run.changes().isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading("Changes"));
        byState.forEach((state, changes) -> {
            int shown =
                    look.all() || changes.size() <= PlanWords.MANY_CHANGES
                            ? changes.size()
                            : PlanWords.SHOWN;
            for (RunRecord.ChangeState change : changes.subList(0, shown)) {
                String margin = " ".repeat(STATE);
                String word = Paragraph.cell(state.replace('-', ' '), STATE);
                out.append(look.status(change.isDone() ? Status.PASS : Status.UNDETERMINED, word))
                        .append(
                                Paragraph.of(
                                                Printable.line(
                                                        change.id()
                                                                + "  "
                                                                + change.title()
                                                                + " "
                                                                + change.detail()),
                                                look.width(),
                                                margin,
                                                margin)
                                        .substring(STATE));
            }
            if (shown < changes.size()) {
                paragraph(
                        "… and %,d more %s: --all shows each"
                                .formatted(changes.size() - shown, state.replace('-', ' ')),
                        out);
            }
        });
    }

    private void differences(RunRecord run, StringBuilder out) {
        if (run.differences().isEmpty()) {
            return;
        }
        List<RunRecord.DifferenceRecord> waiting =
                run.differences().stream().filter(one -> one.waitsUntil().isPresent()).toList();
        List<RunRecord.DifferenceRecord> real =
                run.differences().stream().filter(one -> one.waitsUntil().isEmpty()).toList();
        differences("Otherwise than rehearsed", real, out);
        differences("Waiting for AWS's next report", waiting, out);
    }

    private void differences(
            String title, List<RunRecord.DifferenceRecord> all, StringBuilder out) {
        if (all.isEmpty()) {
            return;
        }
        out.append('\n').append(look.heading(title));
        int shown = look.all() || all.size() <= 2 * PlanWords.SHOWN ? all.size() : PlanWords.SHOWN;
        for (RunRecord.DifferenceRecord one : all.subList(0, shown)) {
            String words =
                    one.control()
                            + " of "
                            + one.subject().name()
                            + ": "
                            + one.rehearsed().map(Status::id).orElse("no finding")
                            + " was expected, "
                            + one.live().map(Status::id).orElse("no finding")
                            + " is what AWS's answers say"
                            + one.waitsUntil()
                                    .map(when -> "; the next report can come " + look.moment(when))
                                    .orElse("");
            out.append(Paragraph.of(Printable.line(words) + ".", look.width(), "- ", "  "));
        }
        if (shown < all.size()) {
            paragraph("- and " + (all.size() - shown) + " more: --all shows each", out);
        }
    }

    /// A list of runs, newest first.
    public String list(List<RunRecord> runs) {
        if (runs.isEmpty()) {
            return Paragraph.of(
                    "No run was made on this machine. lockstep plan shows what would change, and"
                            + " lockstep apply begins a run.",
                    look.width());
        }
        var out = new StringBuilder();
        for (RunRecord run : runs) {
            String line =
                    Printable.line(run.id())
                            + "  "
                            + (run.account().practice() ? "practice " : "")
                            + Printable.line(run.account().id().orElse("?"))
                            + "  "
                            + Paragraph.cell(run.state().id(), 11)
                            + "  "
                            + run.done()
                            + " of "
                            + PlanWords.count(run.changes().size(), "change", "changes");
            out.append(Paragraph.cut(line, look.width())).append('\n');
            run.undoes()
                    .ifPresent(other ->
                            out.append("    takes back ")
                                    .append(Printable.line(other))
                                    .append('\n'));
        }
        return out.toString();
    }

    private void paragraph(String text, StringBuilder out) {
        out.append(Paragraph.of(text, look.width()));
    }
}
