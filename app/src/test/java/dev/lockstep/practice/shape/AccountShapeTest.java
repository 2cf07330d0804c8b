package dev.lockstep.practice.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.OwnSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountShapeTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 60})
    void the_worst_account_fails_in_each_of_the_eight_steps_and_around_them(int users) {
        var account = AccountShape.WORST.make(users, 7, NOW);
        Audit audit = audit(account);
        assertThat(Arrays.stream(Step.values()).filter(step -> fails(audit, step)))
                .containsExactlyInAnyOrder(Step.values());
        assertThat(account.truth().users()).hasSize(users);
    }

    @Test
    void the_worst_account_fails_as_it_is_described() {
        var made = usual(AccountShape.WORST);
        Audit audit = audit(made);
        assertThat(failing(audit))
                .contains(
                        "password-length",
                        "password-expiry",
                        "root-mfa",
                        "root-unused",
                        "root-access-keys",
                        "policies-through-groups",
                        "no-star-policy",
                        "administrators-named",
                        "administrators-few",
                        "escalation-paths",
                        "administrator-mfa",
                        "mfa-enforced",
                        "role-trust-open",
                        "role-trust-external",
                        "role-confused-deputy",
                        "support-role",
                        "cloudshell-restricted",
                        "user-on-roster",
                        "person-has-user",
                        "user-in-group",
                        "shared-login",
                        "user-idle",
                        "user-mfa",
                        "user-mfa-kind",
                        "mfa-leftover",
                        "key-age",
                        "key-unused",
                        "key-never-used",
                        "key-single",
                        "key-inactive-leftover",
                        "key-documented",
                        "person-without-key",
                        "other-credentials",
                        "password-current",
                        "password-unused",
                        "person-verified",
                        "security-contact",
                        "trail-on",
                        "access-analyzer",
                        "certificate-expired");
        assertThat(made.truth().groups()).isEmpty();
        assertThat(made.truth().root().accessKeys())
                .extracting(key -> key.active())
                .containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 12, 60})
    void the_tidy_account_passes_every_control(int users) {
        for (long seed = 1; seed <= 5; seed++) {
            Audit audit = audit(AccountShape.TIDY.make(users, seed, NOW));
            assertThat(audit.findings())
                    .filteredOn(finding -> finding.status() != Status.NOT_APPLICABLE)
                    .allMatch(finding -> finding.status() == Status.PASS);
            assertThat(passing(audit))
                    .contains(
                            "root-password-strength",
                            "group-as-declared",
                            "administrators-named",
                            "administrators-few",
                            "developers-limited",
                            "auditors-read-only",
                            "escalation-paths",
                            "administrator-mfa",
                            "mfa-enforced",
                            "role-trust-external",
                            "support-role",
                            "person-has-user",
                            "federation-preferred",
                            "key-documented",
                            "trail-on",
                            "access-analyzer");
            assertThat(audit.notices())
                    .allMatch(notice -> notice.startsWith("The credential report is"));
        }
    }

    @Test
    void the_typical_account_is_half_kept_about_one_user_in_ten_fails() {
        var account = AccountShape.TYPICAL.make(1000, 3, NOW);
        Audit audit = audit(account);
        assertThat(failing(audit))
                .contains(
                        "password-reuse",
                        "root-unused",
                        "group-as-declared",
                        "group-not-empty",
                        "no-star-policy",
                        "user-mfa",
                        "key-age",
                        "key-documented",
                        "password-unused",
                        "trail-on");
        assertThat(passing(audit)).contains("root-mfa", "root-access-keys", "security-contact");
        Set<String> users = account.truth().users().keySet();
        long failingUsers =
                audit.findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL)
                        .map(finding -> finding.subject().owner().orElse(finding.subject().name()))
                        .filter(users::contains)
                        .distinct()
                        .count();
        assertThat(failingUsers).isBetween(70L, 160L);
        assertThat(
                        account.truth().groups().values().stream()
                                .mapToInt(group -> group.attachedPolicies().size())
                                .max())
                .hasValue(10);
    }

    @Test
    void the_empty_account_has_root_without_MFA_and_nothing_else() {
        Account account = usual(AccountShape.EMPTY).truth();
        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
        assertThat(account.roles()).isEmpty();
        assertThat(account.policies()).isEmpty();
        assertThat(account.trails()).isEmpty();
        assertThat(account.analyzers()).isEmpty();
        assertThat(account.alternateContacts()).isEmpty();
        assertThat(account.root().mfaDevices()).isEmpty();
        assertThat(account.root().accessKeys()).isEmpty();
        assertThat(account.root().password()).isPresent();
        assertThat(failing(audit(usual(AccountShape.EMPTY)))).contains("root-mfa");
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void the_same_seed_and_instant_make_the_same_account_another_seed_another(AccountShape shape) {
        var first = shape.make(30, 42, NOW);
        var second = shape.make(30, 42, NOW);
        assertThat(second).isEqualTo(first);
        assertThat(second.truth().toString()).isEqualTo(first.truth().toString());
        assertThat(yaml(second)).isEqualTo(yaml(first));
        assertThat(shape.make(30, 43, NOW).truth()).isNotEqualTo(first.truth());
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void the_id_hangs_on_the_seed_alone(AccountShape shape) {
        var later = shape.make(3, 42, NOW.plus(Duration.ofDays(9)));
        assertThat(later.truth().id()).isEqualTo(usual(AccountShape.EMPTY, 42).truth().id());
        assertThat(later.truth().id().orElseThrow()).matches("[1-9][0-9]{11}");
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void five_thousand_users_are_made_in_under_two_seconds(AccountShape shape) {
        // The time of this thread alone: other tests may be busy beside it.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var account = shape.make(5000, 1, NOW);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .isLessThan(Duration.ofSeconds(2));
        assertThat(account.truth().users()).hasSize(shape == AccountShape.EMPTY ? 0 : 5000);
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void every_secret_belongs_to_something_and_everything_that_needs_one_has_it(
            AccountShape shape) {
        var made = shape.make(200, 5, NOW);
        Account account = made.truth();
        List<User> users = List.copyOf(account.users().values());
        assertThat(made.secrets().keys())
                .containsOnlyKeys(
                        Stream.concat(
                                        account.root().accessKeys().stream(),
                                        users.stream().flatMap(u -> u.accessKeys().stream()))
                                .map(key -> key.id())
                                .toList());
        assertThat(made.secrets().seeds())
                .containsOnlyKeys(
                        account.virtualMfaDevices().stream().map(one -> one.serial()).toList());
        assertThat(made.secrets().passwords())
                .containsOnlyKeys(
                        Stream.concat(
                                        Stream.of("<root_account>"),
                                        users.stream()
                                                .filter(u -> u.loginProfile().isPresent())
                                                .map(User::name))
                                .toList());
        assertThat(made.toString()).contains("***");
        made.secrets()
                .keys()
                .values()
                .forEach(one -> assertThat(made.toString()).doesNotContain(one.reveal()));
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void ids_are_of_AWSs_form_and_dates_follow_one_another(AccountShape shape) {
        Account account = shape.make(300, 11, NOW).truth();
        for (User user : account.users().values()) {
            assertThat(user.id().orElseThrow()).matches("AIDA[A-Z2-7]{17}");
            Instant made = user.created().orElseThrow();
            user.accessKeys()
                    .forEach(key -> {
                        assertThat(key.id()).matches("AKIA[A-Z2-7]{16}");
                        assertThat(key.created().orElseThrow()).isAfter(made);
                        key.lastUsed()
                                .flatMap(use -> use.date())
                                .ifPresent(use ->
                                        assertThat(use)
                                                .isAfter(key.created().orElseThrow())
                                                .isBeforeOrEqualTo(NOW));
                        key.statusChanged()
                                .ifPresent(date ->
                                        assertThat(date).isAfter(key.created().orElseThrow()));
                    });
            user.loginProfile()
                    .ifPresent(password ->
                            assertThat(password.changed().orElseThrow())
                                    .isAfterOrEqualTo(password.created().orElseThrow()));
            user.mfaDevices()
                    .forEach(device -> assertThat(device.enabled().orElseThrow()).isAfter(made));
            user.groups().forEach(group -> assertThat(account.groups()).containsKey(group));
        }
        account.policies()
                .forEach(policy ->
                        assertThat(policy.id().orElseThrow()).matches("ANPA[A-Z2-7]{17}"));
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void its_lockstep_yaml_is_read_back_as_what_its_owner_wants(
            AccountShape shape, @TempDir Path folder) throws IOException {
        for (int users : List.of(1, 12, 300)) {
            var made = shape.make(users, 9, NOW);
            Path file = folder.resolve("lockstep.yaml");
            Files.writeString(file, yaml(made));
            Baseline read = BaselineFile.read(file, BaselineFile.Options.STRICT).judgedAt(NOW);
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("files", "places")
                    .isEqualTo(made.baseline());
        }
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void who_starts_it_is_root_on_an_empty_account_and_else_the_role_of_the_organization(
            AccountShape shape) {
        var key =
                OwnSession.of(
                        usual(shape).truth(),
                        NOW.plus(Duration.ofHours(12)),
                        prefix -> (prefix + "X".repeat(21)).substring(0, 21));
        assertThat(key.id()).isEqualTo("ASIAXXXXXXXXXXXXXXXX");
        assertThat(key.session().caller())
                .isEqualTo(
                        shape == AccountShape.EMPTY
                                ? new Caller.RootUser(false, true)
                                : new Caller.RoleSession(
                                        "OrganizationAccountAccessRole", "practice", false));
        assertThat(key.session().expires()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void a_shape_is_found_by_its_name_and_no_other() {
        assertThat(AccountShape.named("worst")).contains(AccountShape.WORST);
        assertThat(AccountShape.named("Worst")).isEmpty();
        assertThat(AccountShape.named("nice")).isEmpty();
    }

    private static FreshAccount usual(AccountShape shape) {
        return usual(shape, 1);
    }

    private static FreshAccount usual(AccountShape shape, long seed) {
        return shape.make(shape.usualUsers(), seed, NOW);
    }

    private static String yaml(FreshAccount made) {
        return RosterFile.render("A practice account.", made.baseline());
    }

    private static Audit audit(FreshAccount made) {
        return Audit.of(
                TrueAnswers.snapshot(made.truth(), NOW), made.baseline(), NOW, Audit.Selection.ALL);
    }

    private static boolean fails(Audit audit, Step step) {
        return audit.of(step).stream().anyMatch(finding -> finding.status() == Status.FAIL);
    }

    private static Set<String> failing(Audit audit) {
        return with(audit, Status.FAIL);
    }

    private static Set<String> passing(Audit audit) {
        return with(audit, Status.PASS);
    }

    private static Set<String> with(Audit audit, Status status) {
        return audit.findings().stream()
                .filter(finding -> finding.status() == status)
                .map(Finding::control)
                .map(control -> control.id())
                .collect(Collectors.toSet());
    }
}
