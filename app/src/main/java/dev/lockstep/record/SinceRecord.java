package dev.lockstep.record;

import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What has changed since an earlier audit of the same account.
///
/// @param takenAt when the answers of the earlier audit were given (UTC), if somebody wrote it down
/// @param judgedAt to when the earlier audit counted ages (UTC)
/// @param lockstep the version that judged then
/// @param sameBaseline whether the same was wanted: if not, a change may come from that
/// @param notCompared ids of controls that only one of the two audits asked
/// @param changes in the order of findings; among them what fails as it did
public record SinceRecord(
        Optional<Instant> takenAt,
        Instant judgedAt,
        String lockstep,
        boolean sameBaseline,
        List<String> notCompared,
        List<Change> changes) {
    public SinceRecord {
        notCompared = List.copyOf(notCompared);
        changes = List.copyOf(changes);
    }

    /// What became of a finding.
    public enum Kind {
        /// It fails, and did not before.
        NEW("new"),
        /// It failed, and no longer does; what it was about may be gone.
        FIXED("fixed"),
        /// It failed, and still does; it may be accepted by now.
        STILL("still-there"),
        /// It was known, and cannot be judged any more.
        UNKNOWABLE("no-longer-knowable");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /// The name in reports, such as `still-there`.
        public String id() {
            return id;
        }
    }

    /// What became of one finding.
    ///
    /// @param was the status before; absent if there was no such subject
    /// @param now the status today; absent if there is no such subject
    /// @param summary one sentence, of today where there is one
    public record Change(
            Kind kind,
            ControlRecord control,
            Subject subject,
            Optional<Status> was,
            Optional<Status> now,
            String summary) {}

    /// The changes of a kind.
    public List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }
}
