package dev.lockstep.report.exchange;

import dev.lockstep.control.Severity;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.report.ControlPage;
import dev.lockstep.report.TextReport;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the controls as the rules of a SARIF file (section 3.49), with what GitHub reads of them:
/// help as text and as Markdown, `security-severity`, tags.
final class SarifRules {
    /// GitHub shows 10 tags of a rule, and refuses more than 20.
    private static final int MOST_TAGS = 10;

    /// GitHub's limit for descriptions.
    private static final int MOST_DESCRIPTION = 1_024;

    private static final int HELP_WIDTH = 100;

    private final PrintableJson json;

    SarifRules(PrintableJson json) {
        this.json = json;
    }

    void write(List<ControlRecord> controls) {
        json.list("rules", () -> controls.forEach(control -> json.object(() -> rule(control))));
    }

    private void rule(ControlRecord control) {
        List<String> page = ControlPage.markdown(control.id());
        json.text("id", control.id());
        json.object("shortDescription", () -> description(control.title()));
        json.object("fullDescription", () -> description(described(control, page)));
        json.object("help", () -> help(control, page));
        json.object("defaultConfiguration", () -> json.text("level", level(control.severity())));
        json.object(
                "properties",
                () -> {
                    json.text("security-severity", score(control.severity()));
                    json.text("precision", "very-high");
                    json.texts("tags", tags(control));
                });
    }

    private void description(String text) {
        json.text("text", Cut.to(MOST_DESCRIPTION, text));
    }

    /// The first paragraph under "What it checks".
    private static String described(ControlRecord control, List<String> page) {
        String paragraph =
                page.stream()
                        .dropWhile(line -> !line.startsWith("## "))
                        .skip(1)
                        .dropWhile(String::isBlank)
                        .takeWhile(line -> !line.isBlank() && !line.startsWith("#"))
                        .collect(Collectors.joining(" "));
        return paragraph.isEmpty() ? control.title() : paragraph;
    }

    /// A control of another version of Lockstep has no page here.
    private void help(ControlRecord control, List<String> page) {
        if (page.isEmpty()) {
            json.text("text", control.title());
            return;
        }
        var look = new TextReport.Look(HELP_WIDTH, false, true, ZoneOffset.UTC);
        json.page("text", new ControlPage(look).page(control.id()));
        json.page("markdown", String.join("\n", page) + "\n");
    }

    private static List<String> tags(ControlRecord control) {
        var tags = new ArrayList<>(List.of("security", "aws-iam", control.step().id()));
        tags.addAll(Standards.tags(control));
        return tags.subList(0, Math.min(MOST_TAGS, tags.size()));
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /// GitHub: over 9.0 is critical, from 7.0 high, from 4.0 medium, from 0.1 low.
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
            case INFO -> "0.1";
        };
    }
}
