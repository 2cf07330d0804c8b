package dev.lockstep.bench.compare;

import dev.lockstep.bench.machine.Place;
import dev.lockstep.bench.machine.PracticeServer;
import dev.lockstep.bench.machine.Program;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The largest account that AWS allows, 5,000 users, of which some 600 fail in something.
final class LargeAccount {
    static final int USERS = 5000;

    private LargeAccount() {}

    /// An audit of it, saved as JSON.
    static Program audit(Place place, PracticeServer practice, Path saved) {
        return new Program(
                List.of(
                        place.lockstep(),
                        "audit",
                        "--quiet",
                        "--baseline",
                        practice.baseline(),
                        "--format",
                        "json",
                        "--output",
                        saved.toString()),
                practice.environment(),
                place.folder("work"),
                Set.of(1));
    }

    /// How many users something fails of.
    static long failingUsers(Path saved) {
        return AuditReader.read(saved, "the audit").findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .flatMap(finding ->
                        finding.subject().kind() == Subject.Kind.USER
                                ? Stream.of(finding.subject().name())
                                : finding.subject().owner().stream())
                .distinct()
                .count();
    }
}
