package dev.lockstep.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.plan.RandomBaselines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which user is whose: what matches, what only looks alike, and what never does.
class MatchingTest {
    private static Person person(String id, String name, String email) {
        return new Person(
                id,
                Optional.of(name).filter(text -> !text.isEmpty()),
                Optional.of(email).filter(text -> !text.isEmpty()),
                id,
                List.of(),
                false,
                Optional.empty());
    }

    private static Baseline roster(Person... people) {
        var baseline = TestBaseline.baseline();
        var all = new TreeMap<String, Person>();
        for (Person one : people) {
            all.put(one.id(), one);
        }
        return withPeople(baseline.build(), all);
    }

    private static Baseline withPeople(Baseline old, TreeMap<String, Person> people) {
        return new Baseline(
                old.account(),
                old.passwordPolicy(),
                old.root(),
                old.administrators(),
                old.administratorRoles(),
                old.groups(),
                people,
                old.services(),
                old.breakGlass(),
                old.users(),
                old.mfa(),
                old.securityContact(),
                old.trail(),
                old.accessKeys(),
                old.needs(),
                old.trustedAccounts(),
                old.regions(),
                old.limits(),
                old.locked(),
                old.exceptions(),
                old.files(),
                old.places());
    }

    private static User user(String name) {
        return User.named(name, Optional.empty(), Optional.empty(), "/", Optional.empty());
    }

    private static User tagged(String name, String key, String value) {
        User plain = user(name);
        return new User(
                plain.name(),
                plain.arn(),
                plain.id(),
                plain.path(),
                plain.created(),
                plain.groups(),
                plain.attachedPolicies(),
                plain.inlinePolicies(),
                plain.boundary(),
                Map.of(key, value),
                plain.loginProfile(),
                plain.passwordLastUsed(),
                plain.accessKeys(),
                plain.mfaDevices(),
                plain.sshPublicKeys(),
                plain.serviceCredentials(),
                plain.signingCertificates());
    }

    @Test
    void the_very_name_matches_and_so_does_one_in_other_case() {
        Baseline baseline = roster(person("alice", "", ""), person("Bob", "", ""));
        Matching matching = Matching.of(baseline, List.of(user("alice"), user("bob")));
        assertThat(matching.people().get("alice")).isEqualTo(new Match.Exact("alice"));
        assertThat(matching.people().get("Bob")).isEqualTo(new Match.WithoutCase("bob"));
        assertThat(matching.strangers()).isEmpty();
        assertThat(matching.doubtful()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "alice.smith, NAME",
        "asmith, NAME",
        "ASmith, NAME",
        "smitha, NAME",
        "alices, NAME",
        "smith-alice, NAME",
        "asmith2, NAME",
        "a.smith@corp.example, EMAIL",
        "as77, EMAIL",
        "AS77, EMAIL"
    })
    void what_looks_like_a_person_is_told_and_not_taken(String name, Likeness why) {
        String email = name.contains("@") ? "a.smith@corp.example" : "as77@corp.example";
        Matching matching =
                Matching.of(roster(person("p1", "Alice Smith", email)), List.of(user(name)));
        assertThat(matching.userOf("p1")).isEmpty();
        assertThat(matching.doubtful().get("p1")).containsExactly(new Candidate("p1", name, why));
        assertThat(matching.strangers().get(name)).containsExactly(new Candidate("p1", name, why));
    }

    @ParameterizedTest
    @CsvSource({
        "Alicja Łukasiewicz, alukasiewicz",
        "Jürgen Müller, jmueller",
        "Jürgen Müller, jmuller",
        "Søren Ærø, soren.aero",
        "Conan O'Brien, cobrien",
        "José Núñez, jose.nunez",
        "Jean-Luc Picard, jlpicard"
    })
    void letters_that_no_user_name_has_are_written_in_the_usual_ways(String name, String user) {
        Matching matching = Matching.of(roster(person("p1", name, "")), List.of(user(user)));
        assertThat(matching.doubtful()).as("%s as %s", name, user).containsKey("p1");
    }

