package dev.lockstep.people.roster;

import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.users.SharedLogin;
import dev.lockstep.control.users.UserNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which user of an account is whose.
///
/// A name matches exactly, else without case. What only looks alike is a [Candidate]: it is told
/// and asked about, and never taken. A name that stands for a job, a machine or an emergency is
/// nobody's candidate.
///
/// @param people how each person is found, by id
/// @param strangers users whom no person, service or break-glass entry claims, each with whom it
///   may be, the likeliest first
public record Matching(
        SortedMap<String, Match> people, SortedMap<String, List<Candidate>> strangers) {

    /// Tags with these keys tell who answers for a user, not who it is.
    private static final Set<String> OWNERS =
            Set.of(
                    "owner",
                    "owners",
                    "createdby",
                    "creator",
                    "contact",
                    "manager",
                    "team",
                    "requestedby",
                    "approvedby");

    private static final Comparator<Candidate> LIKELIEST =
            Comparator.comparing(Candidate::why)
                    .thenComparing(Candidate::person)
                    .thenComparing(Candidate::user);

    public Matching {
        people = new TreeMap<>(people);
        strangers = new TreeMap<>(strangers);
    }

    /// Matches the users of an account with the people of a baseline.
    public static Matching of(Baseline baseline, Collection<User> users) {
        var names = new TreeSet<String>();
        users.forEach(user -> names.add(user.name()));
        var folded = new HashMap<String, String>();
        names.forEach(name -> folded.put(name.toLowerCase(Locale.ROOT), name));
        Roster roster = baseline.roster();
        var index = new Index(baseline.people().values());
        var strangers = new TreeMap<String, List<Candidate>>();
        for (User user : users) {
            String name = user.name();
            if (!roster.isPerson(name) && !roster.isService(name) && !roster.isBreakGlass(name)) {
                strangers.put(name, isNobodys(name) ? List.of() : index.candidates(user));
            }
        }
        var perhaps = new HashMap<String, List<Candidate>>();
        strangers.values().stream()
                .flatMap(List::stream)
                .sorted(LIKELIEST)
                .forEach(one ->
                        perhaps.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
        var people = new TreeMap<String, Match>();
        for (Person person : baseline.people().values()) {
            people.put(person.id(), match(person, names, folded, perhaps));
        }
        return new Matching(people, strangers);
    }

    private static Match match(
            Person person,
            SortedSet<String> names,
            Map<String, String> folded,
            Map<String, List<Candidate>> perhaps) {
        if (names.contains(person.user())) {
            return new Match.Exact(person.user());
        }
        String other = folded.get(person.user().toLowerCase(Locale.ROOT));
        if (other != null) {
            return new Match.WithoutCase(other);
        }
        // Who signs in another way needs no user, so none is proposed.
        return new Match.None(
                person.federated() ? List.of() : perhaps.getOrDefault(person.id(), List.of()));
    }

    /// Whether a name is no person's own.
    public static boolean isNobodys(String user) {
        return SharedLogin.isGeneric(user)
                || UserNames.soundsLikeMachine(user)
                || UserNames.soundsLikeEmergency(user);
    }

    /// The user of a person, if there is one.
    public Optional<String> userOf(String person) {
        return switch (people.get(person)) {
            case Match.Exact(String user) -> Optional.of(user);
            case Match.WithoutCase(String user) -> Optional.of(user);
            case Match.None _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// The people who lack a user and for whom there are candidates, by id.
    public SortedMap<String, List<Candidate>> doubtful() {
        var doubtful = new TreeMap<String, List<Candidate>>();
        people.forEach((id, match) -> {
            if (match instanceof Match.None(var perhaps) && !perhaps.isEmpty()) {
                doubtful.put(id, perhaps);
            }
        });
        return doubtful;
    }

    /// People by what a user of theirs may be called, so that each user is looked up once.
    private static final class Index {
        private final Map<String, Set<String>> byEmail = new HashMap<>();
        private final Map<String, Set<String>> byName = new HashMap<>();
        private final Map<String, Set<String>> byWholeName = new HashMap<>();

        Index(Collection<Person> people) {
            for (Person person : people) {
                person.email()
                        .ifPresent(email -> {
                            add(byEmail, email.toLowerCase(Locale.ROOT), person);
                            add(byEmail, NameForms.bare(local(email)), person);
                        });
                person.name()
                        .ifPresent(name -> {
                            add(byWholeName, NameForms.bare(name), person);
                            NameForms.of(name).forEach(form -> add(byName, form, person));
                        });
                add(byWholeName, NameForms.bare(person.id()), person);
                NameForms.of(local(person.id())).forEach(form -> add(byName, form, person));
            }
        }

        private static void add(Map<String, Set<String>> map, String key, Person person) {
            if (!key.isEmpty()) {
                map.computeIfAbsent(key, _ -> new TreeSet<>()).add(person.id());
            }
        }

        List<Candidate> candidates(User user) {
            var found = new TreeMap<String, Likeness>();
            String bare = NameForms.bare(local(user.name()));
            found(byEmail, user.name().toLowerCase(Locale.ROOT), Likeness.EMAIL, found);
            found(byEmail, bare, Likeness.EMAIL, found);
            user.tags()
                    .forEach((key, value) -> {
                        if (!OWNERS.contains(NameForms.bare(key))) {
                            String text = value.strip();
                            found(
                                    byEmail,
                                    text.contains("@") ? text.toLowerCase(Locale.ROOT) : "",
                                    Likeness.TAG,
                                    found);
                            found(byWholeName, NameForms.bare(text), Likeness.TAG, found);
                        }
                    });
            found(byName, bare, Likeness.NAME, found);
            found(byName, NameForms.unnumbered(bare), Likeness.NAME, found);
            return found.entrySet().stream()
                    .map(one -> new Candidate(one.getKey(), user.name(), one.getValue()))
                    .sorted(LIKELIEST)
                    .toList();
        }

        private static void found(
                Map<String, Set<String>> map,
                String key,
                Likeness why,
                Map<String, Likeness> found) {
            if (!key.isEmpty()) {
                map.getOrDefault(key, Set.of()).forEach(person -> found.putIfAbsent(person, why));
            }
        }

        private static String local(String name) {
            int at = name.indexOf('@');
            return at > 0 ? name.substring(0, at) : name;
        }
    }
}
