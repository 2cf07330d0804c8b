package dev.lockstep.operation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.input.BadInput;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People from a spreadsheet: what is read, and what is said of what is wrong.
class PeopleCsvTest {
    private static final String HEADER = "person,email,name,user,groups,sign-in,age\n";

    private static Baseline baseline() {
        return TestBaseline.baseline()
                .groups(
                        TestBaseline.administrators("administrators"),
                        TestBaseline.limited("Developers", "app", "s3"))
                .personAs("bob", "bob.ops", "Developers")
                .person("carol", true)
                .service("ci-deploy")
                .breakGlass("emergency-admin")
                .build();
    }

    private static List<Person> read(String text) {
        return PeopleCsv.read("people.csv", text, baseline());
    }

    private static List<String> faults(String text) {
        try {
            List<Person> people = read(text);
            throw new AssertionError("read without a fault: " + people);
        } catch (BadInput e) {
            return Objects.requireNonNull(e.getMessage()).lines().toList();
        }
    }

    @Test
    void a_whole_line_is_a_person() {
        assertThat(
                        read(
                                HEADER
                                        + "alice,alice@x.org,\"Smith, Alice\",a.smith,developers;"
                                        + " administrators ,iam,\n"))
                .containsExactly(
                        new Person(
                                "alice",
                                Optional.of("Smith, Alice"),
                                Optional.of("alice@x.org"),
                                "a.smith",
                                List.of("Developers", "administrators"),
                                false,
                                Optional.empty()));
    }

    @Test
    void columns_come_in_any_order_and_only_person_must_be_there() {
        assertThat(read("Groups,PERSON\nDEVELOPERS,alice\n\n,dave\n"))
                .extracting(Person::id, Person::groups)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alice", List.of("Developers")),
                        org.assertj.core.groups.Tuple.tuple("dave", List.of()));
    }

    @Test
    void a_quoted_cell_may_hold_commas_quotes_and_a_formula_is_text() {
        assertThat(read("person,name\r\nalice,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n"))
                .extracting(Person::name)
                .containsExactly(Optional.of("=HYPERLINK(\"http://x\",\"y\")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    al ice,,,,,,    | 2:1 | person: al ice is not an IAM user name
                    ,,Alice,,,,     | 2:1 | person: no person here
                    alice,none,,,,, | 2:7 | email: none is not an e-mail address
                    alice,,,a/b,,,  | 2:9 | user: a/b is not an IAM user name
                    alice,,,,developrs,,    | 2:10 | groups: lockstep.yaml declares no group developrs (did you mean Developers?)
                    alice,,,,,google,       | 2:11 | sign-in: google is neither iam nor federated
                    alice,,,,,,age1xyz      | 2:12 | age: this is no recipient of age
                    Bob,,,,,,               | 2:1  | person: lockstep.yaml writes this person bob
                    bob,,,bob,,,            | 2:7  | user: lockstep.yaml says `user: bob.ops`
                    carol,,,,,iam,          | 2:11 | sign-in: lockstep.yaml says `sign-in: federated`
                    alice,,,BOB.OPS,,,      | 2:9  | user: BOB.OPS is the user of bob in lockstep.yaml
                    ci-deploy,,,,,,         | 2:1  | person: ci-deploy is a service
                    alice,,,Emergency-Admin,,, | 2:9 | user: Emergency-Admin is a break-glass user
                    alice,,                 | 2:8  | 3 cells; expected 7
                    alice,,,,,,,            | 2:12 | 8 cells; expected 7
                    """)
    void a_fault_is_told_by_line_and_column(String line, String place, String message) {
        assertThat(faults(HEADER + line.strip() + "\n"))
                .singleElement()
                .asString()
                .startsWith("people.csv:" + place + ": " + message);
    }

    @Test
    void all_faults_are_told_at_once_each_at_its_place() {
        assertThat(
                        faults(
                                HEADER
                                        + "alice,x,,,nobody,,\n"
                                        + "\n"
                                        + "\"dave\",\"a\n b\",,,,x,\n"
                                        + "ALICE,,,,,,\n"
                                        + "eve,,,alice,,,\n"))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("people.csv:2:7: email: x is not"),
                        one -> assertThat(one).startsWith("people.csv:2:11: groups: lockstep.yaml"),
                        one -> assertThat(one).startsWith("people.csv:4:8: email: "),
                        one -> assertThat(one).startsWith("people.csv:5:8: sign-in: x is"),
                        one ->
                                assertThat(one)
                                        .startsWith(
                                                "people.csv:6:1: person: the person of line 2"
                                                        + " again"),
                        one ->
                                assertThat(one)
                                        .startsWith(
                                                "people.csv:7:7: user: alice is the user of alice"
                                                        + " in line 2 already"));
    }

    @Test
    void more_groups_than_AWS_allows_are_a_fault() {
        var wanted = TestBaseline.baseline();
        var names = new java.util.ArrayList<String>();
        for (int i = 0; i < 11; i++) {
            names.add("g" + i);
        }
        wanted.groups(
                names.stream()
                        .map(TestBaseline::group)
                        .toArray(dev.lockstep.baseline.GroupGoal[]::new));
        Baseline baseline = wanted.build();
        assertThat(
                        PeopleCsv.read(
                                "f",
                                "person,groups\nalice," + String.join(";", names.subList(0, 10)),
                                baseline))
                .hasSize(1);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() ->
                        PeopleCsv.read(
                                "f", "person,groups\nalice," + String.join(";", names), baseline))
                .withMessage("f:2:7: groups: 11 groups; AWS lets a user be in at most 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name,email          | people.csv:1:1: no column person; expected the header person,email,name
                    person,grups        | people.csv:1:8: there is no column grups (did you mean groups?)
                    person,user,user    | people.csv:1:13: the column user stands here twice
                    person;email;groups | people.csv:1:1: there is no column person;email;groups; the columns are to be separated by commas
                    """)
    void a_header_that_is_no_header_is_told(String header, String message) {
        assertThat(faults(header + "\nalice,x,y\n").getFirst()).startsWith(message);
    }

    @Test
    void a_quote_that_is_not_closed_is_told_where_it_stands() {
        assertThat(faults(HEADER + "alice,,\"Alice,,,,\nbob,,,,,,\n"))
                .containsExactly(
                        "people.csv:2:8: a quoted cell without its closing quote; expected RFC"
                                + " 4180");
    }

    @Test
    void thousands_of_faults_are_cut_and_counted() {
        assertThat(faults("person\n" + "a/b\n".repeat(3_000)))
                .hasSize(201)
                .last()
                .isEqualTo("people.csv: 2800 faults more");
    }

    @Property(tries = 300, seed = "20261126")
    void anything_at_all_is_read_or_told_in_lines(@ForAll long seed) {
        var random = new Random(seed);
        String pieces = "person,\"\n;\r=+-@ \u202e\u0007ałice{}:user,groups\u2028";
        var text = new StringBuilder(random.nextBoolean() ? HEADER : "");
        for (int i = random.nextInt(120); i > 0; i--) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        try {
            assertThat(read(text.toString())).isNotNull();
        } catch (BadInput e) {
            assertThat(Objects.requireNonNull(e.getMessage()).lines())
                    .allSatisfy(line -> assertThat(line).startsWith("people.csv"));
        }
    }
}
