package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.guide.Skip;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.plan.EvidenceRecord;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.report.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The evidence of a run as one HTML page, for an auditor who has never seen Lockstep. It holds no
/// script and asks for nothing.
public final class EvidencePage {
    private final StringBuilder out = new StringBuilder();

    private EvidencePage() {}

    /// The page.
    public static String of(EvidenceRecord facts) {
        var page = new EvidencePage();
        page.write(facts);
        return page.out.toString();
    }

    private void write(EvidenceRecord facts) {
        PlanRecord plan = facts.plan();
        RunRecord run = facts.run();
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
        paragraph(
                "This page tells what was wrong, what was changed because of it, by whom and when,"
                        + " what was seen before and afterwards, and what remains. Each state of a"
                        + " change was read from AWS before its first call and again after its"
                        + " last; the page is made from the files beside it, which are signed with"
                        + " it.");
        steps(facts);
        wrong(facts);
        changes(facts);
        guards(plan, run);
        people(plan);
        list(
                "Left to a person",
                plan.byHand().stream().map(PlanRecord.ByHandRecord::text).toList());
        remains(facts);
        skips(facts);
        heading("How to check this");
        paragraph(
                "Without Lockstep, in the folder into which the evidence was unpacked (README.txt"
                        + " says what each of these shows):");
        raw("<pre>sha256sum --check --strict manifest.sha256\n");
        raw("openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.sha256");
        raw(" -sigfile manifest.sig</pre>\n");
        paragraph(
                "Ask whoever carried the run out, over another way than this, for the fingerprint"
                        + " of their key. It must be:");
        raw("<p><code>");
        text(facts.signer());
        raw("</code></p>\n");
        run.hash()
                .ifPresent(hash -> {
                    paragraph(
                            "When the run ended, Lockstep printed the hash of the journal's last"
                                    + " line. If it was noted then, it must be:");
                    raw("<p><code>");
                    text(hash);
                    raw("</code></p>\n");
                });
        raw("</body>\n</html>\n");
    }

    private void steps(EvidenceRecord facts) {
        Optional<AuditRecord> after = facts.after();
        heading(
                "The eight steps before, and "
                        + (after.isPresent() ? "afterwards as audited again" : "as rehearsed"));
        raw("<table><tr><th>step</th><th>fails</th><th>not known</th><th>by hand</th></tr>\n");
        for (Step step : Step.values()) {
            row(
                    PlanWords.title(step),
                    then(facts, step, Status.FAIL),
                    then(facts, step, Status.UNDETERMINED),
                    then(facts, step, Status.MANUAL));
        }
        raw("</table>\n");
        paragraph(
                after.map(audit ->
                                "The account was judged as of "
                                        + time(facts.before().judgedAt())
                                        + " (before.json), and again as of "
                                        + time(audit.judgedAt())
                                        + " (after.json). An arrow stands between the two numbers;"
                                        + " some findings wait for AWS's next credential report or"
                                        + " need a person.")
                        .orElse(
                                "No audit afterwards was kept: the second number is what the"
                                        + " rehearsal said."));
    }

    private static String then(EvidenceRecord facts, Step step, Status status) {
        if (facts.after().isEmpty()) {
            return PlanWords.then(facts.plan(), step, status);
        }
        return arrow(
                count(facts.before().of(step), status),
                count(facts.after().get().of(step), status));
    }

    private static long count(List<FindingRecord> findings, Status status) {
        return findings.stream().filter(one -> one.status() == status).count();
    }

    private static String arrow(long before, long after) {
        if (before == after) {
            return before == 0 ? "-" : Long.toString(before);
        }
        return before + " → " + after;
    }

    /// What the changes were made because of: each control with what it asks.
    private void wrong(EvidenceRecord facts) {
        Set<String> because = new HashSet<>();
        facts.plan().changes().forEach(one -> because.addAll(one.because()));
        List<ControlRecord> controls =
                facts.before().controls().stream()
                        .filter(one -> because.contains(one.id()))
                        .toList();
        if (controls.isEmpty()) {
            return;
        }
        heading("What was wrong, of what was changed");
        raw("<table><tr><th>control</th><th>what must be so</th><th>severity</th>");
        raw("<th>fails before → afterwards</th></tr>\n");
        for (ControlRecord control : controls) {
            long before = fails(facts.before(), control);
            row(
                    control.id(),
                    control.title(),
                    control.severity().id(),
                    facts.after()
                            .map(audit -> arrow(before, fails(audit, control)))
                            .orElse(Long.toString(before)));
        }
        raw("</table>\n");
    }

    private static long fails(AuditRecord audit, ControlRecord control) {
        return audit.findings().stream()
                .filter(one -> one.control().id().equals(control.id()))
                .filter(one -> one.status() == Status.FAIL)
                .count();
    }

    private void changes(EvidenceRecord facts) {
        heading("What was changed");
        paragraph(
                "In the order of the plan. Under \"what it touched\", + came, - went, and ~ stands"
                        + " before what was → what is. \"Done\": each write was made and then seen in"
                        + " AWS. The times are UTC: when the first call was about to be made, and"
                        + " when the change was last seen; CloudTrail has each call under the ids"
                        + " of the requests in journal.jsonl.");
        Map<String, PlanRecord.ChangeRecord> planned = new HashMap<>();
        facts.plan().changes().forEach(one -> planned.put(one.id(), one));
        raw(
                "<table class=\"changes\"><tr><th>id</th><th>change</th><th>because of</th><th>what it touched</th>");
        raw("<th>made</th><th>state</th></tr>\n");
        for (RunRecord.ChangeState change : facts.run().changes()) {
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
            EvidenceRecord.Times times = facts.times().get(change.id());
            if (times != null) {
                times.called().ifPresent(at -> line(time(at)));
                times.seen().ifPresent(at -> line("seen " + time(at)));
            }
            raw("</td><td>");
            text(change.state() + (change.detail().isEmpty() ? "" : ": " + change.detail()));
            raw("</td></tr>\n");
        }
        raw("</table>\n");
    }

    private void line(String words) {
        raw("<div>");
        text(words);
        raw("</div>");
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
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

    private void remains(EvidenceRecord facts) {
        if (facts.after().isPresent()) {
            list(
                    "What remains, as audited afterwards",
                    facts.after().get().findings().stream()
                            .filter(one -> one.status() == Status.FAIL)
                            .map(one -> one.control().id() + ": " + one.summary())
                            .toList());
            return;
        }
        list(
                "What remains, as rehearsed",
                facts.plan().remains().stream()
                        .map(one -> one.control() + ": " + one.summary())
                        .toList());
    }

    private void skips(EvidenceRecord facts) {
        if (facts.skips().isEmpty()) {
            return;
        }
        heading("Steps that were skipped");
        paragraph(
                "Somebody has left these out, on purpose; they are not done. guide.json has the"
                        + " same. Those that were taken back were walked again since.");
        raw("<table><tr><th>step</th><th>why</th><th>who</th><th>when</th>");
        raw("<th>taken back</th></tr>\n");
        for (Skip skip : facts.skips()) {
            row(
                    PlanWords.title(skip.step()),
                    skip.reason(),
                    skip.by(),
                    time(skip.at()),
                    skip.takenBack()
                            .map(back -> time(back.at()) + " by " + back.by())
                            .orElse("no"));
        }
        raw("</table>\n");
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
            pre { overflow-x: auto; background: #f3f3f3; padding: .5rem; }
            .changes th:first-child, .changes td:first-child { white-space: nowrap; }
            .changes th:last-child, .changes td:last-child { min-width: 5rem; }
            </style>
            </head>
            <body>
            """;
}
