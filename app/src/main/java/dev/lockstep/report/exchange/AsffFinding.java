package dev.lockstep.report.exchange;

import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.Printable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes one finding of the AWS Security Finding Format after another. Lengths are those of the
/// Security Hub API Reference, `AwsSecurityFinding`; a text that is cut says so at its end.
final class AsffFinding {
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 1_024;
    private static final int RECOMMENDATION = 512;
    private static final int NOTE = 512;
    private static final int ALIAS = 50;
    private static final int RESOURCE_ID = 1_024;
    private static final int FIELD_NAME = 128;
    private static final int FIELD_VALUE = 1_024;
    private static final int FIELDS = 50;
    private static final int REQUIREMENTS = 32;

    /// Those that `Resource.Partition` takes.
    private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");

    private final AuditRecord audit;
    private final String region;
    private final PrintableJson json;
    private final FindingId id;
    private final String account;
    private final String product;
    private final Map<String, String> provider = new HashMap<>();
    private final Map<String, String> compliance = new HashMap<>();

    AsffFinding(AuditRecord audit, String region, PrintableJson json) {
        this.audit = audit;
        this.region = region;
        this.json = json;
        this.id = new FindingId(audit);
        this.account = audit.account().id().orElseThrow();
        this.product =
                "arn:"
                        + audit.account().partition()
                        + ":securityhub:"
                        + region
                        + ":"
                        + account
                        + ":product/"
                        + account
                        + "/default";
    }

    void write(FindingRecord finding) {
        json.object(() -> {
            head(finding);
            String key = finding.control().id() + " " + finding.status().id();
            json.object(
                    "FindingProviderFields", provider.computeIfAbsent(key, _ -> provider(finding)));
            cut(TITLE, "Title", title(finding));
            cut(DESCRIPTION, "Description", finding.summary());
            finding.remedy()
                    .ifPresent(remedy ->
                            json.object(
                                    "Remediation",
                                    () ->
                                            json.object(
                                                    "Recommendation",
                                                    () ->
                                                            json.text(
                                                                    "Text",
                                                                    recommendation(
                                                                            finding.control(),
                                                                            remedy)))));
            json.object("ProductFields", () -> fields(finding).forEach(this::field));
            json.list("Resources", () -> json.object(() -> resource(finding.subject())));
            json.object("Compliance", compliance.computeIfAbsent(key, _ -> compliance(finding)));
            json.text(
                    "RecordState",
                    finding.status() == Status.NOT_APPLICABLE ? "ARCHIVED" : "ACTIVE");
            if (finding.status() == Status.EXCEPTED) {
                json.object("Workflow", () -> json.text("Status", "SUPPRESSED"));
            }
            finding.exception()
                    .filter(_ -> finding.status() == Status.EXCEPTED)
                    .ifPresent(exception -> json.object("Note", () -> note(exception)));
        });
    }

    private void head(FindingRecord finding) {
        String judged = WritableTime.judged(audit).toString();
        json.text("SchemaVersion", "2018-10-08");
        json.text("Id", "lockstep/" + account + "/" + id.of(finding));
        json.text("ProductArn", product);
        json.text("ProductName", "Lockstep");
        json.text("CompanyName", "Lockstep");
        json.text("GeneratorId", "lockstep/" + finding.control().id());
        json.text("AwsAccountId", account);
        audit.account()
                .alias()
                .filter(alias -> !alias.isBlank())
                .ifPresent(alias -> cut(ALIAS, "AwsAccountName", alias));
        json.text("CreatedAt", judged);
        json.text("UpdatedAt", judged);
        json.text("LastObservedAt", WritableTime.seen(audit).toString());
    }

    /// What a provider may change later, too; the top-level fields of these names belong to the
    /// customer. What asks for nothing is informational, as in Security Hub's own findings.
    private static String provider(FindingRecord finding) {
        boolean quiet =
                finding.status() == Status.PASS || finding.status() == Status.NOT_APPLICABLE;
        return PrintableJson.ready(json -> {
            json.object(
                    "Severity",
                    () -> {
                        json.text("Label", label(quiet ? Severity.INFO : finding.severity()));
                        json.text("Original", finding.severity().id());
                    });
            json.texts("Types", List.of(type(finding.control())));
        });
    }

    private static String label(Severity severity) {
        return switch (severity) {
            case INFO -> "INFORMATIONAL";
            case LOW -> "LOW";
            case MEDIUM -> "MEDIUM";
            case HIGH -> "HIGH";
            case CRITICAL -> "CRITICAL";
        };
    }

