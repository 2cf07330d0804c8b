package dev.lockstep.report.html;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Status;
import dev.lockstep.record.people.AccountHead;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Holds;
import dev.lockstep.record.people.SheetRecord.Line;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import dev.lockstep.report.people.SheetWords;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The sheet of step 8 as one HTML file that asks the network for nothing and holds no script: a
/// card for each person with the five, on a screen, a phone and paper.
///
/// Its Content-Security-Policy lets in its own style by its hash, and nothing else.
public final class SheetPage {
    private final ZoneId zone;

    /// @param zone in which times are shown
    public SheetPage(ZoneId zone) {
        this.zone = zone;
    }

    /// Writes it.
    public void write(SheetRecord sheet, Writer out) throws IOException {
        var html = new Html(out);
        var moments = new Moments(sheet.head().judgedAt(), zone);
        start(sheet, html);
        head(sheet, html, moments);
        html.raw("<main id=\"main\">\n");
        int number = 0;
        for (RosterKind kind : SheetWords.kinds()) {
            List<Row> rows = sheet.of(kind);
            if (rows.isEmpty()) {
                continue;
            }
            html.raw("<section aria-labelledby=\"kind-" + kind.id() + "\">\n<h2 id=\"kind-");
            html.raw(kind.id() + "\">").text(SheetWords.title(kind)).raw("</h2>\n");
            for (Row row : rows) {
                number++;
                card(row, sheet, "row-" + number, html, moments);
            }
            html.raw("</section>\n");
        }
        meaning(html);
        html.raw("</main>\n");
        end(sheet, html);
    }

    private static void start(SheetRecord sheet, Html html) throws IOException {
        Asset style = Asset.style("sheet.css");
        html.raw("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n");
        html.raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .raw(" style-src " + style.hash() + "; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.raw("<meta name=\"generator\" content=\"Lockstep ").text(sheet.head().lockstep());
        html.raw("\">\n<title>The sheet of ");
        html.text(sheet.about().map(one -> one + " in ").orElse("")).raw("account ");
        html.text(sheet.head().account().orElse("unknown"));
        html.raw("</title>\n<style>").raw(style.text()).raw("</style>\n</head>\n<body>\n");
    }

    private static void head(SheetRecord sheet, Html html, Moments moments) throws IOException {
        AccountHead head = sheet.head();
        html.raw("<header>\n");
        if (head.practice()) {
            html.raw("<p class=\"banner\">A practice account, no account of AWS.</p>\n");
        }
        html.raw("<p class=\"kicker\">Each person verified: the sheet of ");
        if (sheet.about().isPresent()) {
            html.name(sheet.about().get()).raw(" in ");
        }
        html.raw("the AWS account</p>\n<h1>").name(head.account().orElse("whose id is not known"));
        if (head.alias().isPresent()) {
            html.raw(" <small>").name(head.alias().get()).raw("</small>");
        }
        html.raw("</h1>\n<p class=\"counts\">").text(SheetWords.counts(sheet)).raw("</p>\n");
        html.raw("<dl class=\"about\">\n<div><dt>As of</dt><dd>");
        moments.write(html, head.judgedAt());
        html.raw("; what is older says from when it is</dd></div>\n");
        html.raw("<div><dt>Wanted by</dt><dd>");
        if (head.baseline().isEmpty()) {
            html.raw("the default limits (no lockstep.yaml)");
        }
        String gap = "";
        for (Baseline.SourceFile file : head.baseline()) {
            html.raw(gap).name(file.name()).raw(" <small>sha256 ");
            html.text(file.sha256().substring(0, Math.min(12, file.sha256().length())));
            html.raw("\u2026</small>");
            gap = "<br>";
        }
        html.raw("</dd></div>\n</dl>\n");
        if (!sheet.isDeclared()) {
            html.raw("<p class=\"note\">lockstep.yaml names no people yet, so whose each user is");
            html.raw(" cannot be told.</p>\n");
        }
        for (String notice : head.notices()) {
            html.raw("<p class=\"note\">").text(notice).raw("</p>\n");
        }
        for (String missing : sheet.missing()) {
            html.raw("<p class=\"note\">Not complete: ").text(missing).raw("</p>\n");
        }
        html.raw("</header>\n");
    }

