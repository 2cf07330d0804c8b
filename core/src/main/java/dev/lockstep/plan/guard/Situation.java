package dev.lockstep.plan.guard;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.AccountReach;
import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An account and a plan for it, as every guard looks at them.
final class Situation {
    private final PlanRequest request;
    private final List<PlannedChange> changes;
    private final Course course;
    private final Slots slots;
    private final AccountAccess access;
    private final AccountReach reach;
    private final Holdings holdings;
    private final Losses losses;
    private final WorkingKeys workingKeys;
    private final Map<String, PrincipalAccess> users = new HashMap<>();
    private final Map<String, PrincipalAccess> roles = new HashMap<>();

    Situation(PlanRequest request, List<PlannedChange> changes) {
        this.request = request;
        this.changes = List.copyOf(changes);
        this.course = new Course(changes);
        this.slots = new Slots(account(), course);
        this.access = AccountAccess.of(snapshot());
        this.reach = AccountReach.of(snapshot());
        this.holdings = new Holdings(account(), course, slots, new Meanings(access, reach));
        access.users().found().orElse(List.of()).forEach(one -> users.put(one.name(), one));
        access.roles().found().orElse(List.of()).forEach(one -> roles.put(one.name(), one));
        this.losses = new Losses(this);
        this.workingKeys = new WorkingKeys(this);
    }

    private Situation(Situation same, List<PlannedChange> changes) {
        this.request = same.request;
        this.changes = List.copyOf(changes);
        this.course = same.course;
        this.slots = same.slots;
        this.access = same.access;
        this.reach = same.reach;
        this.holdings = same.holdings;
        this.losses = same.losses;
        this.workingKeys = same.workingKeys;
        this.users.putAll(same.users);
        this.roles.putAll(same.roles);
    }

    /// The same with changes that differ in nothing but what must be typed for them.
    Situation with(List<PlannedChange> confirmed) {
        return new Situation(this, confirmed);
    }

    WorkingKeys workingKeys() {
        return workingKeys;
    }

    PlanRequest request() {
        return request;
    }

    List<PlannedChange> changes() {
        return changes;
    }

    AccountSnapshot snapshot() {
        return request.audit().snapshot();
    }

    Account account() {
        return snapshot().account();
    }

    Baseline baseline() {
        return request.audit().baseline();
    }

    Instant now() {
        return request.audit().judgedAt();
    }

    Course course() {
        return course;
    }

    Slots slots() {
        return slots;
    }

    AccountAccess access() {
        return access;
    }

    AccountReach reach() {
        return reach;
    }

    Holdings holdings() {
        return holdings;
    }

    Losses losses() {
        return losses;
    }

    /// What is known of a user; empty: there is none of this name before the plan.
    Optional<UserReads> user(String name) {
        return account().users().containsKey(name)
                ? Optional.of(snapshot().user(name))
                : Optional.empty();
    }

    Optional<PrincipalAccess> userAccess(String name) {
        return Optional.ofNullable(users.get(name));
    }

    Optional<PrincipalAccess> roleAccess(String name) {
        return Optional.ofNullable(roles.get(name));
    }
}
