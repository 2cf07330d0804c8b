package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.baseline.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who belongs to which group: as the baseline gives it, and as it is. Names ignore case (IAM User
/// Guide, "IAM name requirements").
final class Belonging {
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final SortedMap<String, GroupGoal> goalByName =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Roster roster;
    private final SortedMap<String, User> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Read<List<User>> detailed;
    private final SortedMap<String, Service> services =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, SortedSet<String>> members =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, SortedSet<String>> given =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final SortedMap<String, SortedSet<String>> coming =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Belonging(AccountSnapshot snapshot, Baseline baseline) {
        this.snapshot = snapshot;
        this.baseline = baseline;
        baseline.groups().values().forEach(goal -> goalByName.put(goal.name(), goal));
        this.roster = baseline.roster();
        this.detailed = snapshot.detailedUsers();
        users.putAll(snapshot.account().users());
        services.putAll(baseline.services());
        for (User user : detailed.found().orElse(List.of())) {
            user.groups().forEach(group -> add(members, group, user.name()));
        }
        for (Person person : baseline.people().values()) {
            if (!person.federated()) {
                give(person.user(), person.groups());
            }
        }
        baseline.services().values().forEach(one -> give(one.user(), one.groups()));
    }

    private void give(String user, Collection<String> groups) {
        Optional<String> existing =
                Optional.ofNullable(users.get(user)).map(User::name).filter(this::isPlaced);
        for (String group : groups) {
            if (existing.isPresent()) {
                add(given, group, existing.get());
            } else if (!users.containsKey(user)) {
                add(coming, group, user);
            }
        }
    }

    private static void add(Map<String, SortedSet<String>> map, String key, String value) {
        map.computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
    }

    /// Where the baseline puts a user.
    sealed interface Place {
        /// Into these groups, all of which it declares.
        record Groups(List<GroupGoal> goals) implements Place {
            public Groups {
                goals = List.copyOf(goals);
            }
        }

        /// Into none that a plan could use.
        ///
        /// @param why reads on from the user's name
        record Nowhere(String why) implements Place {}
    }

    private boolean isPlaced(String user) {
        return of(user) instanceof Place.Groups;
    }

    Place of(String user) {
        if (roster.isBreakGlass(user)) {
            return new Place.Nowhere("is a break-glass user, whom no plan touches");
        }
        if (Optional.ofNullable(users.get(user))
                .filter(one -> Underway.is(snapshot, baseline, one))
                .isPresent()) {
            return new Place.Nowhere(
                    "comes or goes just now, a step at a time (lockstep people onboard, lockstep"
                            + " people offboard)");
        }
        List<Person> people = roster.people(user);
        Service service = services.get(user);
        if (people.size() + (service == null ? 0 : 1) > 1) {
            return new Place.Nowhere("is claimed by more than one entry of lockstep.yaml");
        }
        if (service != null) {
            return place(service.groups());
        }
        if (people.isEmpty()) {
            return new Place.Nowhere("is neither a person nor a service in lockstep.yaml");
        }
        return people.getFirst().federated()
                ? new Place.Nowhere(
                        "is a person who signs in another way, says lockstep.yaml, and is to have"
                                + " no user")
                : place(people.getFirst().groups());
    }

    private Place place(List<String> groups) {
        if (groups.isEmpty()) {
            return new Place.Nowhere("has no group in lockstep.yaml");
        }
        var goals = new ArrayList<GroupGoal>();
        for (String name : groups) {
            GroupGoal goal = goalByName.get(name);
            if (goal == null) {
                return new Place.Nowhere(
                        "belongs to the group " + name + ", which lockstep.yaml does not declare");
            }
            goals.add(goal);
        }
        return new Place.Groups(goals);
    }

    /// The groups that the baseline gives a user.
    List<GroupGoal> groups(String user) {
        return of(user) instanceof Place.Groups(var goals) ? goals : List.of();
    }

    /// Whether the baseline puts a user into a group.
    boolean gives(String user, String group) {
        return groups(user).stream().anyMatch(goal -> goal.name().equalsIgnoreCase(group));
    }

    /// Whether a user is in a group now.
    boolean isIn(String user, String group) {
        return members(group).contains(user);
    }

    /// Who is in a group now, as far as the groups of users are known; see [#membersAreKnown()].
    SortedSet<String> members(String group) {
        return members.getOrDefault(group, new TreeSet<>());
    }

    boolean membersAreKnown() {
        return detailed.isKnown();
    }

    /// The existing users whom the baseline puts into a group.
    SortedSet<String> given(String group) {
        return given.getOrDefault(group, new TreeSet<>());
    }

    /// The users whom the baseline puts into a group and who do not exist yet.
    SortedSet<String> coming(String group) {
        return coming.getOrDefault(group, new TreeSet<>());
    }

    /// The break-glass users in a group.
    List<String> breakGlassIn(String group) {
        return members(group).stream().filter(roster::isBreakGlass).toList();
    }

    boolean isBreakGlass(String user) {
        return roster.isBreakGlass(user);
    }

    boolean isService(String user) {
        return roster.isService(user);
    }
}
