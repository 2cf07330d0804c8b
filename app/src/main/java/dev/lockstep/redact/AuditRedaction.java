package dev.lockstep.redact;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.PersonRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An audit for others: the verdicts of the account itself, in words about the redacted account.
///
/// The redacted answers are judged against the redacted baseline, so that no sentence ever held a
/// name. Where a verdict comes out otherwise there, because it hangs on what a name looks like, the
/// real status stays and the sentence is left out.
final class AuditRedaction {
    private static final String LEFT_OUT =
            "The reason is left out: it hangs on names that are pseudonyms here.";
    private static final String SEE_THERE = "The report without redaction says what to do.";

    private static final Comparator<FindingRecord> BY_SUBJECT =
            Comparator.comparing((FindingRecord finding) -> finding.subject().name())
                    .thenComparing(finding -> finding.subject().arn().orElse(""))
                    .thenComparing(finding -> finding.subject().kind());

    private final Redactor redactor;
    private final Subjects subjects;
    private final BaselineRedaction baselines;

    AuditRedaction(Redactor redactor) {
        this.redactor = redactor;
        this.subjects = new Subjects(redactor);
        this.baselines = new BaselineRedaction(redactor);
    }

    /// @param notices that hold no names
    Audit judged(Audit real, SnapshotFiles redacted, List<String> notices) {
        Baseline baseline = baselines.redacted(real.baseline(), real.findings());
        var saved = SnapshotFolder.readAll(redacted);
        return Audit.of(
                        AccountSnapshot.of(saved.answers()),
                        baseline,
                        real.judgedAt(),
                        real.selection())
                .withNotices(saved.notices())
                .withNotices(notices)
                .readAt(
                        new Audit.Place(
                                real.place().endpoint().map(this::endpoint),
                                real.place().practice()));
    }

    /// Puts the real statuses into the record of the redacted audit.
    AuditRecord record(Audit real, Audit judged, String version) {
        AuditRecord record = AuditRecording.of(judged, version);
        List<FindingRecord> findings = findings(AuditRecording.of(real, version), record);
        return new AuditRecord(
                record.lockstep(),
                record.account(),
                record.takenAt(),
                record.judgedAt(),
                record.baseline(),
                record.whole(),
                record.controls(),
                record.undeclared(),
                record.notices(),
                record.reads(),
                record.passwordPolicy(),
                people(record.people(), findings),
                record.escalations(),
                record.since(),
                record.framework(),
                findings);
    }

    /// A finding is known by its control and its subject.
    private record Key(String control, Subject subject) {}

    private List<FindingRecord> findings(AuditRecord real, AuditRecord judged) {
        Map<Key, List<FindingRecord>> open = new HashMap<>();
        for (FindingRecord finding : judged.findings()) {
            open.computeIfAbsent(key(finding, finding.subject()), _ -> new ArrayList<>())
                    .add(finding);
        }
        var all = new ArrayList<FindingRecord>();
        var ofControl = new ArrayList<FindingRecord>();
        String control = "";
        for (FindingRecord finding : real.findings()) {
            if (!finding.control().id().equals(control)) {
                flush(ofControl, all);
                control = finding.control().id();
            }
            ofControl.add(counterpart(finding, open));
        }
        flush(ofControl, all);
        return all;
    }

    private static void flush(List<FindingRecord> ofControl, List<FindingRecord> all) {
        ofControl.sort(BY_SUBJECT);
        all.addAll(ofControl);
        ofControl.clear();
    }

    private static Key key(FindingRecord finding, Subject subject) {
        return new Key(finding.control().id(), subject);
    }

    private FindingRecord counterpart(FindingRecord real, Map<Key, List<FindingRecord>> open) {
        Subject subject = subjects.redacted(real.subject());
        List<FindingRecord> same = open.getOrDefault(key(real, subject), List.of());
        Optional<FindingRecord> found =
                same.stream().filter(one -> one.status() == real.status()).findFirst();
        found.ifPresent(same::remove);
        return found.map(one -> declaredAt(one, real))
                .orElseGet(() -> withoutReason(real, subject));
    }

    /// The redacted baseline was read from no file.
    private FindingRecord declaredAt(FindingRecord finding, FindingRecord real) {
        return new FindingRecord(
                finding.control(),
                finding.status(),
                finding.subject(),
                finding.summary(),
                finding.evidence(),
                finding.missing(),
                finding.remedy(),
                finding.exception(),
                real.declaredAt().map(baselines::place));
    }

    private FindingRecord withoutReason(FindingRecord real, Subject subject) {
        return new FindingRecord(
                real.control(),
                real.status(),
                subject,
                LEFT_OUT,
                List.of(),
                real.missing(),
                real.remedy()
                        .map(remedy ->
                                new FindingRecord.RemedyRecord(
                                        remedy.kind(), SEE_THERE, Optional.empty(), List.of())),
                real.exception()
                        .map(rule ->
                                new FindingRecord.ExceptionRecord(
                                        redactor.names.of("reason", rule.reason()),
                                        redactor.names.user(rule.owner()),
                                        rule.until(),
                                        rule.line())),
                real.declaredAt().map(baselines::place));
    }

    /// The sheets, with the statuses of their findings.
    private static List<PersonRecord> people(
            List<PersonRecord> sheets, List<FindingRecord> findings) {
        Map<String, Status> statuses = new HashMap<>();
        for (FindingRecord finding : findings) {
            if (finding.control().id().equals("person-verified")) {
                statuses.put(finding.subject().name(), finding.status());
            }
        }
        return sheets.stream()
                .map(sheet ->
                        new PersonRecord(
                                sheet.user(),
                                statuses.getOrDefault(sheet.user(), sheet.status()),
                                sheet.lines()))
                .sorted(Comparator.comparing(sheet -> sheet.status() == Status.PASS))
                .toList();
    }

    /// A loopback address names nobody.
    private String endpoint(String endpoint) {
        String host = URI.create(endpoint).getHost();
        boolean isLoopback =
                host != null
                        && (host.equals("localhost")
                                || host.equals("[::1]")
                                || host.matches("127(\\.[0-9]{1,3}){3}"));
        return isLoopback
                ? "http://" + host + ":" + URI.create(endpoint).getPort()
                : "https://" + redactor.names.of("endpoint", endpoint) + ".example.invalid";
    }
}
