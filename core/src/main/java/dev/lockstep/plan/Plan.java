package dev.lockstep.plan;

import dev.lockstep.control.Audit;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;

/// What would be changed, why, in which order, and what would come of it.
///
/// @param before the audit that it mends
/// @param changes in an order in which they can be made, by wave
/// @param guards each guard, in their order
/// @param people whoever will notice something, by user name
/// @param byHand what no API can do, or what needs a person
/// @param after the audit of the account as it would be
/// @param policies the least IAM policies that carrying it out takes, each within AWS's size limit;
///   empty as the planner makes it
public record Plan(
        Audit before,
        List<PlannedChange> changes,
        List<GuardResult> guards,
        List<PersonNotice> people,
        List<ByHand> byHand,
        Audit after,
        List<PolicyDocument> policies) {
    public Plan {
        changes = List.copyOf(changes);
        guards = List.copyOf(guards);
        people = List.copyOf(people);
        byHand = List.copyOf(byHand);
        policies = List.copyOf(policies);
    }

    /// Whether any guard stops it.
    public boolean isRefused() {
        return guards.stream().anyMatch(one -> one.state() == GuardResult.State.REFUSES);
    }
}
