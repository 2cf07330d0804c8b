package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that extend one another, lock keys, and name other files.
class LayersTest {
    @TempDir Path outside;
    private Repository repository;

    @BeforeEach
    void repository() {
        repository = Repository.in(outside.resolve("repo"));
    }

    private Repository company(String yaml) {
        return repository.file("company.yaml", "lockstep: 1\n" + yaml);
    }

    private Repository own(String yaml) {
        return repository.file("a/lockstep.yaml", "lockstep: 1\nextends: ../company.yaml\n" + yaml);
    }

    private Baseline read() {
        return repository.open("a/lockstep.yaml", false).baseline();
    }

    private String fault() {
        return repository.fault("a/lockstep.yaml");
    }

    @Test
    void maps_merge_and_lists_and_values_replace() {
        company(
                """
                password-policy: {minimum-length: 20, max-age-days: never}
                break-glass: [one, two]
                people: {alice: {groups: [a], email: a@b}}
                """);
        own(
                """
                password-policy: {minimum-length: 16}
                break-glass: [three]
                people: {alice: {groups: [b]}, bob: {}}
                """);

        Baseline found = read();
        assertThat(found.passwordPolicy().minimumLength()).isEqualTo(16);
        assertThat(found.passwordPolicy().maxAgeDays()).isEqualTo(OptionalInt.empty());
        assertThat(found.breakGlass()).containsExactly("three");
        assertThat(found.people().keySet()).containsExactly("alice", "bob");
        assertThat(found.people().get("alice").groups()).containsExactly("b");
        assertThat(found.people().get("alice").email()).contains("a@b");
    }

