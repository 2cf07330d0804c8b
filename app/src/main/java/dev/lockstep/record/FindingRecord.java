package dev.lockstep.record;

import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a control found of one subject.
///
/// @param summary one sentence
/// @param evidence the facts that the verdict rests on, in the order in which they were looked at;
///   no name twice
/// @param missing the names of the reads that are missing, where it is undetermined
/// @param remedy what to do about it, where there is something to do
/// @param exception the exception that a fail falls under
/// @param declaredAt where lockstep.yaml says what is wanted: the exception, the entry of the
///   person, service or group, or the setting; empty where nothing there speaks of it
public record FindingRecord(
        ControlRecord control,
        Status status,
        Subject subject,
        String summary,
        List<Fact> evidence,
        List<String> missing,
        Optional<RemedyRecord> remedy,
        Optional<ExceptionRecord> exception,
        Optional<DeclaredAt> declaredAt) {

    public FindingRecord {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
    }

    public Severity severity() {
        return control.severity();
    }

    /// One fact.
    ///
    /// @param name in AWS's own words where there are some, else the baseline's
    /// @param source the read that it comes from; absent for what comes from the baseline or was
    ///   computed
    /// @param asOf when AWS said it (UTC)
    public record Fact(
            String name, Evidence.Value value, Optional<String> source, Optional<Instant> asOf) {}

    /// What would mend a finding.
    ///
    /// @param kind stable, such as `enable-root-mfa`
    /// @param text plain sentences
    /// @param command of Lockstep, that does it
    /// @param aws commands of the AWS CLI, each word quoted for a shell
    public record RemedyRecord(
            String kind, String text, Optional<String> command, List<String> aws) {
        public RemedyRecord {
            aws = List.copyOf(aws);
        }

        /// All commands that do it: Lockstep's own first.
        public List<String> commands() {
            return Stream.concat(command.stream(), aws.stream()).toList();
        }
    }

    /// A fault that somebody has accepted for a while.
    ///
    /// @param until the last day (UTC) on which it counts
    /// @param line where it stands in its file, counted from 1; 0 where nobody knows
    public record ExceptionRecord(String reason, String owner, LocalDate until, int line) {}
}
