package dev.lockstep.plan.guard;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.baseline.Roster;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.plan.guard.Losses.Loss;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Users for emergencies are left alone: no write is about one, none takes a right from one through
/// a group, and none gives another document to a policy that one has.
final class BreakGlassGuard {
    private BreakGlassGuard() {}

    static Outcome ask(Situation situation) {
        Roster roster = situation.baseline().roster();
        if (situation.baseline().breakGlass().isEmpty()) {
            return Outcome.holds("lockstep.yaml names no break-glass user.");
        }
        Map<String, SortedSet<String>> touched = new TreeMap<>();
        for (Write write : situation.course().writes()) {
            UserOf.effect(situation.account(), write.effect())
                    .filter(roster::isBreakGlass)
                    .ifPresent(user -> note(touched, user, write));
        }
        for (String user : situation.account().users().keySet()) {
            if (roster.isBreakGlass(user)) {
                for (Loss loss : situation.losses().ofUser(user)) {
                    note(touched, user, situation.course().write(loss.write()));
                }
                Set<String> has = policiesOf(situation.account(), user);
                for (Write write : situation.course().writes()) {
                    document(write.effect())
                            .filter(has::contains)
                            .ifPresent(_ -> note(touched, user, write));
                }
            }
        }
        if (touched.isEmpty()) {
            return Outcome.holds(
                    "No change touches " + Outcome.some(situation.baseline().breakGlass()) + ".");
        }
        var all = new TreeSet<String>();
        touched.forEach((user, changes) -> all.add(user + " by " + Outcome.some(changes)));
        return Outcome.refuses(
                "Break-glass users would be touched, or what they may do would: "
                        + Outcome.some(all)
                        + ". Leave these changes out, or take the user out of break-glass in"
                        + " lockstep.yaml; --allow break-glass-untouched lets it through.");
    }

    /// The policy that has another document in force after a write.
    private static Optional<String> document(Effect effect) {
        return switch (effect) {
            case PolicyEffect.CreatePolicyVersion one when one.setAsDefault() ->
                    Optional.of(one.arn());
            case PolicyEffect.SetDefaultPolicyVersion one -> Optional.of(one.arn());
            default -> Optional.empty();
        };
    }

    /// The managed policies that a user has, by its groups too.
    private static Set<String> policiesOf(Account account, String name) {
        return Optional.ofNullable(account.users().get(name)).stream()
                .flatMap(user ->
                        Stream.concat(
                                Stream.concat(
                                        user.attachedPolicies().stream(), user.boundary().stream()),
                                user.groups().stream()
                                        .flatMap(group ->
                                                Optional.ofNullable(account.groups().get(group))
                                                        .stream())
                                        .flatMap(group -> group.attachedPolicies().stream())))
                .map(AttachedPolicy::arn)
                .collect(Collectors.toSet());
    }

    private static void note(Map<String, SortedSet<String>> touched, String user, Write write) {
        touched.computeIfAbsent(user, _ -> new TreeSet<>()).add(write.change().id());
    }
}