    @Test
    void three_levels_are_laid_over_one_another() {
        repository.file(
                "base.yaml", "lockstep: 1\nusers: {idle-days: 1, unused-days: 1}\nlocked: [mfa]\n");
        company("extends: base.yaml\nusers: {idle-days: 2}\nlocked: [root]\n");
        own("");

        assertThat(read().users()).isEqualTo(new Baseline.Users(1, 2));
        assertThat(read().locked()).containsExactly("mfa", "root");
        own("mfa: {enforce: true}\n");
        assertThat(fault())
                .isEqualTo(
                        "a/lockstep.yaml:3:1: `mfa` is locked by base.yaml:3:10; expected no change"
                                + " of it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    password-policy                | password-policy: {minimum-length: 8}         | 3:35: `password-policy.minimum-length`
                    password-policy                | password-policy: {hard-expiry: true}         | 3:19: `password-policy.hard-expiry`
                    password-policy.minimum-length | password-policy: {minimum-length: 8}         | 3:35: `password-policy.minimum-length`
                    password-policy.hard-expiry    | password-policy: {hard-expiry: false}        | 3:19: `password-policy.hard-expiry`
                    password-policy.hard-expiry    | password-policy: []                          | 3:18: `password-policy`
                    break-glass                    | break-glass: []                              | 3:14: `break-glass`
                    mfa                            | mfa: {}                                      | 3:1: `mfa`
                    trail.name                     | trail: {name: mine, bucket: mine}            | 3:9: `trail.name`
                    people                         | people: {bob: {}}                            | 3:1: `people`
                    people.bob.ops                 | people: {bob.ops: {}}                        | 3:10: `people.bob.ops`
                    people.bob.ops.groups          | people: {bob.ops: {groups: []}}              | 3:20: `people.bob.ops.groups`
                    groups.admins                  | groups: {ADMINS: {policies: []}}             | 3:10: `groups.ADMINS`
                    groups.admins.policies         | groups: {Admins: {policies: []}}             | 3:19: `groups.Admins.policies`
                    exceptions                     | exceptions: []                               | 3:1: `exceptions`
                    """)
    void what_is_locked_may_not_be_changed(String lock, String change, String told) {
        company(
                """
                password-policy: {minimum-length: 14}
                break-glass: [emergency]
                groups: {admins: {policies: [AdministratorAccess]}}
                locked: [%s]
                """
                        .formatted(lock));
        own(change + "\n");

        assertThat(fault())
                .contains(
                        "a/lockstep.yaml:"
                                + told
                                + " is locked by company.yaml:5:10; expected no change of it");
    }

    @Test
    void what_is_locked_may_be_said_again_and_the_rest_may_change() {
        company(
                """
                password-policy: {minimum-length: 14}
                break-glass: [emergency]
                locked: [password-policy, break-glass, people.bob]
                """);
        own(
                """
                password-policy: {minimum-length: 14}
                break-glass: [emergency]
                people: {bobby: {}, bob.ops: {}}
                users: {idle-days: 1}
                locked: []
                """);

        assertThat(read().locked()).containsExactly("password-policy", "break-glass", "people.bob");
        assertThat(read().people()).hasSize(2);
    }

    @Test
    void files_that_extend_one_another_in_a_circle_are_refused() {
        company("extends: a/lockstep.yaml\n");
        own("");

        assertThat(fault())
                .isEqualTo(
                        "company.yaml:2:10: the files extend one another in a circle; expected an"
                                + " end");
        company("extends: company.yaml\n");
        assertThat(fault())
                .startsWith("company.yaml:2:10: the files extend one another in a circle");
    }

    @Test
    void a_long_chain_of_files_is_refused() {
        for (int i = 0; i < 12; i++) {
            repository.file(i + ".yaml", "lockstep: 1\nextends: %d.yaml\n".formatted(i + 1));
        }

        assertThat(repository.fault("0.yaml"))
                .isEqualTo("9.yaml:2:10: more than 10 files extend one another");
    }

    @Test
    void faults_in_another_file_quote_none_of_its_text() throws IOException {
        company(
                "secret-key-AKIAIOSFODNN7EXAMPLE: 1\nlocked: [hunter2]\nexceptions: [{control: hunter2}]\n");
        own("");
        assertThat(fault())
                .startsWith("company.yaml:2:1: unknown key; expected lockstep, extends")
                .contains("company.yaml:3:10: no key that can be locked; expected")
                .contains("company.yaml:4:24: there is no control; expected")
                .doesNotContain("AKIA", "hunter2");

        repository.file("company.yaml", "[default]\naws_secret_access_key = hunter2: hunter3\n");
        assertThat(fault())
                .startsWith("company.yaml:2:1: not YAML")
                .doesNotContain("aws", "hunter");

        Files.delete(repository.root.resolve("a/lockstep.yaml"));
        repository.file("a/secret", "hunter2: 1\n").link("a/lockstep.yaml", "secret");
        assertThat(fault()).contains("unknown key; expected").doesNotContain("hunter");
    }

    @Test
    void a_file_outside_the_repository_is_refused_unless_that_is_allowed() throws IOException {
        Files.writeString(outside.resolve("company.yaml"), "lockstep: 1\nusers: {idle-days: 7}\n");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: ../company.yaml\n");

        assertThat(repository.fault())
                .isEqualTo(
                        "lockstep.yaml:2:10: this file stands outside the folder of the repository,"
                                + " or of lockstep.yaml; expected one within it, or --allow-outside");
        assertThat(repository.open("lockstep.yaml", true).baseline().users().idleDays())
                .isEqualTo(7);
    }

    @Test
    void a_file_outside_is_refused_whether_or_not_it_exists_and_also_through_links()
            throws IOException {
        repository.file("lockstep.yaml", "lockstep: 1\nextends: /etc/passwd\n");
        assertThat(repository.fault()).startsWith("lockstep.yaml:2:10: this file stands outside");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: /nowhere/at/all\n");
        assertThat(repository.fault()).startsWith("lockstep.yaml:2:10: this file stands outside");

        Files.writeString(outside.resolve("passwd"), "hunter2");
        repository.link("passwd", "../passwd").link("etc", "..");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: passwd\n");
        assertThat(repository.fault()).startsWith("lockstep.yaml:2:10: this file stands outside");
        repository.file("lockstep.yaml", "lockstep: 1\ngroups: {a: {inline: {b: etc/passwd}}}\n");
        assertThat(repository.fault()).startsWith("lockstep.yaml:2:26: this file stands outside");
    }

    @Test
    void a_link_that_stays_inside_is_followed_and_a_loop_of_links_is_refused() {
        company("users: {idle-days: 7}\n").link("same.yaml", "company.yaml");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: same.yaml\n");
        assertThat(repository.read().users().idleDays()).isEqualTo(7);

        repository.link("x", "y").link("y", "x");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: x\n");
        assertThat(repository.fault())
                .isEqualTo(
                        "lockstep.yaml:2:10: the file cannot be read, or is a link that leads"
                                + " nowhere");
    }

    @Test
    void without_a_repository_files_stay_within_the_folder_of_the_first() {
        Repository plain = Repository.without(outside.resolve("plain"));
        plain.file("company.yaml", "lockstep: 1\n");
        plain.file("a/lockstep.yaml", "lockstep: 1\nextends: ../company.yaml\n");
        plain.file("lockstep.yaml", "lockstep: 1\nextends: a/more.yaml\n");
        plain.file("a/more.yaml", "lockstep: 1\nextends: ../company.yaml\n");

        assertThat(plain.fault("a/lockstep.yaml")).contains("this file stands outside");
        assertThat(plain.read().files()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"'\"\\0\"'", "'\"a\\nb\"'", "'\"\\u202e\"'", "'.'", "'a'"})
    void what_is_no_regular_file_is_refused(String name) {
        repository.file("a/lockstep.yaml", "lockstep: 1\n");
        repository.file("lockstep.yaml", "lockstep: 1\nextends: " + name + "\n");

        assertThat(repository.fault())
                .containsAnyOf("this cannot be the name of a file", "this is not a regular file");
    }

    @Test
    void policies_are_read_beside_the_file_that_names_them() {
        repository.file("policies/p.json", Repository.POLICY);
        company("groups: {a: {policies: [{name: p, file: policies/p.json}]}}\n");
        own("groups: {b: {inline: {p: ../policies/p.json}}}\n");

        Baseline found = read();
        assertThat(found.groups().get("a").policies().orElseThrow().getFirst().document())
                .isEqualTo(
                        java.util.Optional.of(
                                found.groups().get("b").inline().orElseThrow().get("p")));
        assertThat(found.files()).hasSize(3);
    }
}
