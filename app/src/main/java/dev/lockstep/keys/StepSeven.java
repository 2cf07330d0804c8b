package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the controls of step 7 say of each key, exceptions counted.
final class StepSeven {
    private final Map<Place, Finding> findings = new HashMap<>();

    private record Place(String control, String owner, String name) {}

    private StepSeven() {}

    static StepSeven of(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var step = new StepSeven();
        var selection = new Audit.Selection(Set.of(Step.ACCESS_KEYS), Set.of());
        for (Finding finding : Audit.of(snapshot, baseline, now, selection).findings()) {
            Subject subject = finding.subject();
            step.findings.put(
                    new Place(
                            finding.control().id(),
                            subject.owner().orElse(subject.name()),
                            subject.name()),
                    finding);
        }
        return step;
    }

    /// Whether a control fails for a key and nobody has accepted that.
    boolean fails(String control, KeyLife key) {
        return is(Status.FAIL, control, key.owner(), key.name());
    }

    /// Whether a control fails for a user and nobody has accepted that.
    boolean failsForOwner(String control, KeyLife key) {
        return is(Status.FAIL, control, key.owner(), key.owner());
    }

    /// The last day on which somebody accepts that a control fails for a key, if somebody does.
    Optional<LocalDate> acceptedUntil(String control, KeyLife key) {
        return Optional.ofNullable(findings.get(new Place(control, key.owner(), key.name())))
                .filter(finding -> finding.status() == Status.EXCEPTED)
                .flatMap(Finding::exception)
                .map(rule -> rule.until());
    }

    private boolean is(Status status, String control, String owner, String name) {
        return Optional.ofNullable(findings.get(new Place(control, owner, name)))
                .filter(finding -> finding.status() == status)
                .isPresent();
    }
}
