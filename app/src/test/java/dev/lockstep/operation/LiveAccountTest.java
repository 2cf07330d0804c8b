package dev.lockstep.operation;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.Region;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account is read in rounds: the whole account, then what verdicts hang on, then what that
/// brought up.
class LiveAccountTest {
    private static final SessionRequest SESSION =
            SessionRequest.isolated(Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir Path folder;

    @Test
    void a_stale_report_says_no_mfa_and_the_live_list_says_yes_so_the_user_passes() {
        var account =
                new ScriptedAccount(
                        account()
                                .user(
                                        "alice",
                                        user ->
                                                user.passwordUsedDaysAgo(1)
                                                        .mfa("arn:aws:iam::123456789012:u2f/alice"))
                                .reportCell("alice", Column.MFA_ACTIVE, "false"));
        Audit audit = audit(account, "user-mfa");
        assertThat(status(audit, "user-mfa", "alice")).isEqualTo(Status.PASS);
        assertThat(account.confirmations())
                .containsExactly(Set.of("login-profiles of alice", "mfa-devices of alice"));
    }

    @Test
    void a_password_since_the_report_is_found_and_the_second_round_asks_for_its_mfa() {
        var account =
                new ScriptedAccount(
                        account()
                                .user("alice", user -> user.passwordUsedDaysAgo(1))
                                .reportCell("alice", Column.PASSWORD_ENABLED, "false"));
        Audit audit = audit(account, "user-mfa");
        assertThat(status(audit, "user-mfa", "alice")).isEqualTo(Status.FAIL);
        assertThat(account.confirmations())
                .containsExactly(Set.of("login-profiles of alice"), Set.of("mfa-devices of alice"));
    }

    @Test
    void a_report_that_is_made_during_the_run_needs_no_confirmation() {
        var account =
                new ScriptedAccount(account().user("alice", user -> user.passwordUsedDaysAgo(1)))
                        .began(REPORTED.plusMillis(400));
        assertThat(status(audit(account, "user-mfa"), "user-mfa", "alice")).isEqualTo(Status.FAIL);
        assertThat(account.confirmations()).isEmpty();
    }

    @Test
    void failing_keys_get_their_ids() {
        var account =
                new ScriptedAccount(account().user("ci", user -> user.activeKey("AKIACI", 200, 1)))
                        .began(REPORTED);
        Audit audit = audit(account, "key-age");
        assertThat(status(audit, "key-age", "AKIACI")).isEqualTo(Status.FAIL);
        assertThat(account.confirmations()).containsExactly(Set.of("access-keys of ci"));
    }

    @Test
    void passes_of_500_users_are_confirmed() {
        var account = new ScriptedAccount(many(500));
        Audit audit = audit(account, "key-single");
        assertThat(account.confirmations()).hasSize(1);
        assertThat(account.confirmations().getFirst()).hasSize(500);
        assertThat(audit.notices()).noneMatch(notice -> notice.contains("--deep"));
    }

    @Test
    void passes_of_501_users_are_not_and_the_notice_says_how_many_and_what_confirms_them() {
        var account = new ScriptedAccount(many(501));
        Audit audit = audit(account, "key-single");
        assertThat(account.confirmations()).isEmpty();
        assertThat(audit.notices().getFirst())
                .startsWith("501 passes rest on the credential report of " + REPORTED)
                .contains("--deep confirms the rest");
    }

    @Test
    void passes_of_501_users_are_confirmed_under_deep() {
        var account = new ScriptedAccount(many(501));
        Audit audit = audit(account, true, Optional.empty(), "key-single");
        assertThat(account.confirmations().getFirst()).hasSize(501);
        assertThat(audit.notices()).noneMatch(notice -> notice.contains("--deep"));
    }

    @Test
    void of_501_users_the_failing_one_and_the_one_whose_mfa_is_in_doubt_are_confirmed() {
        var account =
                new ScriptedAccount(
                        many(499)
                                .user("open", user -> user.passwordUsedDaysAgo(1))
                                .user("doubtful", user -> user.passwordUsedDaysAgo(1))
                                .reportCell("doubtful", Column.MFA_ACTIVE, "true"));
        Audit audit = audit(account, "user-mfa");
        assertThat(status(audit, "user-mfa", "doubtful")).isEqualTo(Status.FAIL);
        assertThat(account.confirmations().getFirst())
                .containsExactlyInAnyOrder(
                        "login-profiles of open", "mfa-devices of open", "mfa-devices of doubtful");
    }

    @Test
    void a_user_whom_the_report_does_not_know_is_read_live() {
        var account =
                new ScriptedAccount(
                        many(501)
                                .user("new", user -> user.createdDaysAgo(0).passwordUsedDaysAgo(0))
                                .change(answers ->
                                        answers.with(
                                                ReadKey.CREDENTIAL_REPORT,
                                                answers.get(ReadKey.CREDENTIAL_REPORT)
                                                        .map(report -> without("new", report)))));
        Audit audit = audit(account, "user-mfa", "key-single");
        assertThat(status(audit, "user-mfa", "new")).isEqualTo(Status.FAIL);
        assertThat(account.confirmations().getFirst())
                .containsExactlyInAnyOrder(
                        "login-profiles of new", "mfa-devices of new", "access-keys of new");
    }

    @Test
    void a_refused_read_leaves_the_verdict_open_and_is_asked_for_once() {
        var account =
                new ScriptedAccount(
                        account()
                                .user("alice", user -> user.passwordUsedDaysAgo(1))
                                .denied(ReadKey.CREDENTIAL_REPORT)
                                .denied(ReadKey.MFA_DEVICES));
        Audit audit = audit(account, "user-mfa");
        assertThat(status(audit, "user-mfa", "alice")).isEqualTo(Status.UNDETERMINED);
        assertThat(Threshold.DEFAULT.missing(audit))
                .anyMatch(words -> words.contains("iam:ListMFADevices"));
        assertThat(account.confirmations()).hasSize(1);
    }

    @Test
    void only_what_the_chosen_controls_need_is_confirmed() {
        var account =
                new ScriptedAccount(
                        account()
                                .user(
                                        "alice",
                                        user -> user.passwordUsedDaysAgo(1).activeKey("A", 9, 1)));
        audit(account, "password-length", "user-in-group");
        assertThat(account.confirmations()).isEmpty();
    }

    @Test
    void root_reads_its_own_keys_and_the_audit_says_that_root_asked() {
        var account =
                new ScriptedAccount(
                        account()
                                .answer(
                                        ReadKey.CALLER_IDENTITY,
                                        new CallerIdentity(
                                                TestAccount.ID,
                                                "arn:aws:iam::" + TestAccount.ID + ":root"))
                                .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of()));
        Audit audit = audit(account, "root-access-keys");
        assertThat(status(audit, "root-access-keys", Root.NAME)).isEqualTo(Status.PASS);
        assertThat(audit.notices()).anyMatch(notice -> notice.contains("by the root user"));
    }

