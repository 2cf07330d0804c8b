package dev.lockstep.control.usermfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserMfaTest {
    private final UserMfa control = new UserMfa();

    @Test
    void a_password_with_mfa_passes_without_fails_and_no_password_is_not_judged() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(5).virtualMfa())
                                .user("bob", u -> u.passwordChangedDaysAgo(5))
                                .user("ci", u -> u.activeKey("AKIA1", 5, 1)))
                .hasSubjects("alice", "bob", "ci")
                .passes("alice")
                .fails("bob", "there is no MFA device")
                .isNotApplicable("ci");
    }

    @Test
    void a_hardware_token_is_mfa() {
        judging(control, account().user("a", u -> u.passwordChangedDaysAgo(5).mfa("GAHT12345678")))
                .passes("a");
    }

    @Test
    void the_live_list_wins_over_the_report() {
        judging(
                        control,
                        account()
                                .user("gone", u -> u.passwordChangedDaysAgo(5))
                                .user("new", u -> u.passwordChangedDaysAgo(5).virtualMfa())
                                .reportCell("gone", Column.MFA_ACTIVE, "true")
                                .reportCell("new", Column.MFA_ACTIVE, "false"))
                .fails("gone")
                .passes("new");
    }

    @Test
    void an_assigned_virtual_device_is_proof_whatever_the_report_says() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(5).virtualMfa())
                                .reportCell("alice", Column.MFA_ACTIVE, "false")
                                .without(ReadKey.MFA_DEVICES))
                .passes("alice");
    }

    @Test
    void a_pass_by_the_report_alone_says_so() {
        var verdict =
                judging(
                                control,
                                account()
                                        .user(
                                                "alice",
                                                u -> u.passwordChangedDaysAgo(5).mfa("GAHT1"))
                                        .denied(ReadKey.MFA_DEVICES))
                        .passes("alice")
                        .of("alice");
        assertThat(verdict.evidence().facts())
                .anyMatch(
                        fact -> fact.toString().contains("known only from the credential report"));
    }

    @Test
    void known_mfa_passes_though_the_password_is_not_known() {
        judging(control, passwordUnknown(u -> u.virtualMfa())).passes("alice");
    }

    @Test
    void no_mfa_and_an_unknown_password_are_undetermined() {
        judging(control, passwordUnknown(u -> u)).isUndetermined("alice", "iam:GetLoginProfile");
    }

    @Test
    void a_password_and_unknown_mfa_are_undetermined() {
        TestAccount account = account().user("alice", u -> u.passwordChangedDaysAgo(5));
        judging(control, account.denied(ReadKey.MFA_DEVICES).without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("alice", "iam:ListMFADevices");
    }

    @Test
    void no_password_is_not_judged_though_mfa_is_not_known() {
        judging(
                        control,
                        account()
                                .user("ci", u -> u)
                                .denied(ReadKey.MFA_DEVICES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isNotApplicable("ci");
    }

    @Test
    void root_is_not_a_user() {
        judging(control, account().without(ReadKey.DETAILS).without(ReadKey.USERS)).hasSubjects();
    }

    @Test
    void without_any_list_of_users_the_account_is_undetermined() {
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void the_advice_takes_no_password_away() {
        var fail =
                (Verdict.Fail)
                        judging(control, account().user("bob", u -> u.passwordChangedDaysAgo(5)))
                                .of("bob");
        assertThat(fail.advice().commands()).isEqualTo(List.of());
        assertThat(fail.advice().text()).contains("bob").doesNotContain("elete");
    }

    private static TestAccount passwordUnknown(
            java.util.function.UnaryOperator<dev.lockstep.account.TestUser> facts) {
        return account()
                .user("alice", facts)
                .denied(ReadKey.LOGIN_PROFILES)
                .without(ReadKey.CREDENTIAL_REPORT);
    }
}
