package dev.lockstep.apply;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the account as it was read after a run is judged otherwise than the rehearsal said.
///
/// @param control the id of the control
/// @param rehearsed the status that the rehearsal said; none: no such finding
/// @param live the status that was found; none: no such finding
/// @param waitsUntil when AWS's next credential report can show it (UTC), if nothing but the age of
///   the report that AWS gives makes the difference; else it is a real one
public record Difference(
        String control,
        Subject subject,
        Optional<Status> rehearsed,
        Optional<Status> live,
        Optional<Instant> waitsUntil) {
    /// So long AWS makes no new report (IAM User Guide, "Getting credential reports").
    private static final Duration REPORT_STANDS = Duration.ofHours(4);

    private record Key(String control, Subject.Kind kind, String name, Optional<String> owner) {
        static Key of(Finding finding) {
            return new Key(
                    finding.control().id(),
                    finding.subject().kind(),
                    finding.subject().name(),
                    finding.subject().owner());
        }
    }

    /// All differences, in the order of the audits. Both are judged as of the same instant, so that
    /// the time in between makes none.
    ///
    /// @param plan what was carried out
    /// @param live the audit afterwards
    public static List<Difference> between(Plan plan, Audit live) {
        AccountSnapshot start = plan.before().snapshot();
        Instant now = live.judgedAt();
        Map<Key, Finding> rehearsed = findings(judged(plan.after().snapshot(), live));
        Map<Key, Finding> waiting =
                findings(
                        judged(
                                start.changedBeforeNextReport(
                                        plan.after().snapshot().account(), now),
                                live));
        Map<Key, Finding> found = findings(live);
        var keys = new LinkedHashSet<>(found.keySet());
        keys.addAll(rehearsed.keySet());
        Instant next = nextReport(live.snapshot(), now);
        var differences = new ArrayList<Difference>();
        for (Key key : keys) {
            Optional<Status> said = status(rehearsed, key);
            Optional<Status> is = status(found, key);
            if (!said.equals(is)) {
                boolean waits = is.equals(status(waiting, key)) && next.isAfter(now);
                differences.add(
                        new Difference(
                                key.control(),
                                subject(key, found, rehearsed),
                                said,
                                is,
                                waits ? Optional.of(next) : Optional.empty()));
            }
        }
        return List.copyOf(differences);
    }

    private static Audit judged(AccountSnapshot snapshot, Audit live) {
        return Audit.of(snapshot, live.baseline(), live.judgedAt(), live.selection());
    }

    private static Map<Key, Finding> findings(Audit audit) {
        var all = new LinkedHashMap<Key, Finding>();
        audit.findings().forEach(one -> all.putIfAbsent(Key.of(one), one));
        return all;
    }

    private static Optional<Status> status(Map<Key, Finding> findings, Key key) {
        return Optional.ofNullable(findings.get(key)).map(Finding::status);
    }

    private static Subject subject(Key key, Map<Key, Finding> found, Map<Key, Finding> rehearsed) {
        return Optional.ofNullable(found.get(key))
                .or(() -> Optional.ofNullable(rehearsed.get(key)))
                .orElseThrow()
                .subject();
    }

    private static Instant nextReport(AccountSnapshot live, Instant now) {
        return switch (live.credentialReport()) {
            case Read.Known<?>(var _, var source) -> source.asOf().orElse(now).plus(REPORT_STANDS);
            case Read.Missing<?> _ -> now;
        };
    }
}