    @Test
    void a_tag_with_the_address_or_the_name_tells_who_it_is_and_a_tag_of_an_owner_does_not() {
        Baseline baseline = roster(person("p1", "Alice Smith", "alice@corp.example"));
        assertThat(
                        Matching.of(
                                        baseline,
                                        List.of(tagged("u-77", "Email", "ALICE@corp.example")))
                                .doubtful())
                .containsEntry("p1", List.of(new Candidate("p1", "u-77", Likeness.TAG)));
        assertThat(Matching.of(baseline, List.of(tagged("u-77", "Name", "Alice Smith"))).doubtful())
                .containsKey("p1");
        assertThat(
                        Matching.of(
                                        baseline,
                                        List.of(tagged("u-77", "Owner", "alice@corp.example")))
                                .doubtful())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "dev",
                "shared",
                "team1",
                "ops",
                "svc-alice",
                "ci-alice",
                "alice-bot",
                "emergency-alice",
                "breakglass"
            })
    void a_name_of_a_job_a_machine_or_an_emergency_is_nobodys(String name) {
        Person person = person("p1", name.replace("-", " "), name + "@corp.example");
        Matching matching = Matching.of(roster(person), List.of(user(name)));
        assertThat(matching.doubtful()).isEmpty();
        assertThat(matching.strangers()).containsEntry(name, List.of());
    }

    @Test
    void a_user_who_is_claimed_is_nobodys_candidate() {
        var services = new TreeMap<String, Service>();
        services.put(
                "asmith", new Service("asmith", Optional.empty(), List.of(), Optional.empty()));
        Baseline other =
                TestBaseline.baseline()
                        .service("asmith")
                        .breakGlass("alice.smith")
                        .personAs("bob", "smitha")
                        .build();
        var people = new TreeMap<>(other.people());
        people.put("p1", person("p1", "Alice Smith", ""));
        Matching matching =
                Matching.of(
                        withPeople(other, people),
                        List.of(user("asmith"), user("alice.smith"), user("smitha")));
        assertThat(matching.doubtful()).isEmpty();
        assertThat(matching.strangers()).isEmpty();
    }

    @Test
    void a_second_user_of_somebody_is_a_stranger_that_looks_alike_and_is_not_asked_about() {
        Baseline baseline = roster(person("alice", "Alice Smith", ""));
        Matching matching = Matching.of(baseline, List.of(user("alice"), user("asmith")));
        assertThat(matching.userOf("alice")).contains("alice");
        assertThat(matching.doubtful()).isEmpty();
        assertThat(matching.strangers().get("asmith"))
                .containsExactly(new Candidate("alice", "asmith", Likeness.NAME));
    }

    @Test
    void nobody_who_signs_in_another_way_is_asked_about() {
        Baseline baseline = roster();
        var people = new TreeMap<String, Person>();
        people.put(
                "p1",
                new Person(
                        "p1",
                        Optional.of("Alice Smith"),
                        Optional.empty(),
                        "p1",
                        List.of(),
                        true,
                        Optional.empty()));
        assertThat(Matching.of(withPeople(baseline, people), List.of(user("asmith"))).doubtful())
                .isEmpty();
    }

    @Property(tries = 200, seed = "20261126")
    void every_user_is_claimed_or_a_stranger_and_every_person_is_told(@ForAll long seed) {
        var random = new Random(seed);
        List<User> users = RandomAccounts.account(random).snapshot().users().found().orElseThrow();
        Baseline baseline = RandomBaselines.baseline(random);
        Matching matching = Matching.of(baseline, users);
        assertThat(matching.people().keySet()).isEqualTo(baseline.people().keySet());
        for (User user : users) {
            boolean claimed =
                    baseline.roster().isPerson(user.name())
                            || baseline.roster().isService(user.name())
                            || baseline.roster().isBreakGlass(user.name());
            assertThat(matching.strangers().containsKey(user.name())).isNotEqualTo(claimed);
        }
        matching.doubtful()
                .values()
                .forEach(all ->
                        all.forEach(one -> {
                            assertThat(matching.strangers()).containsKey(one.user());
                            assertThat(Matching.isNobodys(one.user())).isFalse();
                        }));
    }

    @Test
    @Timeout(20)
    void five_thousand_people_and_users_are_matched_at_once() {
        var people = new ArrayList<Person>();
        var users = new ArrayList<User>();
        IntStream.range(0, 5_000)
                .forEach(i -> {
                    people.add(
                            person(
                                    "p" + i,
                                    "Name" + i + " Family" + i,
                                    "mail" + i + "@corp.example"));
                    users.add(user(i % 2 == 0 ? "p" + i : "nfamily" + i));
                });
        long start = System.nanoTime();
        Matching matching = Matching.of(roster(people.toArray(Person[]::new)), users);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(matching.doubtful()).hasSize(2_500);
    }
}
