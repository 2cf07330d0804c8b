package dev.lockstep.report.html;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.report.AuditReport;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;

/// An audit as one HTML file that asks the network for nothing: what a person reads first stands in
/// it as HTML, and every finding with its evidence as data that its script shows and filters.
///
/// Its Content-Security-Policy lets in its own style and script by their hashes, and nothing else.
public final class HtmlReport implements AuditReport {
    private final ZoneId zone;

    /// @param zone in which times are shown
    public HtmlReport(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        var html = new Html(out);
        var moments = new Moments(audit.judgedAt(), zone);
        var controls = ControlFindings.of(audit);
        Asset style = Asset.style("report.css");
        Asset script = Asset.of("report.js");
        start(audit, style, script, html);
        new HeadSection(html, moments).write(audit);
        html.raw("<main id=\"main\">\n");
        new StepsSection(html).write(audit);
        if (audit.since().isPresent()) {
            new SinceSection(html, moments).write(audit.since().get());
        }
        if (audit.framework().isPresent()) {
            new FrameworkSection(html).write(audit.framework().get(), controls);
        }
        new FirstSection(html).write(audit, controls);
        new FindingsSection(html).write(audit, controls);
        new PasswordSection(html).write(audit);
        new PeopleSection(html).write(audit);
        new EscalationSection(html).write(audit);
        new ReadsSection(html, moments).write(audit);
        html.raw("</main>\n");
        end(audit, html);
        new FindingData(out, moments).write(audit, controls);
        html.raw("<script>").raw(script.text()).raw("</script>\n</body>\n</html>\n");
    }

    private static void start(AuditRecord audit, Asset style, Asset script, Html html)
            throws IOException {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n");
        html.raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .raw(" style-src " + style.hash() + "; script-src " + script.hash())
                .raw("; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.raw("<meta name=\"generator\" content=\"Lockstep ").text(audit.lockstep());
        html.raw("\">\n<title>Lockstep audit of ").text(audit.account().id().orElse("an account"));
        html.raw("</title>\n<style>").raw(style.text()).raw("</style>\n</head>\n<body>\n");
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
    }

    private static void end(AuditRecord audit, Html html) throws IOException {
        html.raw("<footer>\n<p>Written by Lockstep ").text(audit.lockstep());
        html.raw(" from the record of one audit. This file asks the network for nothing; it holds");
        html.raw(" names of people and keys of the account, so keep it as you keep those.</p>\n");
        html.raw("</footer>\n");
    }
}
