package dev.lockstep.plan.guard;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.plan.guard.Holdings.Timed;
import dev.lockstep.plan.guard.Meaning.Part;
import dev.lockstep.plan.guard.Slot.Kind;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Match;
import dev.lockstep.policy.reach.ActionSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which actions a user or role, who may do them before a plan, may lack at some moment of it.
///
/// It is never too little: a statement counts as kept from a write on only if statements that are
/// as wide, by their texts, are in force at every moment after that write. What several statements
/// allow only together, resource by resource, counts as lost.
final class Losses {
    private final Situation situation;
    private final Map<Pair, Optional<ActionSet>> covers = new HashMap<>();
    private final Map<String, List<Loss>> ofUsers = new HashMap<>();
    private final BitSet end = new BitSet();

    Losses(Situation situation) {
        this.situation = situation;
        end.set(0, situation.course().size());
    }

    /// What a write takes away.
    ///
    /// @param actions what may be refused from then on, if only for a moment or of some resources
    /// @param passing those of them that are allowed again once all is done
    record Loss(int write, ActionSet actions, ActionSet passing) {}

    private record Pair(Part part, Part other) {}

    /// What a user may lose; nothing if it is not there before.
    List<Loss> ofUser(String name) {
        return ofUsers.computeIfAbsent(
                name,
                _ ->
                        situation
                                .userAccess(name)
                                .map(one ->
                                        of(
                                                one,
                                                situation.holdings().ofUser(name),
                                                Kind.USER_BOUNDARY,
                                                Optional.ofNullable(
                                                                situation
                                                                        .account()
                                                                        .users()
                                                                        .get(name))
                                                        .flatMap(User::boundary)
                                                        .map(boundary -> boundary.arn())))
                                .orElse(List.of()));
    }

    /// What a role may lose.
    List<Loss> ofRole(String name) {
        return situation
                .roleAccess(name)
                .map(one ->
                        of(
                                one,
                                situation.holdings().ofRole(name),
                                Kind.ROLE_BOUNDARY,
                                Optional.ofNullable(situation.account().roles().get(name))
                                        .flatMap(Role::boundary)
                                        .map(boundary -> boundary.arn())))
                .orElse(List.of());
    }

    private List<Loss> of(
            PrincipalAccess who, List<Source> sources, Kind boundary, Optional<String> before) {
        List<Timed> boundaries = situation.holdings().values(Slot.of(boundary, who.name()), before);
        boolean isTouched =
                sources.stream().anyMatch(one -> !one.isBefore() || !one.takers().isEmpty())
                        || boundaries.stream().anyMatch(one -> !one.granters().isEmpty())
                        || before.filter(this::isWritten).isPresent();
        if (!isTouched) {
            return List.of();
        }
        ActionSet had = situation.reach().reach(who).possible();
        var losses = new ArrayList<Loss>();
        taken(sources, had, who.context(), losses);
        denied(sources, had, who.context(), losses);
        limited(boundaries, had, losses);
        return List.copyOf(losses);
    }

    private boolean isWritten(String arn) {
        return !situation.slots().written(Slot.of(Kind.DOCUMENT, arn)).isEmpty();
    }

