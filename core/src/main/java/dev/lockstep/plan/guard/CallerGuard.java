package dev.lockstep.plan.guard;

import dev.lockstep.account.User;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Permission;
import dev.lockstep.plan.guard.Losses.Loss;
import dev.lockstep.plan.guard.Slot.Kind;
import dev.lockstep.plan.guard.Ways.Way;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.reach.ActionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Whoever carries the plan out keeps what the rest of it takes, and the way by which they came.
///
/// By which key or password a user came is not known, so none of them may go. What only a session
/// of MFA keeps counts as lost: whether the caller's session has it is not known either.
final class CallerGuard {
    private final Situation situation;
    private final Map<Class<?>, ActionSet> needs = new HashMap<>();

    private CallerGuard(Situation situation) {
        this.situation = situation;
    }

    static Outcome ask(Situation situation) {
        Optional<String> caller =
                situation
                        .request()
                        .caller()
                        .or(() ->
                                situation
                                        .snapshot()
                                        .callerIdentity()
                                        .found()
                                        .map(identity -> identity.arn()));
        return caller.map(new CallerGuard(situation)::of)
                .orElse(
                        Outcome.holds(
                                "Who will carry the plan out is not known yet; apply asks this"
                                        + " again of its own caller."));
    }

    private Outcome of(String arn) {
        String[] parts = arn.split(":", 6);
        String resource = parts.length == 6 ? parts[5] : "";
        if (resource.equals("root")) {
            return Outcome.holds("The caller is root, whose rights no plan changes.");
        }
        if (situation
                .account()
                .id()
                .filter(id -> parts.length == 6 && !id.equals(parts[4]))
                .isPresent()) {
            return Outcome.holds("The caller " + arn + " is of another account.");
        }
        if (resource.startsWith("user/")) {
            return user(arn);
        }
        if (resource.startsWith("assumed-role/")) {
            String[] session = resource.split("/", 3);
            return role(session.length > 1 ? session[1] : "");
        }
        return Outcome.holds(
                "The caller " + arn + " is neither a user nor a role, so no change is about it.");
    }

    private Outcome user(String arn) {
        Optional<String> found =
                situation.account().users().values().stream()
                        .filter(one -> one.arn().filter(arn::equals).isPresent())
                        .map(User::name)
                        .findFirst();
        String name = found.orElse(arn.substring(arn.lastIndexOf('/') + 1));
        var changes = new TreeSet<String>();
        for (Way way : new Ways(situation).of(name)) {
            if (way.isBefore()) {
                way.time().takers().stream()
                        .forEach(taker ->
                                changes.add(situation.course().write(taker).change().id()));
            }
        }
        for (Kind kind : List.of(Kind.USER, Kind.DEVICE)) {
            situation.slots().writtenOf(kind, name).stream()
                    .flatMap(slot -> situation.slots().written(slot).stream())
                    .filter(one -> one.value().isEmpty())
                    .forEach(one ->
                            changes.add(situation.course().write(one.write()).change().id()));
        }
        return changes.isEmpty()
                ? rights("the user " + name, situation.losses().ofUser(name))
                : Outcome.refuses(
                        "The caller is "
                                + name
                                + ", and "
                                + Outcome.some(changes)
                                + " would take a key, password or device by which "
                                + name
                                + " may have come. Let another administrator carry the plan out;"
                                + " --allow caller-keeps-access lets it through.");
    }

    private Outcome role(String name) {
        TreeSet<String> changes = new TreeSet<>();
        situation
                .slots()
                .written(Slot.of(Kind.TRUST, name))
                .forEach(one -> changes.add(situation.course().write(one.write()).change().id()));
        return changes.isEmpty()
                ? rights("the role " + name, situation.losses().ofRole(name))
                : Outcome.refuses(
                        "The caller is the role "
                                + name
                                + ", and "
                                + Outcome.some(changes)
                                + " would change who may assume it: a run that was interrupted"
                                + " could perhaps not go on. Let another administrator carry the"
                                + " plan out; --allow caller-keeps-access lets it through.");
    }

    private Outcome rights(String who, List<Loss> losses) {
        var changes = new TreeSet<String>();
        var actions = new TreeSet<String>();
        for (Loss loss : losses) {
            ActionSet missing = loss.actions().intersection(neededAfter(loss.write()));
            if (!missing.isEmpty()) {
                changes.add(situation.course().write(loss.write()).change().id());
                missing.numbers().mapToObj(situation.reach().catalog()::name).forEach(actions::add);
            }
        }
        return changes.isEmpty()
                ? Outcome.holds("The caller, " + who + ", keeps what the plan takes.")
                : Outcome.refuses(
                        "The caller is %s, and %s would take from it what the rest of the plan"
                                        .formatted(who, Outcome.some(changes))
                                + " takes (%s), be it until a session with MFA."
                                        .formatted(Outcome.some(actions))
                                + " Let another administrator carry the plan out, or plan one step"
                                + " at a time with --step; --allow caller-keeps-access lets it"
                                + " through.");
    }

    /// What the writes take that may come after one.
    private ActionSet neededAfter(int write) {
        ActionSet all = ActionSet.none(situation.reach().catalog());
        var seen = new TreeSet<String>();
        for (Write other : situation.course().writes()) {
            if (other.number() != write
                    && !seen.contains(other.effect().getClass().getName())
                    && !situation.course().isBefore(other.number(), write)) {
                seen.add(other.effect().getClass().getName());
                all = all.union(needs(other.effect()));
            }
        }
        return all;
    }

    /// The actions, which are the same for all writes of a kind.
    private ActionSet needs(Effect effect) {
        return needs.computeIfAbsent(
                effect.getClass(),
                _ -> {
                    var names = new TreeSet<String>();
                    names.add(effect.operation());
                    Permission.of(effect, situation.account())
                            .forEach(one -> names.add(one.action()));
                    return situation
                            .reach()
                            .named(
                                    new Actions(
                                            false, names.stream().map(ActionPattern::new).toList()))
                            .certain();
                });
    }
}