    @Test
    void the_credentials_of_another_account_are_refused_before_anything_else_is_read() {
        var account = new ScriptedAccount(account());
        assertThatThrownBy(() -> audit(account, false, Optional.of("999999999999")))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "the credentials are of account 123456789012, but --account means"
                                + " 999999999999; nothing was read");
        assertThat(account.asked()).isEmpty();
    }

    @Test
    void regions_are_the_callers_unless_the_baseline_says_all() throws IOException {
        TestAccount truth =
                account()
                        .answer(
                                ReadKey.REGIONS,
                                List.of(
                                        new Region("eu-west-1", true),
                                        new Region("eu-north-1", true),
                                        new Region("me-south-1", false)))
                        .answer(ReadKey.ACCESS_ANALYZERS.of("eu-north-1"), List.of());
        var callers = new ScriptedAccount(truth);
        audit(callers, "access-analyzer");
        assertThat(callers.asked())
                .contains(ReadKey.ACCESS_ANALYZERS.of("eu-west-1"))
                .doesNotContain(ReadKey.ACCESS_ANALYZERS.of("eu-north-1"));
        Path baseline = Files.writeString(folder.resolve("l.yaml"), "lockstep: 1\nregions: all\n");
        var all = new ScriptedAccount(truth);
        new LiveAccount(all)
                .judge(
                        new LiveAccount.Request(
                                SESSION,
                                false,
                                new Goal(
                                        Optional.of(baseline),
                                        false,
                                        Optional.empty(),
                                        Audit.Selection.ALL,
                                        Optional.empty())),
                        LiveAccount.Watch.NOBODY);
        assertThat(all.asked())
                .contains(
                        ReadKey.ACCESS_ANALYZERS.of("eu-west-1"),
                        ReadKey.ACCESS_ANALYZERS.of("eu-north-1"))
                .doesNotContain(ReadKey.ACCESS_ANALYZERS.of("me-south-1"));
    }

    @Test
    void progress_is_told_round_by_round() {
        var heard = new ArrayList<String>();
        new LiveAccount(
                        new ScriptedAccount(
                                account().user("alice", user -> user.passwordUsedDaysAgo(1))))
                .judge(
                        request(false, Optional.empty(), Set.of("user-mfa")),
                        what -> {
                            heard.add(what);
                            return (done, total, _) -> assertThat(done).isLessThanOrEqualTo(total);
                        });
        assertThat(heard).containsExactly("reading the account", "reading regions", "confirming");
    }

    @Test
    void where_it_was_read_is_told() {
        Audit audit =
                audit(new ScriptedAccount(account()).endpoint("http://127.0.0.1:5000"), "root-mfa");
        assertThat(audit.place().endpoint()).contains("http://127.0.0.1:5000");
        assertThat(audit.judgedAt()).isEqualTo(NOW);
    }

    private static dev.lockstep.account.CredentialReport without(
            String user, dev.lockstep.account.CredentialReport report) {
        var rows = new java.util.TreeMap<>(report.rows());
        rows.remove(user);
        return new dev.lockstep.account.CredentialReport(report.generated(), rows);
    }

    private static TestAccount many(int users) {
        TestAccount account = account();
        for (int i = 0; i < users; i++) {
            account.user("user%03d".formatted(i), user -> user);
        }
        return account;
    }

    private static Audit audit(ScriptedAccount account, String... controls) {
        return audit(account, false, Optional.empty(), controls);
    }

    private static Audit audit(
            ScriptedAccount account, boolean deep, Optional<String> id, String... controls) {
        return new LiveAccount(account)
                .judge(request(deep, id, Set.of(controls)), LiveAccount.Watch.NOBODY)
                .audit();
    }

    private static LiveAccount.Request request(
            boolean deep, Optional<String> account, Set<String> controls) {
        return new LiveAccount.Request(
                SESSION,
                deep,
                new Goal(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        new Audit.Selection(Set.of(), controls),
                        account));
    }

    private static Status status(Audit audit, String control, String subject) {
        return audit.findings().stream()
                .filter(finding -> finding.control().id().equals(control))
                .filter(finding -> finding.subject().name().equals(subject))
                .map(Finding::status)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding among " + audit.findings()));
    }
}
