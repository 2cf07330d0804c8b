package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.report.Printable;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The evidence of a run as one HTML page, for an auditor who has never seen Lockstep. It holds no
/// script and asks for nothing.
public final class EvidencePage {
    private final StringBuilder out = new StringBuilder();

    private EvidencePage() {}

    /// The page.
    ///
    /// @param signer the fingerprint of the key that signs the evidence
    public static String of(PlanRecord plan, RunRecord run, String signer) {
        var page = new EvidencePage();
        page.write(plan, run, signer);
        return page.out.toString();
    }

    private void write(PlanRecord plan, RunRecord run, String signer) {
        raw(HEAD);
        raw("<h1>What was done to AWS account ");
        text(run.account().id().orElse("(unknown)"));
        raw("</h1>\n");
        if (run.account().practice()) {
            paragraph("This is a practice account, no account of AWS.");
        }
        paragraph(
                "Run "
                        + run.id()
                        + ", begun "
                        + run.startedAt().truncatedTo(ChronoUnit.SECONDS)
                        + " (UTC)"
                        + run.account().caller().map(arn -> ", carried out as " + arn).orElse("")
                        + run.account().endpoint().map(url -> " at " + url).orElse("")
                        + ". Planned and carried out by Lockstep "
                        + plan.lockstep()
                        + ".");
        run.undoes().ifPresent(other -> paragraph("This run took back the run " + other + "."));
        paragraph(
                run.done()
                        + " of "
                        + PlanWords.count(run.changes().size(), "change was", "changes were")
                        + " made and seen to be so afterwards. State: "
                        + run.state().id()
                        + "."
                        + (run.why().isEmpty() ? "" : " " + PlanWords.sentence(run.why())));
        steps(plan);
        changes(plan, run);
        guards(plan, run);
        people(plan);
        list(
                "Left to a person",
                plan.byHand().stream().map(PlanRecord.ByHandRecord::text).toList());
        remains(plan);
        heading("How to check this");
        paragraph(
                "README.txt beside this page says how to check hashes and signature with sha256sum"
                        + " and openssl. The key that signed has the fingerprint:");
        raw("<p><code>");
        text(signer);
        raw("</code></p>\n");
        run.hash()
                .ifPresent(hash -> {
                    paragraph("The journal ends with the hash:");
                    raw("<p><code>");
                    text(hash);
                    raw("</code></p>\n");
                });
        raw("</body>\n</html>\n");
    }

    private void steps(PlanRecord plan) {
        heading("The eight steps before, and after as rehearsed");
        raw("<table><tr><th>step</th><th>to mend</th><th>not known</th><th>by hand</th></tr>\n");
        for (Step step : Step.values()) {
            row(
                    PlanWords.title(step),
                    PlanWords.then(plan, step, Status.FAIL),
                    PlanWords.then(plan, step, Status.UNDETERMINED),
                    PlanWords.then(plan, step, Status.MANUAL));
        }
        raw("</table>\n");
        paragraph("What was found before and afterwards stands in before.json and after.json.");
    }

    private void changes(PlanRecord plan, RunRecord run) {
        heading("Changes");
        Map<String, PlanRecord.ChangeRecord> planned = new HashMap<>();
        plan.changes().forEach(one -> planned.put(one.id(), one));
        raw(
                "<table class=\"changes\"><tr><th>id</th><th>change</th><th>because of</th><th>what it touched</th>");
        raw("<th>state</th></tr>\n");
        for (RunRecord.ChangeState change : run.changes()) {
            PlanRecord.ChangeRecord one = planned.get(change.id());
            raw("<tr><td>");
            text(change.id());
            raw("</td><td>");
            text(change.title());
            raw("</td><td>");
            text(one == null ? "" : String.join(", ", one.because()));
            raw("</td><td>");
            if (one != null) {
                for (PlanWords.Line line : PlanWords.lines(one)) {
                    raw("<div>");
                    text(line.mark().sign() + " " + line.text());
                    raw("</div>");
                }
            }
            raw("</td><td>");
            text(change.state() + (change.detail().isEmpty() ? "" : ": " + change.detail()));
            raw("</td></tr>\n");
        }
        raw("</table>\n");
    }

    private void guards(PlanRecord plan, RunRecord run) {
        heading("What stood guard");
        if (!run.allow().isEmpty()) {
            paragraph(
                    "Loosened by whoever carried it out: " + String.join(", ", run.allow()) + ".");
        }
        raw("<table><tr><th>guard</th><th>state</th><th>why</th></tr>\n");
        plan.guards().forEach(one -> row(one.guard(), one.state(), one.detail()));
        raw("</table>\n");
    }

    private void people(PlanRecord plan) {
        if (plan.people().isEmpty()) {
            return;
        }
        heading("Who notices what");
        raw("<table><tr><th>user</th><th>notices</th><th>gains</th><th>loses</th></tr>\n");
        plan.people()
                .forEach(one ->
                        row(
                                one.user(),
                                String.join(" ", one.notices()),
                                rights(one.gains()),
                                rights(one.loses())));
        raw("</table>\n");
    }

    private static String rights(PlanRecord.RightsRecord rights) {
        return rights.isEmpty() ? "" : PlanWords.rights(rights, false);
    }

    private void remains(PlanRecord plan) {
        list(
                "What remains, as rehearsed",
                plan.remains().stream().map(one -> one.control() + ": " + one.summary()).toList());
    }

    private void list(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        heading(title);
        raw("<ul>\n");
        for (String item : items) {
            raw("<li>");
            text(item);
            raw("</li>\n");
        }
        raw("</ul>\n");
    }

    private void row(String... cells) {
        raw("<tr>");
        for (String cell : cells) {
            raw("<td>");
            text(cell);
            raw("</td>");
        }
        raw("</tr>\n");
    }

    private void heading(String title) {
        raw("<h2>");
        text(title);
        raw("</h2>\n");
    }

    private void paragraph(String words) {
        raw("<p>");
        text(words);
        raw("</p>\n");
    }

    private void raw(String html) {
        out.append(html);
    }

    private void text(String hostile) {
        String plain = Printable.line(hostile);
        for (int i = 0; i < plain.length(); i++) {
            char one = plain.charAt(i);
            switch (one) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(one);
            }
        }
    }

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>Evidence of a run of Lockstep</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            code { overflow-wrap: anywhere; }
            .changes th:first-child, .changes td:first-child { white-space: nowrap; }
            .changes th:last-child, .changes td:last-child { min-width: 5rem; }
            </style>
            </head>
            <body>
            """;
}
