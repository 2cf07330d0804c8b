package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.baseline.Service;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which groups the baseline wants a user in, as far as the account has them. Names of users and
/// groups ignore case.
record DeclaredGroups(
        Roster roster, SortedMap<String, Service> services, SortedMap<String, String> existing) {

    static DeclaredGroups of(AccountSnapshot snapshot, Baseline baseline) {
        var services = new TreeMap<String, Service>(String.CASE_INSENSITIVE_ORDER);
        services.putAll(baseline.services());
        var existing = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Group group : snapshot.groups().found().orElse(List.of())) {
            existing.put(group.name(), group.name());
        }
        return new DeclaredGroups(baseline.roster(), services, existing);
    }

    /// By the account's own names of them.
    List<String> of(String user) {
        Stream<String> ofPeople =
                roster.people(user).stream().map(Person::groups).flatMap(List::stream);
        Stream<String> ofService =
                Optional.ofNullable(services.get(user)).stream()
                        .map(Service::groups)
                        .flatMap(List::stream);
        return Stream.concat(ofPeople, ofService)
                .flatMap(wanted -> Optional.ofNullable(existing.get(wanted)).stream())
                .distinct()
                .toList();
    }
}
