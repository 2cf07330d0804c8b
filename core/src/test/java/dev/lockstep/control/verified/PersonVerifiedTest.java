package dev.lockstep.control.verified;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.accesskeys.KeyRegister;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PersonVerifiedTest {
    private final PersonVerified control = new PersonVerified();

    @Test
    void a_person_of_whom_all_five_hold_passes() {
        judging(control, alice(u -> u)).passes("alice");
    }

    @Test
    void a_person_without_a_group_fails_by_name() {
        judging(control, account().user("alice", u -> basics(u).virtualMfa()))
                .fails("alice", "in-a-group");
    }

    @Test
    void an_active_key_fails_unless_a_need_covers_it() {
        var account = alice(u -> u.activeKey("AKIA1", 9, 1));
        judging(control, account).fails("alice", "no-access-keys");
        judging(control, account, baseline().needs(needOfUser("alice", "2027-01-01")).build())
                .passes("alice");
        judging(control, alice(u -> u.inactiveKey("AKIA1", 9, 1))).passes("alice");
    }

    @Test
    void an_old_password_fails_unless_passwords_live_for_ever() {
        var account = alice(u -> u.passwordChangedDaysAgo(91));
        judging(control, account).fails("alice", "current-password");
        judging(control, account, baseline().passwordsLive(OptionalInt.empty()).build())
                .passes("alice");
    }

    @Test
    void a_user_whom_nothing_shows_active_for_45_days_fails() {
        judging(control, alice(u -> u.passwordUsedDaysAgo(45))).passes("alice");
        judging(control, alice(u -> u.passwordUsedDaysAgo(46))).fails("alice", "current-user");
    }

    @Test
    void the_use_of_an_inactive_key_and_a_recent_creation_show_a_current_user() {
        judging(
                        control,
                        alice(u ->
                                u.passwordUsedDaysAgo(46)
                                        .key("AKIA1", false, 90, 9, Optional.of(45L))))
                .passes("alice");
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.createdDaysAgo(45)
                                                        .passwordChangedDaysAgo(45)
                                                        .inGroup("developers")
                                                        .virtualMfa()))
                .passes("alice");
    }

    @Test
    void a_person_without_MFA_fails_and_under_hardware_so_does_a_virtual_device() {
        judging(control, account().user("alice", u -> basics(u).inGroup("developers")))
                .fails("alice", "mfa");
        Baseline hardware = baseline().hardwareMfa().build();
        judging(control, alice(u -> u), hardware).fails("alice", "hardware");
        judging(control, alice(u -> u.mfa("GAHT12345678")), hardware).passes("alice");
        judging(
                        control,
                        alice(u ->
                                u.mfa("GAHT12345678")
                                        .mfa("arn:aws:iam::123456789012:sms-mfa/alice")),
                        hardware)
                .fails("alice");
        judging(control, alice(u -> u).without(ReadKey.MFA_DEVICES), hardware)
                .fails("alice", "hardware");
        judging(
                        control,
                        alice(u -> u)
                                .without(ReadKey.MFA_DEVICES)
                                .without(ReadKey.VIRTUAL_MFA_DEVICES),
                        hardware)
                .isUndetermined("alice");
    }

    @Test
    void what_does_not_hold_fails_beside_what_is_not_known() {
        judging(
                        control,
                        account()
                                .user("alice", u -> basics(u).inGroup("developers"))
                                .denied(ReadKey.DETAILS))
                .fails("alice", "mfa");
    }

    @Test
    void what_is_not_known_is_undetermined_if_the_rest_holds() {
        judging(control, alice(u -> u).denied(ReadKey.DETAILS))
                .isUndetermined("alice", "iam:GetAccountAuthorizationDetails");
        judging(control, alice(u -> u).without(ReadKey.DETAILS)).isUndetermined("alice");
    }

    @Test
    void users_without_a_password_and_break_glass_users_are_not_judged() {
        judging(
                        control,
                        account().user("ci", u -> u).user("emergency", u -> basics(u)),
                        baseline().breakGlass("emergency").build())
                .isNotApplicable("ci")
                .isNotApplicable("emergency");
    }

    @Test
    void a_password_that_is_not_known_matters_only_if_the_sheet_does_not_hold() {
        judging(
                        control,
                        account()
                                .user("alice", u -> basics(u).inGroup("developers"))
                                .denied(ReadKey.LOGIN_PROFILES)
                                .reportCell("alice", Column.PASSWORD_ENABLED, "not_supported"))
                .isUndetermined("alice", "iam:GetLoginProfile");
        judging(
                        control,
                        alice(u -> u)
                                .denied(ReadKey.LOGIN_PROFILES)
                                .reportCell("alice", Column.PASSWORD_ENABLED, "not_supported"))
                .passes("alice");
    }

    @Test
    void the_sheet_is_data_with_five_lines() {
        var snapshot = account().user("alice", u -> basics(u)).snapshot();
        var sheet =
                PersonSheet.of(
                        snapshot.user("alice"),
                        snapshot,
                        Baseline.DEFAULT,
                        KeyRegister.of(snapshot, Baseline.DEFAULT, TestAccount.NOW),
                        TestAccount.NOW);
        assertThat(sheet.entries())
                .extracting(entry -> entry.line().id(), PersonSheet.Entry::holds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("in-a-group", Ruling.no()),
                        org.assertj.core.groups.Tuple.tuple("no-access-keys", Ruling.yes()),
                        org.assertj.core.groups.Tuple.tuple("current-password", Ruling.yes()),
                        org.assertj.core.groups.Tuple.tuple("current-user", Ruling.yes()),
                        org.assertj.core.groups.Tuple.tuple("mfa", Ruling.no()));
        assertThat(sheet.holds().isNo()).isTrue();
    }

    /// A person of whom all five hold, and then some.
    private static TestAccount alice(UnaryOperator<TestUser> more) {
        return account()
                .user("alice", u -> more.apply(basics(u).inGroup("developers").virtualMfa()));
    }

    private static TestUser basics(TestUser user) {
        return user.passwordChangedDaysAgo(30).passwordUsedDaysAgo(1);
    }
}
