package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.plan.PlanRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a plan of users has to know, worked out once for all findings.
final class Situation {
    private final PlanRequest request;
    private final Roster roster;
    private final KeyRegister register;

    /// By control and subject name.
    private final Map<Place, Status> statuses = new HashMap<>();

    private final Set<Place> selected = new HashSet<>();

    private record Place(String control, String subject) {}

    Situation(PlanRequest request) {
        this.request = request;
        this.roster = baseline().roster();
        this.register = KeyRegister.of(snapshot(), baseline(), now());
        for (Finding finding : request.audit().findings()) {
            var place = new Place(finding.control().id(), finding.subject().name());
            statuses.put(place, finding.status());
            if (finding.status() == Status.FAIL && request.selection().takes(finding.control())) {
                selected.add(place);
            }
        }
    }

    PlanRequest request() {
        return request;
    }

    AccountSnapshot snapshot() {
        return request.audit().snapshot();
    }

    Baseline baseline() {
        return request.audit().baseline();
    }

    Instant now() {
        return request.audit().judgedAt();
    }

    Roster roster() {
        return roster;
    }

    KeyRegister register() {
        return register;
    }

    UserReads user(String name) {
        return snapshot().user(name);
    }

    /// Whether a control fails for a subject, selected or not.
    boolean fails(String control, String subject) {
        return statuses.get(new Place(control, subject)) == Status.FAIL;
    }

    /// Whether a control passes for a subject, or fails and that has been accepted.
    boolean isAccepted(String control, String subject) {
        return passes(control, subject)
                || statuses.get(new Place(control, subject)) == Status.EXCEPTED;
    }

    /// Whether a control passes for a subject.
    boolean passes(String control, String subject) {
        return statuses.get(new Place(control, subject)) == Status.PASS;
    }

    /// Whether a control fails for a subject and that is to be mended now.
    boolean isToBeMended(String control, String subject) {
        return selected.contains(new Place(control, subject));
    }

    /// Whether nobody answers for a user: the baseline says who is who, and does not name it.
    boolean isStranger(String user) {
        return fails("user-on-roster", user);
    }

    /// Whether the baseline says that somebody, or some machine, works with this user. Whoever
    /// signs in another way needs no user.
    boolean needsWayIn(String user) {
        List<Person> people = roster.people(user);
        return roster.isService(user) || people.stream().anyMatch(one -> !one.federated());
    }

    /// Whether a date is at most so many days ago.
    boolean isWithin(Instant date, int days) {
        return AwsDate.daysBetween(date, now()) <= days;
    }

    /// Whether AWS said so live, and nothing weaker.
    static boolean isLive(Read<?> read) {
        return read instanceof Read.Known<?>(var _, var source) && source.settledBy().isEmpty();
    }
}
