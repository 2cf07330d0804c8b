package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.PasswordPolicyRecord;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.report.MarkdownText;
import java.util.List;

/// A plan as GitHub Flavored Markdown, for a pull request or the summary of a pipeline. Long lists
/// are cut, and say so, unless all is asked for.
public final class PlanMarkdown {
    private final boolean all;

    /// @param all whether each change is shown, however many there are
    public PlanMarkdown(boolean all) {
        this.all = all;
    }

    /// The whole plan.
    public String text(PlanRecord plan) {
        var out = new StringBuilder();
        String id = plan.account().id().orElse("(id unknown)");
        line("# Lockstep plan for AWS account " + MarkdownText.line(id), out);
        line("", out);
        if (plan.account().practice()) {
            line("A practice account, no account of AWS.", out);
            line("", out);
        }
        plan.account()
                .caller()
                .ifPresent(arn ->
                        line(
                                "As "
                                        + MarkdownText.code(arn)
                                        + plan.account()
                                                .endpoint()
                                                .map(url -> " at " + MarkdownText.code(url))
                                                .orElse("")
                                        + ".",
                                out));
        line("Planned as of " + plan.plannedAt() + ".", out);
        line("", out);
        line("**" + PlanWords.headline(plan) + "**", out);
        for (String words : PlanWords.undeclared(plan)) {
            line("", out);
            line(MarkdownText.line(words), out);
        }
        steps(plan, out);
        changes(plan, out);
        items(
                "What does not hold any more",
                plan.stale().stream().map(one -> one.id() + ": " + one.why()).toList(),
                out);
        items(
                "Guards",
                plan.changes().isEmpty()
                        ? List.of()
                        : plan.guards().stream()
                                .map(one -> one.state() + ": " + one.guard() + ": " + one.detail())
                                .toList(),
                out);
        items("Who will notice what", plan.people().stream().map(this::person).toList(), out);
        items(
                "By hand",
                plan.byHand().stream()
                        .map(one -> PlanWords.title(one.step()) + ": " + one.text())
                        .toList(),
                out);
        items(
                "What remains, and why",
                PlanWords.remains(plan).entrySet().stream()
                        .map(one ->
                                one.getKey()
                                        + " ("
                                        + one.getValue().size()
                                        + "): "
                                        + one.getValue().getFirst().summary())
                        .toList(),
                out);
        items("Good to know", plan.notices(), out);
        return out.toString();
    }

    private String person(PlanRecord.NoticedRecord person) {
        return person.user()
                + ": "
                + String.join(" ", person.notices())
                + (person.gains().isEmpty()
                        ? ""
                        : " Gains " + PlanWords.rights(person.gains(), all) + ".")
                + (person.loses().isEmpty()
                        ? ""
                        : " Loses " + PlanWords.rights(person.loses(), all) + ".");
    }

    private void steps(PlanRecord plan, StringBuilder out) {
        if (plan.changes().isEmpty()) {
            return;
        }
        heading("The eight steps, before → after", out);
        line("| step | to mend | unknown | by hand |", out);
        line("|---|---|---|---|", out);
        for (Step step : Step.values()) {
            line(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    PlanWords.title(step),
                                    PlanWords.then(plan, step, Status.FAIL),
                                    PlanWords.then(plan, step, Status.UNDETERMINED),
                                    PlanWords.then(plan, step, Status.MANUAL)),
                    out);
        }
    }

    private void changes(PlanRecord plan, StringBuilder out) {
        boolean folds = !all && plan.changes().size() > PlanWords.MANY_CHANGES;
        for (Step step : Step.values()) {
            var byKind = PlanWords.byKind(plan, step);
            if (byKind.isEmpty()) {
                continue;
            }
            heading(PlanWords.title(step), out);
            byKind.forEach((_, changes) -> {
                int shown = folds ? Math.min(PlanWords.SHOWN, changes.size()) : changes.size();
                changes.subList(0, shown).forEach(change -> change(plan, change, out));
                if (shown < changes.size()) {
                    line("- … and %,d more of this kind".formatted(changes.size() - shown), out);
                }
            });
            if (step == Step.PASSWORD_POLICY) {
                plan.passwordPolicy().ifPresent(policy -> passwordPolicy(policy, out));
            }
        }
    }

    private void change(PlanRecord plan, PlanRecord.ChangeRecord change, StringBuilder out) {
        line(
                "- "
                        + MarkdownText.code(PlanWords.Mark.of(change).sign() + " " + change.id())
                        + " "
                        + MarkdownText.line(change.title())
                        + " "
                        + MarkdownText.line(
                                PlanWords.sentence(
                                        "(" + PlanWords.about(change, plan.waves() > 1, all) + ")"))
                        + " "
                        + MarkdownText.line(PlanWords.back(change)),
                out);
        if (plan.passwordPolicy().isPresent() && change.kind().equals("set-password-policy")) {
            return;
        }
        for (PlanWords.Line one : PlanWords.lines(change)) {
            line("  - " + MarkdownText.code(one.mark().sign() + " " + one.text()), out);
        }
    }

    private static void passwordPolicy(PasswordPolicyRecord policy, StringBuilder out) {
        line("", out);
        line("| setting | now | wanted | who will feel it |", out);
        line("|---|---|---|---|", out);
        for (PasswordPolicyRecord.Setting setting : policy.settings()) {
            line(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    MarkdownText.line(setting.name()),
                                    MarkdownText.line(setting.now()),
                                    MarkdownText.line(setting.wanted()),
                                    MarkdownText.line(setting.felt())),
                    out);
        }
    }

    private void items(String title, List<String> items, StringBuilder out) {
        if (items.isEmpty()) {
            return;
        }
        heading(title, out);
        int shown = all || items.size() <= 4 * PlanWords.SHOWN ? items.size() : 2 * PlanWords.SHOWN;
        items.subList(0, shown).forEach(one -> line("- " + MarkdownText.line(one), out));
        if (shown < items.size()) {
            line("- … and %,d more".formatted(items.size() - shown), out);
        }
    }

    private static void heading(String title, StringBuilder out) {
        line("", out);
        line("## " + title, out);
        line("", out);
    }

    private static void line(String text, StringBuilder out) {
        out.append(text).append('\n');
    }
}
