package dev.lockstep.record.plan;

import dev.lockstep.guide.Skip;
import dev.lockstep.record.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the evidence of a run tells an auditor.
///
/// @param before the audit from which the run began
/// @param after the audit when it had ended, if one was kept
/// @param times when each change was made, by its id, as the journal tells
/// @param skips the steps that somebody left out, with reasons; those too that were taken back
/// @param signer the fingerprint of the key that signs the evidence
public record EvidenceRecord(
        PlanRecord plan,
        RunRecord run,
        AuditRecord before,
        Optional<AuditRecord> after,
        Map<String, Times> times,
        List<Skip> skips,
        String signer) {
    public EvidenceRecord {
        times = Map.copyOf(times);
        skips = List.copyOf(skips);
    }

    /// When a change was made.
    ///
    /// @param called when its first call was about to be made (UTC)
    /// @param seen when it was last seen to be as it should be (UTC)
    /// @param requests AWS's ids of the requests, by which CloudTrail has them too; hostile text
    public record Times(Optional<Instant> called, Optional<Instant> seen, List<String> requests) {
        public Times {
            requests = List.copyOf(requests);
        }
    }
}
