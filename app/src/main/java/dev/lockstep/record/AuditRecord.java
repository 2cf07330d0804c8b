package dev.lockstep.record;

import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A judged account as it is kept and shown: what the JSON of an audit holds, no more. Every report
/// is made from it, so that a saved audit looks like one of just now.
///
/// All names and texts of the account in it are hostile text.
///
/// @param lockstep the version of Lockstep that judged
/// @param takenAt when the answers were given (UTC), where somebody wrote it down
/// @param judgedAt the instant (UTC) to which ages are counted
/// @param baseline the files that say what is wanted; none for the built-in baseline
/// @param whole whether every control was asked
/// @param controls those that were asked, in catalogue order
/// @param undeclared the steps that hang on a declaration which the baseline does not hold
/// @param notices sentences for the reader
/// @param passwordPolicy the settings of step 1, where that step was asked
/// @param people the sheets of step 8, one for each user who signs in to the console; those whose
///   sheet does not hold first
/// @param escalations who can become an administrator, where step 4 was asked and users, groups and
///   roles are known
/// @param since what has changed since an earlier audit, if it was compared with one
/// @param framework the framework by which it is ordered, if by one
/// @param findings by step (1 to 8, then 0), catalogue order and subject name; or by the framework
public record AuditRecord(
        String lockstep,
        AccountRecord account,
        Optional<Instant> takenAt,
        Instant judgedAt,
        List<Baseline.SourceFile> baseline,
        boolean whole,
        List<ControlRecord> controls,
        List<Step> undeclared,
        List<String> notices,
        List<ReadState> reads,
        Optional<PasswordPolicyRecord> passwordPolicy,
        List<PersonRecord> people,
        Optional<EscalationRecord> escalations,
        Optional<SinceRecord> since,
        Optional<FrameworkRecord> framework,
        List<FindingRecord> findings) {

    /// The name of the format.
    public static final String SCHEMA = "lockstep/audit/1";

    public AuditRecord {
        baseline = List.copyOf(baseline);
        controls = List.copyOf(controls);
        undeclared = List.copyOf(undeclared);
        notices = List.copyOf(notices);
        reads = List.copyOf(reads);
        people = List.copyOf(people);
        findings = List.copyOf(findings);
    }

    /// The account.
    ///
    /// @param id 12 digits, if any answer told it
    /// @param caller the ARN as whom AWS was asked, if any answer told it
    /// @param endpoint where AWS was asked, if not at its own endpoints
    public record AccountRecord(
            Optional<String> id,
            Optional<String> alias,
            String partition,
            Optional<String> caller,
            Optional<String> endpoint,
            boolean practice) {}

    /// The same audit, compared with an earlier one.
    public AuditRecord since(SinceRecord changes) {
        return with(Optional.of(changes), framework, findings);
    }

    /// The same audit in the order of a framework.
    public AuditRecord by(FrameworkRecord other, List<FindingRecord> ordered) {
        return with(since, Optional.of(other), ordered);
    }

    private AuditRecord with(
            Optional<SinceRecord> changes,
            Optional<FrameworkRecord> other,
            List<FindingRecord> ordered) {
        return new AuditRecord(
                lockstep,
                account,
                takenAt,
                judgedAt,
                baseline,
                whole,
                controls,
                undeclared,
                notices,
                reads,
                passwordPolicy,
                people,
                escalations,
                changes,
                other,
                ordered);
    }

    /// The findings of a step.
    public List<FindingRecord> of(Step step) {
        return findings.stream().filter(finding -> finding.control().step() == step).toList();
    }

    /// How many findings of each status a step has.
    public Tally tally(Step step) {
        return Tally.of(
                findings.stream()
                        .filter(finding -> finding.control().step() == step)
                        .map(FindingRecord::status));
    }

    /// How many findings have a status.
    public long count(Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }

    /// How many findings of a severity fail.
    public long fails(Severity severity) {
        return findings.stream()
                .filter(finding ->
                        finding.status() == Status.FAIL && finding.control().severity() == severity)
                .count();
    }

    /// Whether any control of a step was asked.
    public boolean isAsked(Step step) {
        return controls.stream().anyMatch(control -> control.step() == step);
    }
}
