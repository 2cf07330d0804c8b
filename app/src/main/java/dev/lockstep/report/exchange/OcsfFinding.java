package dev.lockstep.report.exchange;

import dev.lockstep.control.Evidence;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes one Compliance Finding after another. Numbers and captions are those of the class
/// `compliance_finding` of OCSF 1.8.0.
final class OcsfFinding {
    static final String VERSION = "1.8.0";

    private final AuditRecord audit;
    private final PrintableJson json;
    private final FindingId id;
    private final Instant judged;
    private final Instant seen;

    private final String cloud;
    private final Map<String, String> metadata = new HashMap<>();
    private final Map<String, String> analytic = new HashMap<>();
    private final Map<String, String> compliance = new HashMap<>();

    OcsfFinding(AuditRecord audit, PrintableJson json) {
        this.audit = audit;
        this.json = json;
        this.id = new FindingId(audit);
        this.judged = WritableTime.judged(audit);
        this.seen = WritableTime.seen(audit);
        this.cloud = cloud(audit.account());
    }

    void write(FindingRecord finding) {
        json.object(() -> {
            head();
            severity(finding);
            json.number("status_id", finding.status() == Status.EXCEPTED ? 3 : 1);
            json.text("status", finding.status() == Status.EXCEPTED ? "Suppressed" : "New");
            finding.exception()
                    .filter(_ -> finding.status() == Status.EXCEPTED)
                    .ifPresent(exception -> json.text("comment", Accepted.sentence(exception)));
            time("time", judged);
            json.text("message", finding.summary());
            json.object(
                    "metadata", metadata.computeIfAbsent(finding.control().id(), this::metadata));
            json.object("cloud", cloud);
            json.object("finding_info", () -> info(finding));
            json.object(
                    "compliance",
                    compliance.computeIfAbsent(
                            finding.control().id() + " " + finding.status().id(),
                            _ -> compliance(finding.control(), finding.status())));
            json.list("resources", () -> json.object(() -> resource(finding.subject())));
            evidence(finding.evidence());
            finding.remedy()
                    .ifPresent(remedy ->
                            json.object(
                                    "remediation", () -> remediation(finding.control(), remedy)));
            json.object("unmapped", () -> json.object("lockstep", () -> unmapped(finding)));
        });
    }

    /// Each audit tells of what it found as of something new: it keeps nothing of the one before.
    private void head() {
        json.number("activity_id", 1);
        json.text("activity_name", "Create");
        json.number("category_uid", 2);
        json.text("category_name", "Findings");
        json.number("class_uid", 2003);
        json.text("class_name", "Compliance Finding");
        json.number("type_uid", 200_301);
        json.text("type_name", "Compliance Finding: Create");
    }

    /// What asks for nothing is informational, however severe its failure would be; how severe that
    /// is stands beside it.
    private void severity(FindingRecord finding) {
        boolean quiet =
                finding.status() == Status.PASS || finding.status() == Status.NOT_APPLICABLE;
        Severity shown = quiet ? Severity.INFO : finding.severity();
        json.number("severity_id", number(shown));
        json.text("severity", caption(shown));
        json.object(
                "vendor_attributes",
                () -> {
                    json.number("severity_id", number(finding.severity()));
                    json.text("severity", caption(finding.severity()));
                });
    }