    private void taken(List<Source> sources, ActionSet had, Context context, List<Loss> losses) {
        var kept = new boolean[sources.size()];
        boolean again = true;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = sources.get(i).takers().isEmpty();
        }
        while (again) {
            again = false;
            for (int i = 0; i < kept.length; i++) {
                if (!kept[i] && losesNothing(i, sources, kept, had, context)) {
                    kept[i] = true;
                    again = true;
                }
            }
        }
        for (int i = 0; i < kept.length; i++) {
            Source source = sources.get(i);
            if (!kept[i] && source.isBefore()) {
                for (int taker : source.takers().stream().toArray()) {
                    ActionSet lost = lost(i, taker, sources, kept, had, context);
                    if (!lost.isEmpty()) {
                        losses.add(
                                new Loss(
                                        taker,
                                        lost,
                                        lost.minus(atTheEnd(source, sources, lost, context))));
                    }
                }
            }
        }
    }

    private boolean losesNothing(
            int number, List<Source> sources, boolean[] kept, ActionSet had, Context context) {
        if (isGivenOtherwise(number, sources, kept)) {
            return true;
        }
        return sources.get(number).takers().stream()
                .allMatch(taker -> lost(number, taker, sources, kept, had, context).isEmpty());
    }

    /// Whether the very same policy is in force in another way from each write on that takes it, as
    /// it is where rights move from a user to a group.
    private boolean isGivenOtherwise(int number, List<Source> sources, boolean[] kept) {
        Source source = sources.get(number);
        for (int i = 0; i < kept.length; i++) {
            Source other = sources.get(i);
            if (i != number
                    && kept[i]
                    && other.meaning() == source.meaning()
                    && other.meaning().policy().isPresent()
                    && source.takers().stream().allMatch(taker -> isGivenBy(other, taker))) {
                return true;
            }
        }
        return false;
    }

    /// What a policy allows that no other is sure to allow from the write on that takes it.
    private ActionSet lost(
            int number,
            int taker,
            List<Source> sources,
            boolean[] kept,
            ActionSet had,
            Context context) {
        Source source = sources.get(number);
        ActionSet all = ActionSet.none(situation.reach().catalog());
        if (source.meaning().policy().isEmpty()) {
            return had;
        }
        for (Part part : source.meaning().parts()) {
            if (part.allows() && mayHold(part, context)) {
                ActionSet left = part.possible().intersection(had);
                for (int i = 0; i < kept.length && !left.isEmpty(); i++) {
                    Source other = sources.get(i);
                    if (i != number && kept[i] && isGivenBy(other, taker)) {
                        left = without(left, part, other);
                    }
                }
                all = all.union(left);
            }
        }
        return all;
    }

    private boolean isGivenBy(Source source, int write) {
        return source.granters().stream()
                .allMatch(
                        granter -> granter == write || situation.course().isBefore(granter, write));
    }

    private ActionSet without(ActionSet left, Part part, Source other) {
        ActionSet less = left;
        for (Part one : other.meaning().parts()) {
            if (one.allows()) {
                Optional<ActionSet> cover =
                        covers.computeIfAbsent(new Pair(part, one), Losses::cover);
                if (cover.isPresent()) {
                    less = less.minus(cover.get());
                }
            }
        }
        return less;
    }

    private static Optional<ActionSet> cover(Pair pair) {
        if (!pair.other.isAsWideAs(pair.part)) {
            return Optional.empty();
        }
        return Optional.of(
                pair.other.namesAllOf(pair.part)
                        ? pair.part.possible().union(pair.other.certain())
                        : pair.other.certain());
    }

    /// What of it is lost still when all is done.
    private ActionSet atTheEnd(
            Source source, List<Source> sources, ActionSet lost, Context context) {
        if (source.meaning().policy().isEmpty()) {
            return lost;
        }
        ActionSet all = ActionSet.none(situation.reach().catalog());
        for (Part part : source.meaning().parts()) {
            if (part.allows() && mayHold(part, context)) {
                ActionSet left = part.possible().intersection(lost);
                for (Source other : sources) {
                    if (other.isInForce(end)) {
                        left = without(left, part, other);
                    }
                }
                all = all.union(left);
            }
        }
        return all;
    }

    private void denied(List<Source> sources, ActionSet had, Context context, List<Loss> losses) {
        for (Source source : sources) {
            if (!source.isBefore()) {
                for (Part part : source.meaning().parts()) {
                    if (!part.allows() && mayHold(part, context) && !isDenied(part, sources)) {
                        ActionSet denied = part.possible().intersection(had);
                        if (!denied.isEmpty()) {
                            ActionSet passing =
                                    source.isInForce(end)
                                            ? ActionSet.none(situation.reach().catalog())
                                            : denied;
                            for (int granter : last(source.granters())) {
                                losses.add(new Loss(granter, denied, passing));
                            }
                        }
                    }
                }
            }
        }
    }

    private static boolean isDenied(Part part, List<Source> sources) {
        return sources.stream()
                .filter(Source::isBefore)
                .flatMap(source -> source.meaning().parts().stream())
                .anyMatch(part::saysTheSame);
    }

    /// Those of some writes that no other of them must come after.
    private List<Integer> last(WriteSet writes) {
        return writes.stream()
                .filter(one ->
                        writes.stream().noneMatch(other -> situation.course().isBefore(one, other)))
                .boxed()
                .toList();
    }

    private void limited(List<Timed> boundaries, ActionSet had, List<Loss> losses) {
        for (Timed boundary : boundaries) {
            for (Source document : situation.holdings().documentsOf(boundary.value())) {
                WriteSet granters = document.during(boundary).granters();
                if (!granters.isEmpty()) {
                    ActionSet lost = had.minus(surely(document.meaning()));
                    if (!lost.isEmpty()) {
                        for (int granter : last(granters)) {
                            losses.add(
                                    new Loss(
                                            granter,
                                            lost,
                                            ActionSet.none(situation.reach().catalog())));
                        }
                    }
                }
            }
        }
    }

    /// What a boundary lets through whatever the resource.
    private ActionSet surely(Meaning meaning) {
        ActionSet surely = ActionSet.none(situation.reach().catalog());
        for (Part part : meaning.parts()) {
            if (part.allows() && part.isUnlimited()) {
                surely = surely.union(part.certain());
            }
        }
        for (Part part : meaning.parts()) {
            if (!part.allows()) {
                surely = surely.minus(part.possible());
            }
        }
        return surely;
    }

    private static boolean mayHold(Part part, Context context) {
        return part.statement().conditions().isEmpty()
                || part.policy().meetsConditions(part.number(), context) != Match.NO;
    }
}
