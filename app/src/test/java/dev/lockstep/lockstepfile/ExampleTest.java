package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.baseline.Service;
import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example with every key, as the documentation shows it.
class ExampleTest {
    @TempDir Path folder;

    static String example() {
        try (InputStream in = ExampleTest.class.getResourceAsStream("example.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Repository repository(Path folder) {
        return Repository.in(folder)
                .file(
                        "company.yaml",
                        "lockstep: 1\nlocked: [trail.name]\ntrail: {name: lockstep}\n")
                .file("account/policies/extra.json", Repository.POLICY)
                .file("account/lockstep.yaml", example());
    }

    @Test
    void every_key_reads_into_its_record() {
        Baseline found = repository(folder).open("account/lockstep.yaml", false).baseline();

        assertThat(found.account()).contains("123456789012");
        assertThat(found.passwordPolicy())
                .isEqualTo(
                        new PasswordPolicyGoal(
                                14, true, true, true, true, OptionalInt.of(90), 24, true, false));
        assertThat(found.root())
                .isEqualTo(
                        new RootGoal(
                                Baseline.MfaKind.ANY,
                                30,
                                Map.of(
                                        "strong-password",
                                        new RootGoal.Attestation(
                                                "alice",
                                                LocalDate.of(2026, 11, 1),
                                                LocalDate.of(2027, 11, 1)))));
        assertThat(found.administrators()).isEqualTo(new Baseline.Administrators(2, 5));
        assertThat(found.administratorRoles()).isEqualTo(Baseline.DEFAULT.administratorRoles());
        assertThat(found.groups()).isEqualTo(new TreeMap<>(groups()));
        assertThat(found.people()).isEqualTo(new TreeMap<>(people()));
        assertThat(found.services())
                .isEqualTo(
                        new TreeMap<>(
                                Map.of(
                                        "ci-deploy",
                                        new Service(
                                                "ci-deploy",
                                                Optional.of("alice"),
                                                List.of("deployers"),
                                                Optional.of("age1…")))));
        assertThat(found.breakGlass()).containsExactly("emergency-admin");
        assertThat(found.users()).isEqualTo(new Baseline.Users(45, 90));
        assertThat(found.mfa()).isEqualTo(new Baseline.Mfa(Baseline.MfaKind.ANY, true));
        assertThat(found.securityContact())
                .contains(
                        new Baseline.SecurityContact(
                                "Security",
                                "Security",
                                "security@example.com",
                                "+44 20 7946 0000"));
        assertThat(found.trail()).contains(new Baseline.TrailGoal("lockstep", "example-trail"));
        assertThat(found.accessKeys())
                .isEqualTo(new Baseline.AccessKeys(90, 7, 30, 14, Optional.of("lockstep:need")));
        assertThat(found.needs())
                .contains(
                        List.of(
                                new Need(
                                        new Need.Subject.OfUser("ci-deploy"),
                                        "deploy from the build server",
                                        "alice",
                                        LocalDate.of(2027, 3, 31))));
        assertThat(found.trustedAccounts()).isEqualTo(new TreeSet<>(List.of("210987654321")));
        assertThat(found.regions()).isEqualTo(new Baseline.Regions.Named(List.of("eu-west-1")));
        assertThat(found.limits()).isEqualTo(new Baseline.Limits(50, 10, 168, 14));
        assertThat(found.locked()).containsExactly("trail.name", "password-policy", "break-glass");
        assertThat(found.exceptions())
                .containsExactly(
                        new ExceptionRule(
                                "key-age",
                                "ci-deploy",
                                "vendor cannot rotate before May",
                                "alice",
                                LocalDate.of(2027, 5, 31),
                                lineOf("control: key-age")));
    }

    @Test
    void the_files_are_told_in_order_with_the_hashes_of_their_bytes() {
        Baseline found = repository(folder).open("account/lockstep.yaml", false).baseline();

        assertThat(found.files())
                .extracting(file -> file.name().replace(folder + "/", ""))
                .containsExactly(
                        "account/lockstep.yaml", "company.yaml", "account/policies/extra.json");
        assertThat(found.files().getLast().sha256())
                .isEqualTo("e098908a5d42a510b9fb7e7a0c97a438e91cca008f20529f3b4f3d79845fd6a0");
    }

    private static int lineOf(String text) {
        String[] lines = example().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }

    private static Map<String, GroupGoal> groups() {
        return Map.of(
                "administrators",
                new GroupGoal(
                        "administrators",
                        true,
                        false,
                        Optional.empty(),
                        List.of(),
                        policies("AdministratorAccess"),
                        Optional.empty()),
                "developers",
                new GroupGoal(
                        "developers",
                        false,
                        false,
                        Optional.of(List.of("s3", "lambda", "dynamodb", "logs", "cloudwatch")),
                        List.of("app-runtime"),
                        policies("developers-services"),
                        Optional.empty()),
                "auditors",
                new GroupGoal(
                        "auditors",
                        false,
                        true,
                        Optional.empty(),
                        List.of(),
                        policies("SecurityAudit", "ViewOnlyAccess"),
                        Optional.empty()),
                "deployers",
                new GroupGoal(
                        "deployers",
                        false,
                        false,
                        Optional.of(List.of("lambda", "s3")),
                        List.of(),
                        policies("deployers-services"),
                        Optional.of(
                                new TreeMap<>(
                                        Map.of(
                                                "extra",
                                                PolicyDocument.parse(Repository.POLICY))))));
    }

    private static Optional<List<PolicyGoal>> policies(String... names) {
        return Optional.of(
                List.of(names).stream()
                        .map(name -> new PolicyGoal(name, Optional.empty()))
                        .toList());
    }

    private static Map<String, Person> people() {
        return Map.of(
                "alice",
                new Person(
                        "alice",
                        Optional.of("Alice Łukasiewicz"),
                        Optional.of("alice@example.com"),
                        "alice",
                        List.of("administrators"),
                        false,
                        Optional.of("age1…")),
                "bob",
                new Person(
                        "bob",
                        Optional.empty(),
                        Optional.of("bob@example.com"),
                        "bob.ops",
                        List.of("developers"),
                        false,
                        Optional.empty()),
                "carol",
                new Person(
                        "carol",
                        Optional.empty(),
                        Optional.of("carol@example.com"),
                        "carol",
                        List.of(),
                        true,
                        Optional.empty()));
    }
}
