package dev.lockstep.control;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.missing.Trial;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {
    private static final Set<Column> FLAGS =
            Set.of(
                    Column.PASSWORD_ENABLED,
                    Column.MFA_ACTIVE,
                    Column.ACCESS_KEY_1_ACTIVE,
                    Column.ACCESS_KEY_2_ACTIVE,
                    Column.CERT_1_ACTIVE);

    private static final Baseline DEMANDING =
            baseline()
                    .person("alice", false)
                    .person("bob", false)
                    .service("deploy")
                    .needs(
                            needOfUser("deploy", "2027-01-01"),
                            needOfKey("AKIAALICE1", "2027-01-01"))
                    .hardwareMfa()
                    .build();

    @Test
    void a_failing_password_without_mfa_is_settled_by_profile_and_devices() {
        assertThat(wanted(account().user("alice", user -> user.passwordUsedDaysAgo(1)), "user-mfa"))
                .containsExactlyInAnyOrder("login-profiles of alice", "mfa-devices of alice");
    }

    @Test
    void mfa_by_the_report_alone_is_settled_by_the_devices() {
        assertThat(
                        wanted(
                                account()
                                        .user("alice", user -> user.passwordUsedDaysAgo(1))
                                        .reportCell("alice", Column.MFA_ACTIVE, "true"),
                                "user-mfa"))
                .containsExactly("mfa-devices of alice");
    }

    @Test
    void mfa_by_a_virtual_device_of_the_live_list_needs_no_settling() {
        assertThat(
                        wanted(
                                account()
                                        .user(
                                                "alice",
                                                user -> user.passwordUsedDaysAgo(1).virtualMfa()),
                                "user-mfa"))
                .isEmpty();
    }

    @Test
    void no_password_by_the_report_is_settled_by_the_profile() {
        assertThat(wanted(account().user("alice", user -> user), "user-mfa"))
                .containsExactly("login-profiles of alice");
    }

    @Test
    void an_old_key_is_settled_by_the_list_and_an_unused_one_by_its_last_use_too() {
        var account = account().user("ci", user -> user.activeUnusedKey("AKIACI", 200));
        assertThat(wanted(account, "key-age")).containsExactly("access-keys of ci");
        assertThat(wanted(account, "key-unused"))
                .containsExactlyInAnyOrder("access-keys of ci", "last use of ci");
    }

    @Test
    void a_user_without_keys_by_the_report_may_have_got_one_since() {
        var account = account().user("alice", user -> user);
        assertThat(wanted(account, "key-documented")).containsExactly("access-keys of alice");
        assertThat(wanted(account, "user-in-group")).isEmpty();
    }

    @Test
    void a_report_that_was_generated_during_the_run_is_live_but_has_no_key_ids() {
        var account =
                account()
                        .user(
                                "alice",
                                user -> user.passwordUsedDaysAgo(1).activeKey("AKIA1", 100, 1));
        assertThat(names(Confirmations.of(audit(initial(account), ""), REPORTED, false)))
                .containsExactly("access-keys of alice");
    }

    @Test
    void what_the_report_alone_can_say_is_not_asked_for() {
        assertThat(
                        wanted(
                                account().user("alice", user -> user.passwordUsedDaysAgo(1)),
                                "password-current"))
                .containsExactly("login-profiles of alice");
        assertThat(wanted(account(), "root-unused")).isEmpty();
    }

    @Test
    void ssh_keys_are_read_of_users_who_look_idle_and_under_deep_of_everyone() {
        var account =
                account().user("idle", user -> user).user("ci", u -> u.activeKey("AKIA", 9, 1));
        var audit = audit(initial(account), "");
        assertThat(names(Confirmations.of(audit, NOW, false)))
                .contains("ssh-public-keys of idle")
                .doesNotContain("ssh-public-keys of ci");
        assertThat(names(Confirmations.of(audit, NOW, true)))
                .contains("ssh-public-keys of idle", "ssh-public-keys of ci");
    }

    @Test
    void a_refused_report_leaves_everything_to_the_live_reads() {
        var account =
                account()
                        .user("alice", user -> user.passwordUsedDaysAgo(1))
                        .denied(ReadKey.CREDENTIAL_REPORT);
        assertThat(names(Confirmations.of(audit(initial(account), ""), NOW, false)))
                .contains(
                        "login-profiles of alice",
                        "mfa-devices of alice",
                        "access-keys of alice",
                        "signing-certificates of alice");
    }

    @Test
    void what_was_refused_is_not_asked_for_again() {
        var account =
                account()
                        .user("alice", user -> user.passwordUsedDaysAgo(1))
                        .denied(ReadKey.MFA_DEVICES);
        assertThat(wanted(account, "user-mfa")).containsExactly("login-profiles of alice");
    }

    @Test
    void roots_own_lists_are_not_asked_for() {
        assertThat(
                        wanted(
                                account()
                                        .rootCell(
                                                Column.ACCESS_KEY_1_LAST_ROTATED,
                                                "2020-01-01T00:00:00Z"),
                                "root-access-keys"))
                .isEmpty();
    }

    @Test
    void passes_of_500_users_are_settled_and_of_501_counted() {
        assertThat(Confirmations.of(audit(initial(many(500)), "user-mfa"), NOW, false))
                .satisfies(few -> {
                    assertThat(few.wanted()).hasSize(500);
                    assertThat(few.weakPasses()).isZero();
                });
        assertThat(Confirmations.of(audit(initial(many(501)), "key-single"), NOW, false))
                .satisfies(more -> {
                    assertThat(more.wanted()).isEmpty();
                    assertThat(more.weakPasses()).isEqualTo(501);
                    assertThat(more.reportedAt()).contains(REPORTED);
                });
        assertThat(Confirmations.of(audit(initial(many(501)), "key-single"), NOW, true).wanted())
                .hasSize(501);
    }

    @Test
    void of_many_users_those_that_fail_are_settled_and_mfa_in_doubt_too() {
        var account =
                many(501)
                        .user("open", user -> user.passwordUsedDaysAgo(1))
                        .user("doubtful", user -> user.passwordUsedDaysAgo(1))
                        .reportCell("doubtful", Column.MFA_ACTIVE, "true");
        assertThat(names(Confirmations.of(audit(initial(account), "user-mfa"), NOW, false)))
                .containsExactlyInAnyOrder(
                        "login-profiles of open", "mfa-devices of open", "mfa-devices of doubtful");
    }

    /// However wrong the report is, two rounds give the verdicts of an account that was read whole.
    @Test
    void two_rounds_judge_like_reading_everything_live() {
        var random = new Random(7);
        for (int round = 0; round < 10; round++) {
            for (var account : Trial.accounts().entrySet()) {
                Answers all = withReport(account.getValue(), random);
                for (Baseline baseline : List.of(Baseline.DEFAULT, DEMANDING)) {
                    assertThat(
                                    statuses(
                                            Audit.of(
                                                    afterTwoRounds(all, baseline),
                                                    baseline,
                                                    NOW,
                                                    ALL)))
                            .as(account.getKey())
                            .isEqualTo(
                                    statuses(
                                            Audit.of(AccountSnapshot.of(all), baseline, NOW, ALL)));
                }
            }
        }
    }

    /// The same where only one control is asked.
    @Test
    void two_rounds_are_enough_for_each_control_by_itself() {
        var random = new Random(8);
        for (int round = 0; round < 3; round++) {
            Answers all = withReport(Trial.accounts().get("worst"), random);
            for (Control control : ControlCatalog.all()) {
                var only = new Audit.Selection(Set.of(), Set.of(control.info().id()));
                assertThat(
                                statuses(
                                        Audit.of(
                                                afterTwoRounds(all, DEMANDING, only),
                                                DEMANDING,
                                                NOW,
                                                only)))
                        .as(control.info().id())
                        .isEqualTo(
                                statuses(Audit.of(AccountSnapshot.of(all), DEMANDING, NOW, only)));
            }
        }
    }

    private static final Audit.Selection ALL = Audit.Selection.ALL;

    private static AccountSnapshot afterTwoRounds(Answers all, Baseline baseline) {
        return afterTwoRounds(all, baseline, ALL);
    }

    private static AccountSnapshot afterTwoRounds(
            Answers all, Baseline baseline, Audit.Selection selection) {
        Answers known = initial(all);
        for (int round = 0; round < 2; round++) {
            Audit audit = Audit.of(AccountSnapshot.of(known), baseline, NOW, selection);
            known = asked(known, all, Confirmations.of(audit, NOW, true).wanted());
        }
        return AccountSnapshot.of(known);
    }

    /// A list of keys comes without their last uses, as from AWS.
    private static Answers asked(Answers known, Answers all, Set<ReadKey<?>> wanted) {
        var keys = new HashSet<ReadKey<?>>(wanted);
        for (ReadKey<?> key : wanted) {
            if (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED)) {
                keys.add(ReadKey.ACCESS_KEYS.of(key.subject().orElseThrow()));
            }
        }
        Answers more = known;
        for (ReadKey<?> key : keys) {
            if (key.kind().equals(ReadKey.ACCESS_KEYS)) {
                ReadKey<List<AccessKey>> list = ReadKey.ACCESS_KEYS.of(key.subject().orElseThrow());
                boolean used =
                        wanted.contains(
                                ReadKey.ACCESS_KEY_LAST_USED.of(key.subject().orElseThrow()));
                more = more.with(list, used ? all.get(list) : withoutUse(all.get(list)));
            } else if (!key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED)) {
                more = copied(more, all, key);
            }
        }
        return more;
    }

    private static Read<List<AccessKey>> withoutUse(Read<List<AccessKey>> keys) {
        return keys.map(list ->
                list.stream()
                        .map(key ->
                                new AccessKey(
                                        key.id(), key.active(), key.created(), Optional.empty()))
                        .toList());
    }

    private static <T> Answers copied(Answers known, Answers all, ReadKey<T> key) {
        return known.with(key, all.get(key));
    }

    private static Answers initial(TestAccount account) {
        return initial(account.answers());
    }

    /// What is read once for the account, refusals, and root's own.
    private static Answers initial(Answers all) {
        var builder = new Answers.Builder(all.origin());
        for (ReadKey<?> kind : ReadKey.all()) {
            copy(kind, all, builder);
            for (String subject : all.subjects(kind)) {
                if (!ReadKey.ofOneUser().contains(kind) || subject.equals(Root.NAME)) {
                    copy(kind.of(subject), all, builder);
                }
            }
        }
        return builder.build();
    }

    private static <T> void copy(ReadKey<T> key, Answers all, Answers.Builder builder) {
        Read<T> read = all.get(key);
        if (!(read instanceof Read.Missing<T> missing) || missing.isIncomplete()) {
            builder.put(key, read);
        }
    }

    /// A report in which anything about users may have been otherwise, or which knows no such user.
    private static Answers withReport(Answers all, Random random) {
        return all.with(
                ReadKey.CREDENTIAL_REPORT,
                all.get(ReadKey.CREDENTIAL_REPORT)
                        .map(report -> {
                            var rows = new TreeMap<String, CredentialReport.Row>();
                            report.rows()
                                    .forEach((name, row) -> {
                                        if (name.equals(Root.NAME)) {
                                            rows.put(name, row);
                                        } else if (random.nextInt(10) > 0) {
                                            rows.put(name, otherwise(row, random));
                                        }
                                    });
                            return new CredentialReport(report.generated(), rows);
                        }));
    }

    private static CredentialReport.Row otherwise(CredentialReport.Row row, Random random) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.putAll(row.cells());
        for (Column flag : FLAGS) {
            if (random.nextInt(3) == 0) {
                cells.put(flag, Boolean.toString(random.nextBoolean()));
            }
        }
        for (Column date : List.of(Column.ACCESS_KEY_1_LAST_ROTATED, Column.CERT_1_LAST_ROTATED)) {
            if (random.nextInt(3) == 0) {
                cells.put(date, TestAccount.daysAgo(random.nextInt(300)).toString());
            }
        }
        return new CredentialReport.Row(row.user(), cells);
    }

    private static Set<String> statuses(Audit audit) {
        return audit.findings().stream()
                .map(finding ->
                        finding.control().id()
                                + " "
                                + finding.subject().name()
                                + " "
                                + finding.status())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TestAccount many(int users) {
        TestAccount account = account();
        for (int i = 0; i < users; i++) {
            account.user("user%03d".formatted(i), user -> user);
        }
        return account;
    }

    private static Set<String> wanted(TestAccount account, String control) {
        return names(Confirmations.of(audit(initial(account), control), NOW, false));
    }

    private static Set<String> names(Confirmations confirmations) {
        return confirmations.wanted().stream()
                .map(key ->
                        (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED) ? "last use" : key.name())
                                + " of "
                                + key.subject().orElse("everyone"))
                .collect(Collectors.toSet());
    }

    private static Audit audit(Answers answers, String control) {
        return Audit.of(
                AccountSnapshot.of(answers),
                Baseline.DEFAULT,
                NOW,
                control.isEmpty() ? ALL : new Audit.Selection(Set.of(), Set.of(control)));
    }
}
