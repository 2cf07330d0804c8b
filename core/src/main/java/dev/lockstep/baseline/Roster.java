package dev.lockstep.baseline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Who the baseline says its users are: people, services (machines) and break-glass users.
///
/// Names match exactly, else without case (IAM names are unique without case). Whether a user is
/// one person's alone is asked without case at once: [#claimants].
public final class Roster {
    private final Baseline baseline;
    private final Map<String, List<Person>> peopleByUser = new HashMap<>();
    private final Map<String, List<Person>> peopleByFoldedUser = new HashMap<>();
    private final TreeSet<String> servicesWithoutCase =
            new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<String> breakGlassWithoutCase =
            new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Roster(Baseline baseline) {
        this.baseline = baseline;
        for (Person person : baseline.people().values()) {
            add(peopleByUser, person.user(), person);
            add(peopleByFoldedUser, person.user().toLowerCase(Locale.ROOT), person);
        }
        servicesWithoutCase.addAll(baseline.services().keySet());
        breakGlassWithoutCase.addAll(baseline.breakGlass());
    }

    private static void add(Map<String, List<Person>> map, String user, Person person) {
        map.merge(
                user,
                List.of(person),
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }

    /// Whether the baseline declares people or services at all.
    public boolean isDeclared() {
        return !baseline.people().isEmpty() || !baseline.services().isEmpty();
    }

    /// The people who claim a user: none, one, or, by mistake, several. Federated people claim the
    /// user of their name too, should there be one.
    public List<Person> people(String user) {
        List<Person> exact = peopleByUser.getOrDefault(user, List.of());
        return exact.isEmpty()
                ? peopleByFoldedUser.getOrDefault(user.toLowerCase(Locale.ROOT), List.of())
                : exact;
    }

    /// All people whom the baseline gives a user, in whatever case it writes the name: AWS does not
    /// tell such names apart, so each of them would sign in by it. Federated people count too.
    public List<Person> claimants(String user) {
        return peopleByFoldedUser.getOrDefault(user.toLowerCase(Locale.ROOT), List.of());
    }

    public boolean isPerson(String user) {
        return !people(user).isEmpty();
    }

    /// Whether a user is exactly one person's, who signs in by it, and no service or break-glass
    /// user.
    public boolean isOnePersons(String user) {
        List<Person> people = claimants(user);
        return people.size() == 1
                && !people.getFirst().federated()
                && !isService(user)
                && !isBreakGlass(user);
    }

    public boolean isService(String user) {
        return servicesWithoutCase.contains(user);
    }

    public boolean isBreakGlass(String user) {
        return breakGlassWithoutCase.contains(user);
    }

    /// The name among the account's users that a person means: exactly, else without case.
    public static Optional<String> userOf(Person person, Collection<String> users) {
        return users.contains(person.user())
                ? Optional.of(person.user())
                : users.stream().filter(person.user()::equalsIgnoreCase).findFirst();
    }
}
