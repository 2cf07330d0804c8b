package dev.lockstep.report.exchange;

import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Writes the one run of a SARIF file.
final class SarifRun {
    /// GitHub's limit for the rules of a run; what falls under a rule beyond it is left out.
    private static final int MOST_RULES = 25_000;

    private static final int MOST_NOTICES = 50;

    private final AuditRecord audit;
    private final PrintableJson json;
    private final FindingId id;
    private final List<ControlRecord> controls;
    private final Map<String, Integer> ruleIndex = new HashMap<>();

    SarifRun(AuditRecord audit, PrintableJson json) {
        this.audit = audit;
        this.json = json;
        this.id = new FindingId(audit);
        this.controls = audit.controls().stream().limit(MOST_RULES).toList();
        controls.forEach(control -> ruleIndex.putIfAbsent(control.id(), ruleIndex.size()));
    }

    /// @param room whether there is room for one more result, when so many are written
    void write(IntPredicate room) {
        json.object(() -> {
            json.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.text("version", "2.1.0");
            json.list("runs", () -> json.object(() -> run(room)));
        });
    }

    private void run(IntPredicate room) {
        json.object("tool", () -> json.object("driver", this::driver));
        json.object("automationDetails", () -> json.text("id", category()));
        json.text("columnKind", "utf16CodeUnits");
        List<FindingRecord> chosen = chosen();
        int[] written = {0};
        json.list(
                "results",
                () -> {
                    for (FindingRecord finding : chosen) {
                        if (!room.test(written[0])) {
                            break;
                        }
                        json.object(() -> result(finding));
                        json.flush();
                        written[0]++;
                    }
                });
        json.list("invocations", () -> json.object(() -> invocation(chosen.size(), written[0])));
        json.object("properties", this::properties);
    }

    private void driver() {
        json.text("name", "Lockstep");
        json.text("version", audit.lockstep());
        if (audit.lockstep().matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
            json.text("semanticVersion", audit.lockstep());
        }
        new SarifRules(json).write(controls);
    }

    /// What stands before the last slash is GitHub's category, so that several accounts can be
    /// uploaded for one commit; what stands after it is the run.
    private String category() {
        return "lockstep/"
                + audit.account().id().orElse(Subject.UNKNOWN_ACCOUNT)
                + "/"
                + WritableTime.judged(audit);
    }

    /// The most severe first; what fails before what is excepted; else in the order of the audit.
    private List<FindingRecord> chosen() {
        return audit.findings().stream()
                .filter(finding ->
                        finding.status() == Status.FAIL || finding.status() == Status.EXCEPTED)
                .filter(finding -> ruleIndex.containsKey(finding.control().id()))
                .sorted(
                        Comparator.comparing(FindingRecord::severity, Severity::compareTo)
                                .reversed()
                                .thenComparing(finding -> finding.status() != Status.FAIL))
                .toList();
    }

    private void result(FindingRecord finding) {
        String fingerprint = id.of(finding);
        json.text("ruleId", finding.control().id());
        json.number("ruleIndex", ruleIndex.getOrDefault(finding.control().id(), 0));
        json.text("kind", "fail");
        json.text("level", SarifRules.level(finding.severity()));
        message(finding.summary() + finding.remedy().map(remedy -> " " + remedy.text()).orElse(""));
        json.list("locations", () -> json.object(() -> location(finding)));
        json.object(
                "partialFingerprints",
                () -> {
                    json.text("lockstepFinding/v1", fingerprint);
                    // The only one that GitHub looks at; without it, it would take the line's text.
                    json.text("primaryLocationLineHash", fingerprint);
                });
        // All results have it if one does (section 3.27.23); without a suppression it is empty.
        json.list(
                "suppressions",
                () ->
                        finding.exception()
                                .filter(_ -> finding.status() == Status.EXCEPTED)
                                .ifPresent(exception -> json.object(() -> suppression(exception))));
        json.object("properties", () -> properties(finding));
    }

    /// Text that the account had a part in, as nothing but text.
    private void message(String text) {
        json.object("message", () -> json.text("text", SarifText.of(text)));
    }

    private void location(FindingRecord finding) {
        DeclaredAt place = place(finding);
        json.object(
                "physicalLocation",
                () -> {
                    json.object(
                            "artifactLocation",
                            () -> json.text("uri", RepositoryUri.of(place.file())));
                    json.object("region", () -> region(Math.max(1, place.line())));
                });
        json.list("logicalLocations", () -> json.object(() -> subject(finding.subject())));
    }

    private DeclaredAt place(FindingRecord finding) {
        String file =
                audit.baseline().isEmpty()
                        ? RepositoryUri.USUAL
                        : audit.baseline().getFirst().name();
        return finding.declaredAt()
                .or(() ->
                        finding.exception()
                                .map(exception -> new DeclaredAt(file, exception.line())))
                .orElse(new DeclaredAt(file, 1));
    }

    /// The first character of the line: GitHub wants all four.
    private void region(int line) {
        json.number("startLine", line);
        json.number("startColumn", 1);
        json.number("endLine", line);
        json.number("endColumn", 2);
    }

    private void subject(Subject subject) {
        json.text("name", subject.name());
        json.text("fullyQualifiedName", subject.arn().orElse(subject.name()));
        json.text("kind", subject.kind().id());
    }

    private void suppression(FindingRecord.ExceptionRecord exception) {
        json.text("kind", "external");
        json.text("status", "accepted");
        json.text("justification", Cut.to(2_000, Accepted.sentence(exception)));
    }

    private void properties(FindingRecord finding) {
        json.text("severity", finding.severity().id());
        json.number("step", finding.control().step().number());
        json.text("owner", finding.subject().owner());
    }

    private void invocation(int chosen, int written) {
        json.flag("executionSuccessful", true);
        json.list(
                "toolExecutionNotifications",
                () -> {
                    if (chosen > written) {
                        notification(
                                "warning",
                                (chosen - written)
                                        + " of "
                                        + chosen
                                        + " findings that fail or are excepted are left out, the"
                                        + " least severe: GitHub keeps "
                                        + SarifReport.MOST_RESULTS
                                        + " results of a run and takes 10 MB. The audit as JSON has"
                                        + " them all.");
                    }
                    open(Status.UNDETERMINED, "undetermined: reads that would decide are missing");
                    open(Status.MANUAL, "for a person to look at");
                    audit.notices().stream()
                            .limit(MOST_NOTICES)
                            .forEach(notice -> notification("note", notice));
                });
    }

    private void open(Status status, String what) {
        long count = audit.count(status);
        if (count > 0) {
            notification(
                    "note",
                    count
                            + (count == 1 ? " finding is " : " findings are ")
                            + what
                            + "; SARIF has no place for that, the audit as JSON does.");
        }
    }

    private void notification(String level, String text) {
        json.object(() -> {
            json.text("level", level);
            message(text);
        });
    }

    private void properties() {
        json.text("account", audit.account().id());
        json.text("alias", audit.account().alias());
        json.text("partition", audit.account().partition());
        json.flag("practice", audit.account().practice());
        json.text("takenAt", WritableTime.seen(audit).toString());
        json.text("judgedAt", WritableTime.judged(audit).toString());
    }
}
