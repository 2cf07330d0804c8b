package dev.lockstep.record.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Of which account a list of people tells, from when, and by what file.
///
/// @param lockstep the version of Lockstep
/// @param account 12 digits, if any answer told it
/// @param takenAt when the answers were taken (UTC), if that is known
/// @param judgedAt the instant (UTC) to which it was judged
/// @param baseline the lockstep.yaml and the files that it extends; none: there is none
/// @param notices sentences for the reader; names in them are hostile text
public record AccountHead(
        String lockstep,
        Optional<String> account,
        Optional<String> alias,
        String partition,
        boolean practice,
        Optional<Instant> takenAt,
        Instant judgedAt,
        List<Baseline.SourceFile> baseline,
        List<String> notices) {
    public AccountHead {
        baseline = List.copyOf(baseline);
        notices = List.copyOf(notices);
    }

    /// The head of what is told from an audit.
    ///
    /// @param version Lockstep's own
    public static AccountHead of(Audit audit, boolean practice, String version) {
        return new AccountHead(
                version,
                audit.snapshot().accountId(),
                audit.snapshot().alias().found().flatMap(alias -> alias),
                audit.snapshot().partition(),
                practice,
                audit.snapshot().takenAt(),
                audit.judgedAt(),
                audit.baseline().files(),
                audit.notices());
    }
}
