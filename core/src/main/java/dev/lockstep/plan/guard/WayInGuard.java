package dev.lockstep.plan.guard;

import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.plan.guard.Slot.Kind;
import dev.lockstep.plan.guard.Ways.Way;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/// Nobody loses the last way in by a plan.
///
/// Taken out on purpose are strangers, where lockstep.yaml declares who its users are, and people
/// who sign in another way (`sign-in: federated`). A user none of whose ways in was used within
/// `users.unused-days` has nothing to lose.
final class WayInGuard {
    private WayInGuard() {}

    static Outcome ask(Situation situation) {
        var users = new TreeSet<String>();
        for (Kind kind : List.of(Kind.PASSWORD, Kind.KEY, Kind.USER)) {
            users.addAll(situation.slots().owners(kind));
        }
        var ways = new Ways(situation);
        Roster roster = situation.baseline().roster();
        var locked = new TreeSet<String>();
        for (String user : users) {
            if (situation.user(user).isPresent()
                    && !isTakenOut(roster, user)
                    && losesAll(situation, ways.of(user), user)) {
                locked.add(user);
            }
        }
        return locked.isEmpty()
                ? Outcome.holds("Every user who can sign in keeps a way in.")
                : Outcome.refuses(
                        "These users would lose their last way in: "
                                + Outcome.some(locked)
                                + ". Give them another first (a console password, or a key that"
                                + " works), or, if they are to go, take them off the roster in"
                                + " lockstep.yaml; --allow way-in-kept lets it through.");
    }

    private static boolean isTakenOut(Roster roster, String user) {
        List<Person> people = roster.people(user);
        boolean isStranger =
                roster.isDeclared()
                        && people.isEmpty()
                        && !roster.isService(user)
                        && !roster.isBreakGlass(user);
        return isStranger || (!people.isEmpty() && people.stream().allMatch(Person::federated));
    }

    private static boolean losesAll(Situation situation, List<Way> ways, String user) {
        if (ways.stream().noneMatch(way -> way.isBefore() && way.inUse())) {
            return false;
        }
        boolean isDeleted =
                situation.slots().written(Slot.of(Kind.USER, user)).stream()
                        .anyMatch(one -> one.value().isEmpty());
        // One that is not known to be there is none to rely on.
        List<Way> known =
                ways.stream().filter(way -> way.known() || !way.time().takers().isEmpty()).toList();
        return isDeleted || hasNone(situation.course(), known);
    }

    /// Whether there is a moment at which none is open: removals early, grants late.
    static boolean hasNone(Course course, List<Way> ways) {
        var moment = new BitSet();
        while (true) {
            Way open = null;
            for (Way way : ways) {
                if (way.isOpen(moment)) {
                    open = way;
                    break;
                }
            }
            if (open == null) {
                return true;
            }
            if (open.time().takers().isEmpty()) {
                return false;
            }
            course.include(open.time().takers().first(), moment);
        }
    }
}
