package dev.lockstep.report.access;

import dev.lockstep.access.question.Cited;
import dev.lockstep.access.question.WhoCan;
import dev.lockstep.access.question.WhoCan.Certainty;
import dev.lockstep.access.question.WhoCan.Row;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Who can do something, as text.
public final class WhoCanText {
    private static final int SHOWN = 3;

    private final Page page;

    private WhoCanText(TextReport.Look look) {
        this.page = new Page(look);
    }

    /// The text.
    ///
    /// @param account the id of the account, safe to show
    public static String of(WhoCan answer, String account, TextReport.Look look) {
        return new WhoCanText(look).text(answer, account);
    }

    private String text(WhoCan answer, String account) {
        page.title(
                "Who can do "
                        + answer.action()
                        + answer.resource().map(arn -> " on " + Printable.line(arn)).orElse("")
                        + " in account "
                        + account);
        page.paragraph(summary(answer));
        rows(answer, Certainty.CERTAIN, "Certainly");
        rows(answer, Certainty.POSSIBLE, "Possibly");
        rows(answer, Certainty.UNKNOWN, "It cannot be said");
        AssumptionWords.write(answer.assumptions(), page);
        return page.text();
    }

    private static String summary(WhoCan answer) {
        int certain = answer.of(Certainty.CERTAIN).size();
        int possible = answer.of(Certainty.POSSIBLE).size();
        int unknown = answer.of(Certainty.UNKNOWN).size();
        String asked = answer.asked() == 1 ? "1 user or role" : answer.asked() + " users and roles";
        if (certain + possible + unknown == 0) {
            return "None of " + asked + ".";
        }
        var parts = new ArrayList<String>();
        parts.add((certain == 0 ? "none" : String.valueOf(certain)) + " certainly");
        if (possible > 0) {
            parts.add(possible + " possibly, which hangs on what a request says");
        }
        if (unknown > 0) {
            parts.add("of " + unknown + " it cannot be said");
        }
        String text = "Of " + asked + ": " + String.join("; ", parts) + ".";
        return text + " Root can always, unless the organization forbids it.";
    }

    /// What rows have in common that are told together.
    private record Same(
            List<String> on, List<Cited> by, SortedSet<String> keys, List<String> unknown) {}

    private void rows(WhoCan answer, Certainty certainty, String title) {
        List<Row> rows = answer.of(certainty);
        if (rows.isEmpty()) {
            return;
        }
        page.heading(title);
        Map<Same, List<Row>> together = new LinkedHashMap<>();
        for (Row row : rows) {
            together.computeIfAbsent(
                            new Same(row.on(), row.by(), row.keys(), row.unknown()),
                            _ -> new ArrayList<>())
                    .add(row);
        }
        together.forEach((same, all) -> {
            page.item(
                    all.stream()
                            .map(row -> CitedWords.who(row.who()))
                            .collect(Collectors.joining(", ")));
            told(same, certainty);
        });
    }

    private void told(Same same, Certainty certainty) {
        if (!same.on().isEmpty()) {
            page.inside(4, "on " + on(same.on()));
        }
        same.by().stream()
                .limit(SHOWN)
                .forEach(cited ->
                        page.inside(
                                4,
                                (cited.statement().allows() ? "by " : "forbidden by ")
                                        + CitedWords.of(cited)));
        if (same.by().size() > SHOWN) {
            page.inside(4, "and by " + (same.by().size() - SHOWN) + " more statements");
        }
        if (certainty == Certainty.POSSIBLE) {
            conditions(same).forEach(words -> page.inside(4, words));
        }
        same.unknown().forEach(why -> page.inside(4, "not known: " + Printable.line(why)));
    }

    private static List<String> conditions(Same same) {
        var words = new LinkedHashSet<String>();
        for (Cited cited : same.by()) {
            List<String> conditions = CitedWords.conditions(cited, same.keys());
            if (!conditions.isEmpty()) {
                words.add(
                        (cited.statement().allows() ? "if " : "unless ")
                                + String.join(" and ", conditions));
            }
        }
        if (words.isEmpty() && !same.keys().isEmpty()) {
            words.add(
                    "it hangs on "
                            + same.keys().stream()
                                    .map(Printable::line)
                                    .collect(Collectors.joining(", ")));
        }
        if (words.isEmpty() && same.unknown().isEmpty()) {
            words.add("on some of these, as far as the sets of actions tell");
        }
        return List.copyOf(words);
    }

    private static String on(List<String> on) {
        if (on.contains("*")) {
            return "every resource (*)";
        }
        return on.stream().limit(SHOWN).map(Printable::line).collect(Collectors.joining(", "))
                + (on.size() > SHOWN ? " and " + (on.size() - SHOWN) + " more" : "");
    }
}
