package dev.lockstep.report.access;

import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.escalation.Step;
import dev.lockstep.access.escalation.Way;
import dev.lockstep.access.question.Escalations;
import dev.lockstep.access.question.Escalations.Entry;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who can become an administrator and how, as a tree of plain letters.
public final class EscalationsText {
    private static final int WAYS = 3;
    private static final int NAMES = 12;

    private final Page page;

    private EscalationsText(TextReport.Look look) {
        this.page = new Page(look);
    }

    /// The text.
    ///
    /// @param account its id, safe to show
    public static String of(Escalations answer, String account, TextReport.Look look) {
        return new EscalationsText(look).text(answer, account);
    }

    private String text(Escalations answer, String account) {
        page.title("Who can become an administrator in account " + account);
        List<Entry> already = new ArrayList<>();
        List<Entry> certain = new ArrayList<>();
        List<Entry> possible = new ArrayList<>();
        List<Entry> open = new ArrayList<>();
        for (Entry entry : answer.entries()) {
            switch (entry.power()) {
                case Power.Administrator one when one.certain() && one.already() ->
                        already.add(entry);
                case Power.Administrator one when one.certain() -> certain.add(entry);
                case Power.Administrator _ -> possible.add(entry);
                case Power.Open _ -> open.add(entry);
                case Power.Ordinary _ -> {}
            }
        }
        summary(answer, already, certain, possible, open);
        if (!already.isEmpty()) {
            page.heading("Administrators as they are");
            page.item(
                    already.stream()
                                    .limit(NAMES)
                                    .map(entry -> CitedWords.who(entry.who()))
                                    .collect(Collectors.joining(", "))
                            + (already.size() > NAMES
                                    ? " and " + (already.size() - NAMES) + " more"
                                    : ""));
        }
        ways("Can make themselves administrators", certain);
        ways("May be able to: conditions, or things that were not read, decide", possible);
        if (!open.isEmpty()) {
            page.heading("It cannot be said");
            for (Entry entry : open) {
                if (entry.power() instanceof Power.Open(var missing)) {
                    page.item(
                            CitedWords.who(entry.who())
                                    + ": "
                                    + missing.stream()
                                            .map(one -> Printable.line(one.because()))
                                            .collect(Collectors.joining("; ")));
                }
            }
        }
        AssumptionWords.write(answer.assumptions(), page);
        return page.text();
    }

    private void summary(
            Escalations answer,
            List<Entry> already,
            List<Entry> certain,
            List<Entry> possible,
            List<Entry> open) {
        page.paragraph(
                "Of "
                        + answer.asked()
                        + " users, roles and groups "
                        + already.size()
                        + (already.size() == 1 ? " is" : " are")
                        + " administrator"
                        + (already.size() == 1 ? "" : "s")
                        + ", "
                        + (certain.isEmpty() ? "none" : certain.size())
                        + " can make themselves one"
                        + (possible.isEmpty() ? "" : ", " + possible.size() + " may be able to")
                        + (open.isEmpty() ? "" : ", and of " + open.size() + " it cannot be said")
                        + ".");
    }

    private void ways(String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        page.heading(title);
        Map<List<Told>, List<Entry>> alike = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.power() instanceof Power.Administrator(var ways, var _)) {
                alike.computeIfAbsent(
                                ways.stream().map(EscalationsText::told).toList(),
                                _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        alike.forEach((ways, all) -> {
            page.gap();
            page.paragraph(
                    all.stream()
                                    .limit(NAMES)
                                    .map(entry -> CitedWords.who(entry.who()))
                                    .collect(Collectors.joining(", "))
                            + (all.size() > NAMES ? " and " + (all.size() - NAMES) + " more" : ""));
            tree(ways);
        });
    }

    /// A way in words: who can go the same ways is told together.
    private record Told(String path, List<String> steps) {}

    private static Told told(Way way) {
        var steps = new ArrayList<String>();
        if (way.isAlready()) {
            steps.add(
                    "is allowed everything"
                            + (way.assumed().isEmpty() ? "" : ", if " + fits(way.assumed())));
        }
        for (Step step : way.steps()) {
            String words = Printable.line(step.words());
            var grants =
                    step.grants().stream()
                            .flatMap(grant -> grant.statements().stream())
                            .map(Deciding::policy)
                            .distinct()
                            .limit(NAMES)
                            .map(Printable::line)
                            .collect(Collectors.joining(", "));
            var keys = new java.util.TreeSet<String>();
            step.grants().forEach(grant -> keys.addAll(grant.assumed()));
            steps.add(
                    words
                            + " ["
                            + step.pathId()
                            + "]"
                            + (grants.isEmpty() ? "" : " by " + grants)
                            + (keys.isEmpty() ? "" : ", if " + fits(keys))
                            + step.depends()
                                    .map(what -> ", given " + Printable.line(what))
                                    .orElse(""));
        }
        return new Told(way.pathId(), List.copyOf(steps));
    }

    private static String fits(java.util.Collection<String> keys) {
        return keys.stream().map(Printable::line).collect(Collectors.joining(" and "))
                + (keys.size() == 1 ? " fits" : " fit");
    }

    private void tree(List<Told> ways) {
        int shown = Math.min(WAYS, ways.size());
        boolean more = ways.size() > shown;
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1 && !more;
            branch(ways.get(i).steps(), last);
        }
        if (more) {
            int rest = ways.size() - shown;
            page.raw(
                    "`-- and "
                            + (rest == 1 ? "1 more way" : rest + " more ways")
                            + " (--format json has them all)\n");
        }
    }

    private void branch(List<String> steps, boolean last) {
        int width = page.look().width();
        String stem = last ? "    " : "|   ";
        String margin = "";
        for (int i = 0; i < steps.size(); i++) {
            String first = i == 0 ? (last ? "`-- " : "|-- ") : stem + margin + "`-- ";
            String others = stem + (i == 0 ? "" : margin + "    ");
            page.raw(Paragraph.of((i == 0 ? "" : "then ") + steps.get(i), width, first, others));
            if (i > 0) {
                margin += "    ";
            }
        }
    }
}
