package dev.lockstep.report.exchange;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.AuditReport;
import dev.lockstep.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// An audit as the XML of a test run, for pipelines that show test results: each finding is a test,
/// whatever its status.
///
/// One `testsuite` is the root, since that satisfies both the schema of Surefire 3 and that of
/// Jenkins' xUnit plugin; the step and the control are the package and class of a test. A fail is a
/// `failure`. What is undetermined is an `error`: it did not come to a verdict, and a pipeline must
/// not take it for a pass. What is excepted, not applicable, or for a person to look at is
/// `skipped`, and says why.
public final class JunitReport implements AuditReport {
    @Override
    public void write(AuditRecord audit, Writer out) throws IOException {
        var xml = new Xml(out);
        xml.declaration();
        xml.open("testsuite")
                .attribute("name", "lockstep " + account(audit))
                .attribute("time", "0")
                .attribute("timestamp", timestamp(audit))
                .attribute("tests", Integer.toString(audit.findings().size()))
                .attribute("errors", Long.toString(audit.count(Status.UNDETERMINED)))
                .attribute("skipped", Long.toString(skipped(audit)))
                .attribute("failures", Long.toString(audit.count(Status.FAIL)))
                .inside();
        properties(audit, xml);
        for (FindingRecord finding : audit.findings()) {
            test(finding, xml);
        }
        xml.close("testsuite");
    }

    private static String account(AuditRecord audit) {
        return audit.account().id().orElse(Subject.UNKNOWN_ACCOUNT);
    }

    /// To the second: Jenkins knows no fractions.
    private static String timestamp(AuditRecord audit) {
        return WritableTime.judged(audit)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }

    private static long skipped(AuditRecord audit) {
        return audit.count(Status.EXCEPTED)
                + audit.count(Status.NOT_APPLICABLE)
                + audit.count(Status.MANUAL);
    }

    private static void properties(AuditRecord audit, Xml xml) throws IOException {
        xml.open("properties").inside();
        property(xml, "account", account(audit));
        property(xml, "account-alias", audit.account().alias().orElse(""));
        property(xml, "partition", audit.account().partition());
        property(xml, "practice", Boolean.toString(audit.account().practice()));
        property(xml, "lockstep", audit.lockstep());
        property(xml, "taken-at", WritableTime.seen(audit).toString());
        property(xml, "judged-at", WritableTime.judged(audit).toString());
        xml.close("properties");
    }

    private static void property(Xml xml, String name, String value) throws IOException {
        xml.open("property").attribute("name", name).attribute("value", value).end();
    }

    private static void test(FindingRecord finding, Xml xml) throws IOException {
        xml.open("testcase")
                .attribute("name", name(finding.subject()))
                .attribute("classname", className(finding))
                .attribute("time", "0");
        switch (finding.status()) {
            case PASS -> xml.end();
            case FAIL -> {
                xml.inside();
                xml.open("failure")
                        .attribute("message", finding.summary())
                        .attribute("type", finding.severity().id())
                        .text("failure", detail(finding));
                xml.close("testcase");
            }
            case UNDETERMINED -> {
                xml.inside();
                xml.open("error")
                        .attribute("message", finding.summary())
                        .attribute("type", finding.status().id())
                        .text("error", detail(finding));
                xml.close("testcase");
            }
            case EXCEPTED, NOT_APPLICABLE, MANUAL -> {
                xml.inside();
                xml.open("skipped").attribute("message", why(finding)).end();
                xml.close("testcase");
            }
        }
    }

    private static String name(Subject subject) {
        boolean plain = subject.kind() != Subject.Kind.POLICY;
        return subject.kind().id()
                + " "
                + subject.name()
                + subject.owner().filter(_ -> plain).map(owner -> " (" + owner + ")").orElse("")
                + subject.arn().filter(_ -> !plain).map(arn -> " (" + arn + ")").orElse("");
    }

    private static String className(FindingRecord finding) {
        Step step = finding.control().step();
        return "step-" + step.number() + "-" + step.id() + "." + finding.control().id();
    }

    private static String why(FindingRecord finding) {
        return finding.status().id()
                + ": "
                + finding.exception()
                        .filter(_ -> finding.status() == Status.EXCEPTED)
                        .map(exception ->
                                Accepted.sentence(exception) + " (" + finding.summary() + ")")
                        .orElse(finding.summary());
    }

    /// What to do, then what the verdict rests on; a line for each.
    private static List<String> detail(FindingRecord finding) {
        var lines = new ArrayList<String>();
        finding.remedy()
                .ifPresent(remedy -> {
                    lines.add(Printable.line(remedy.text()));
                    remedy.aws().stream().takeWhile(Printable::isPlain).forEach(lines::add);
                });
        if (!finding.missing().isEmpty()) {
            lines.add("missing reads: " + Printable.line(String.join(", ", finding.missing())));
        }
        finding.evidence().forEach(fact -> lines.add(FactText.line(fact)));
        lines.add("lockstep explain " + finding.control().id());
        return lines;
    }
}