    private static String type(ControlRecord control) {
        boolean cis = control.references().keySet().stream().anyMatch(key -> key.startsWith("cis"));
        return "Software and Configuration Checks/"
                + (cis
                        ? "Industry and Regulatory Standards/CIS AWS Foundations Benchmark"
                        : "AWS Security Best Practices");
    }

    private static String title(FindingRecord finding) {
        return finding.control().id()
                + ": "
                + finding.control().title()
                + " ("
                + finding.subject().name()
                + ")";
    }

    /// Commands are there whole or not at all: a cut one could do something else.
    private static String recommendation(ControlRecord control, FindingRecord.RemedyRecord remedy) {
        String more = " More: lockstep explain " + control.id();
        var text =
                new StringBuilder(
                        Cut.to(RECOMMENDATION - more.length(), Printable.line(remedy.text())));
        for (String command : remedy.aws()) {
            boolean fits = text.length() + 1 + command.length() + more.length() <= RECOMMENDATION;
            if (!fits || !Printable.isPlain(command)) {
                break;
            }
            text.append(' ').append(command);
        }
        return text.append(more).toString();
    }

    private Map<String, String> fields(FindingRecord finding) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("lockstep/status", finding.status().id());
        fields.put("lockstep/control", finding.control().id());
        fields.put("lockstep/step", Integer.toString(finding.control().step().number()));
        fields.put("lockstep/version", audit.lockstep());
        finding.subject().owner().ifPresent(owner -> fields.put("lockstep/owner", owner));
        if (audit.account().practice()) {
            fields.put("lockstep/practice", "true");
        }
        if (!finding.missing().isEmpty()) {
            fields.put("lockstep/missing-reads", String.join(", ", finding.missing()));
        }
        finding.declaredAt()
                .ifPresent(place ->
                        fields.put("lockstep/declared-at", place.file() + ":" + place.line()));
        for (FindingRecord.Fact fact : finding.evidence()) {
            if (fields.size() == FIELDS) {
                break;
            }
            fields.putIfAbsent(
                    Cut.to(FIELD_NAME - 1, "lockstep/evidence/" + Printable.line(fact.name())),
                    FactText.value(fact));
        }
        return fields;
    }

    private void field(String name, String value) {
        cut(FIELD_VALUE, name, value.isBlank() ? "(blank)" : value);
    }

    private void cut(int most, String name, String text) {
        json.text(name, Cut.to(most, Printable.line(text)));
    }

    private void resource(Subject subject) {
        AwsResource resource = AwsResource.of(subject, audit.account());
        json.text("Type", resource.type());
        cut(RESOURCE_ID, "Id", resource.id().isBlank() ? "(blank)" : resource.id());
        if (PARTITIONS.contains(audit.account().partition())) {
            json.text("Partition", audit.account().partition());
        }
        json.text("Region", region);
        json.object("Details", () -> details(subject));
    }

    private void details(Subject subject) {
        switch (subject.kind()) {
            case USER -> named("AwsIamUser", "UserName", subject);
            case GROUP -> named("AwsIamGroup", "GroupName", subject);
            case ROLE -> named("AwsIamRole", "RoleName", subject);
            case POLICY -> named("AwsIamPolicy", "PolicyName", subject);
            case ACCESS_KEY -> named("AwsIamAccessKey", "AccessKeyId", subject);
            case ACCOUNT, ROOT, MFA_DEVICE, PERSON, PRINCIPAL, REGION, SERVER_CERTIFICATE ->
                    json.object(
                            "Other",
                            () -> {
                                field("kind", subject.kind().id());
                                field("name", subject.name());
                            });
        }
    }

    private void named(String type, String key, Subject subject) {
        json.object(type, () -> field(key, subject.name()));
    }

    private static String compliance(FindingRecord finding) {
        List<String> requirements = Standards.requirements(finding.control());
        return PrintableJson.ready(json -> {
            json.text("Status", outcome(finding.status()));
            if (!requirements.isEmpty()) {
                json.texts(
                        "RelatedRequirements",
                        requirements.subList(0, Math.min(REQUIREMENTS, requirements.size())));
            }
        });
    }

    /// Security Hub's meaning: WARNING where "some information is missing", NOT_AVAILABLE where no
    /// check could be made.
    private static String outcome(Status status) {
        return switch (status) {
            case PASS -> "PASSED";
            case FAIL, EXCEPTED -> "FAILED";
            case UNDETERMINED -> "WARNING";
            case MANUAL, NOT_APPLICABLE -> "NOT_AVAILABLE";
        };
    }

    private void note(FindingRecord.ExceptionRecord exception) {
        cut(NOTE, "Text", Accepted.sentence(exception));
        json.text("UpdatedBy", "lockstep");
        json.text("UpdatedAt", WritableTime.judged(audit).toString());
    }
}