    private static int number(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static String caption(Severity severity) {
        return switch (severity) {
            case INFO -> "Informational";
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    private void time(String name, Instant when) {
        json.number(name, when.toEpochMilli());
        json.text(name + "_dt", when.toString());
    }

    private String metadata(String control) {
        return PrintableJson.ready(json -> {
            json.text("version", VERSION);
            json.texts("profiles", List.of("cloud", "datetime"));
            json.text("event_code", control);
            json.object(
                    "product",
                    () -> {
                        json.text("name", "Lockstep");
                        json.text("vendor_name", "Lockstep");
                        json.text("uid", "lockstep");
                        json.text("version", audit.lockstep());
                    });
        });
    }

    private static String cloud(AuditRecord.AccountRecord account) {
        return PrintableJson.ready(json -> {
            json.text("provider", "AWS");
            json.text("cloud_partition", account.partition());
            account.id()
                    .ifPresent(id ->
                            json.object(
                                    "account",
                                    () -> {
                                        json.text("uid", id);
                                        json.text("name", account.alias());
                                        json.number("type_id", 10);
                                        json.text("type", "AWS Account");
                                    }));
        });
    }

    private void info(FindingRecord finding) {
        json.text("uid", "lockstep-" + id.of(finding));
        json.text("title", finding.control().title());
        json.text("desc", finding.summary());
        time("last_seen_time", seen);
        json.object(
                "analytic",
                analytic.computeIfAbsent(finding.control().id(), _ -> analytic(finding.control())));
    }

    private String analytic(ControlRecord control) {
        return PrintableJson.ready(json -> {
            json.text("uid", control.id());
            json.text("name", control.title());
            json.number("type_id", 1);
            json.text("type", "Rule");
            json.text("version", audit.lockstep());
        });
    }

    private static String compliance(ControlRecord control, Status status) {
        return PrintableJson.ready(json -> {
            json.text("control", control.id());
            json.text("desc", control.title());
            json.text("category", control.step().title());
            json.number("status_id", outcome(status));
            json.text("status", outcomeCaption(status));
            json.text("status_code", status.id());
            json.texts("standards", Standards.standards(control));
            json.texts("requirements", Standards.requirements(control));
        });
    }

    /// Warning is OCSF's word for what "did not yield a result due to missing information".
    private static int outcome(Status status) {
        return switch (status) {
            case PASS -> 1;
            case UNDETERMINED -> 2;
            case FAIL, EXCEPTED -> 3;
            case MANUAL, NOT_APPLICABLE -> 99;
        };
    }

    private static String outcomeCaption(Status status) {
        return switch (status) {
            case PASS -> "Pass";
            case UNDETERMINED -> "Warning";
            case FAIL, EXCEPTED -> "Fail";
            case MANUAL -> "Manual";
            case NOT_APPLICABLE -> "Not Applicable";
        };
    }

    private void resource(Subject subject) {
        json.text("uid", AwsResource.of(subject, audit.account()).id());
        json.text("name", subject.name());
        json.text("type", type(subject.kind()));
        json.text("cloud_partition", audit.account().partition());
        subject.owner()
                .ifPresent(owner ->
                        json.object(
                                "owner",
                                () -> {
                                    json.text("name", owner);
                                    json.number("type_id", 1);
                                    json.text("type", "User");
                                }));
    }

    /// Free text in OCSF: what AWS's own finding format has no word for has one here.
    private static String type(Subject.Kind kind) {
        return switch (kind) {
            case ACCOUNT, ROOT -> "AwsAccount";
            case USER -> "AwsIamUser";
            case GROUP -> "AwsIamGroup";
            case ROLE -> "AwsIamRole";
            case POLICY -> "AwsIamPolicy";
            case ACCESS_KEY -> "AwsIamAccessKey";
            case MFA_DEVICE -> "AwsIamMfaDevice";
            case SERVER_CERTIFICATE -> "AwsIamServerCertificate";
            case PRINCIPAL -> "AwsPrincipal";
            case REGION -> "AwsRegion";
            case PERSON -> "Person";
        };
    }

    private void evidence(List<FindingRecord.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        json.list(
                "evidences",
                () ->
                        facts.forEach(fact ->
                                json.object(() -> {
                                    json.text("name", fact.name());
                                    json.object("data", () -> fact(fact));
                                })));
    }

    private void fact(FindingRecord.Fact fact) {
        switch (fact.value()) {
            case Evidence.Value.Text(var text) -> json.text("value", text);
            case Evidence.Value.Count(var count) -> json.number("value", count);
            case Evidence.Value.Flag(var flag) -> json.flag("value", flag);
            case Evidence.Value.Moment(var when) -> json.text("value", when.toString());
            case Evidence.Value.Texts(var texts) -> json.texts("value", texts);
            case Evidence.Value.None _ -> json.none("value");
            case Evidence.Value.Unknown(var because) -> {
                json.none("value");
                json.text("unknown", because);
            }
        }
        json.text("source", fact.source());
        json.text("as_of", fact.asOf().map(Instant::toString));
    }

    private void remediation(ControlRecord control, FindingRecord.RemedyRecord remedy) {
        json.text("desc", remedy.text());
        var references =
                new ArrayList<>(remedy.aws().stream().takeWhile(Printable::isPlain).toList());
        references.add("lockstep explain " + control.id());
        json.texts("references", references);
    }

    private void unmapped(FindingRecord finding) {
        json.text("status", finding.status().id());
        json.number("step", finding.control().step().number());
        json.text("subject_kind", finding.subject().kind().id());
        json.flag("practice", audit.account().practice());
        if (!finding.missing().isEmpty()) {
            json.texts("missing_reads", finding.missing());
        }
        finding.remedy().ifPresent(remedy -> json.text("remedy", remedy.kind()));
        finding.exception()
                .ifPresent(exception ->
                        json.object(
                                "exception",
                                () -> {
                                    json.text("reason", exception.reason());
                                    json.text("owner", exception.owner());
                                    json.text("until", exception.until().toString());
                                }));
        finding.declaredAt()
                .ifPresent(place -> json.text("declared_at", place.file() + ":" + place.line()));
    }
}