    private static void card(Row row, SheetRecord sheet, String id, Html html, Moments moments)
            throws IOException {
        html.raw("<article class=\"card " + row.state().id() + "\" aria-labelledby=\"" + id);
        html.raw("\">\n<div class=\"who\">\n<h3 id=\"" + id + "\">").name(row.name());
        html.raw("</h3>\n");
        html.raw("<p class=\"more\">");
        String gap = "";
        if (row.fullName().filter(full -> !full.equals(row.name())).isPresent()) {
            html.name(row.fullName().get());
            gap = " \u00B7 ";
        }
        Optional<String> user = SheetWords.otherUser(row);
        if (user.isPresent()) {
            html.raw(gap).raw("user ").name(user.get());
            gap = " \u00B7 ";
        }
        if (row.email().isPresent()) {
            html.raw(gap).name(row.email().get());
        }
        html.raw("</p>\n<p class=\"state\"><span aria-hidden=\"true\">" + sign(row.state()));
        html.raw("</span> ").text(row.state().words()).raw("</p>\n</div>\n");
        if (!row.why().isBlank()) {
            html.raw("<p class=\"why\">").name(row.why()).raw("</p>\n");
        }
        if (row.state() == State.NOT_JUDGED && !row.lines().isEmpty()) {
            // What is not judged neither holds nor fails: the facts stand alone.
            html.raw("<p class=\"facts\">").name(facts(row)).raw("</p>\n");
        } else if (!row.lines().isEmpty()) {
            html.raw("<dl class=\"five\">\n");
            for (Line line : row.lines()) {
                line(line, sheet, html, moments);
            }
            html.raw("</dl>\n");
        }
        todo(row, html);
        html.raw("</article>\n");
    }

    private static String facts(Row row) {
        return row.lines().stream().map(SheetWords::fact).collect(Collectors.joining("; "));
    }

    private static void line(Line line, SheetRecord sheet, Html html, Moments moments)
            throws IOException {
        html.raw("<div class=\"" + line.holds().id() + "\"><dt>");
        html.text(SheetWords.title(line.line())).raw("</dt><dd><b><span aria-hidden=\"true\">");
        html.raw(sign(line.holds())).raw("</span> ").text(line.holds().words());
        html.raw("</b> <span class=\"because\">").name(line.because()).raw("</span>");
        Optional<Instant> older = SheetWords.older(line, sheet);
        if (older.isPresent()) {
            html.raw(" <small>as of ");
            moments.write(html, older.get());
            html.raw("</small>");
        }
        html.raw("</dd></div>\n");
    }

    /// A command with a name in it that cannot be shown is left out.
    private static void todo(Row row, Html html) throws IOException {
        List<String> sentences = SheetWords.todos(row);
        List<String> commands = SheetWords.commands(row);
        if (sentences.isEmpty() && commands.isEmpty()) {
            return;
        }
        html.raw("<div class=\"todo\">\n");
        if (!sentences.isEmpty()) {
            html.raw("<p>").name(String.join(" ", sentences)).raw("</p>\n");
        }
        for (String command : commands) {
            html.raw("<pre><code>").text(command).raw("</code></pre>\n");
        }
        html.raw("</div>\n");
    }

    private static void meaning(Html html) throws IOException {
        html.raw("<section class=\"meaning\" aria-labelledby=\"meaning\">\n");
        html.raw("<h2 id=\"meaning\">What the five mean</h2>\n<dl>\n");
        html.raw("<div><dt>in a group</dt><dd>The user belongs to a group: rights come from there");
        html.raw(" and not one by one.</dd></div>\n");
        html.raw("<div><dt>no access keys</dt><dd>No active access key, but for those whose need");
        html.raw(" is written down in lockstep.yaml.</dd></div>\n");
        html.raw("<div><dt>current password</dt><dd>Changed in time, and not overdue by the");
        html.raw(" account\u2019s own policy. Only AWS\u2019s credential report tells it, which");
        html.raw(" can be four hours old.</dd></div>\n");
        html.raw("<div><dt>current user</dt><dd>Somebody signed in or used a key lately, or the");
        html.raw(" user is new.</dd></div>\n");
        html.raw("<div><dt>MFA</dt><dd>A second proof is asked for at each sign-in.</dd></div>\n");
        html.raw("</dl>\n</section>\n");
    }

    private static void end(SheetRecord sheet, Html html) throws IOException {
        html.raw("<footer>\n<p>Written by Lockstep ").text(sheet.head().lockstep());
        html.raw(" from what AWS answered. This file asks the network for nothing; it holds names");
        html.raw(" of people, so keep it as you keep those.</p>\n</footer>\n</body>\n</html>\n");
    }

    private static String sign(Holds holds) {
        return switch (holds) {
            case YES -> Words.sign(Status.PASS);
            case NO -> Words.sign(Status.FAIL);
            case UNKNOWN -> Words.sign(Status.UNDETERMINED);
            case NOT_ASKED -> Words.sign(Status.NOT_APPLICABLE);
        };
    }

    private static String sign(State state) {
        return switch (state) {
            case HOLDS -> Words.sign(Status.PASS);
            case FAILS -> Words.sign(Status.FAIL);
            case UNKNOWN -> Words.sign(Status.UNDETERMINED);
            case EXCEPTED -> Words.sign(Status.EXCEPTED);
            case NOT_JUDGED, ELSEWHERE -> Words.sign(Status.NOT_APPLICABLE);
        };
    }
}
