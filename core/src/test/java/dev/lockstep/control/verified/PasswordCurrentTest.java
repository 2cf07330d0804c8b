package dev.lockstep.control.verified;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PasswordCurrentTest {
    private final PasswordCurrent control = new PasswordCurrent();

    @Test
    void a_password_of_90_days_passes_and_of_91_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(90))
                                .user("bob", u -> u.passwordChangedDaysAgo(91)))
                .passes("alice")
                .fails("bob", "changed 91 days ago; at most 90");
    }

    @Test
    void a_young_password_that_the_policy_wanted_changed_already_fails() {
        judging(control, due(NOW.minusSeconds(1))).fails("alice", "as the account's policy says");
        judging(control, due(NOW)).passes("alice");
    }

    @Test
    void users_without_a_password_and_break_glass_users_are_not_judged() {
        judging(
                        control,
                        account()
                                .user("ci", u -> u)
                                .user("emergency", u -> u.passwordChangedDaysAgo(300)),
                        baseline().breakGlass("emergency").build())
                .isNotApplicable("ci")
                .isNotApplicable("emergency");
    }

    @Test
    void under_never_nobody_is_judged() {
        judging(
                        control,
                        account().user("alice", u -> u.passwordChangedDaysAgo(300)),
                        baseline().passwordsLive(OptionalInt.empty()).build())
                .isNotApplicable("alice");
    }

    @Test
    void a_login_profile_younger_than_the_report_dates_the_password() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(300))
                                .answer(
                                        ReadKey.LOGIN_PROFILES.of("alice"),
                                        profile(REPORTED.plusSeconds(1))))
                .passes("alice");
    }

    @Test
    void a_login_profile_dates_a_password_that_the_report_did_not_see() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .answer(ReadKey.LOGIN_PROFILES.of("alice"), profile(daysAgo(91))))
                .fails("alice");
    }

    @Test
    void without_the_report_an_old_password_is_undetermined() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(91))
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("alice", "iam:GetCredentialReport");
    }

    @Test
    void without_the_report_a_young_login_profile_under_a_90_day_policy_passes() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(90))
                                .without(ReadKey.CREDENTIAL_REPORT))
                .passes("alice");
    }

    @Test
    void without_the_report_a_shorter_policy_may_have_wanted_it_changed_already() {
        judging(control, unreported(31).passwordPolicy(expiringAfter(30))).isUndetermined("alice");
        judging(control, unreported(30).passwordPolicy(expiringAfter(30))).passes("alice");
        judging(control, unreported(31).defaultPasswordPolicy()).passes("alice");
        judging(control, unreported(31).denied(ReadKey.PASSWORD_POLICY)).isUndetermined("alice");
        judging(control, unreported(1).denied(ReadKey.PASSWORD_POLICY)).passes("alice");
    }

    @Test
    void a_password_that_is_not_known_is_undetermined_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("old", u -> u)
                                .user("young", u -> u.createdDaysAgo(90))
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old", "iam:GetLoginProfile")
                .passes("young");
    }

    @Test
    void an_account_whose_users_cannot_be_listed_is_undetermined() {
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void a_reset_is_advised_as_a_command_only_where_users_may_change_their_passwords() {
        var account =
                account().user("alice", u -> u.passwordChangedDaysAgo(91).passwordUsedDaysAgo(1));
        assertThat(((Verdict.Fail) judging(control, account).of("alice")).advice().commands())
                .containsExactly(
                        "aws iam update-login-profile --user-name alice --password-reset-required");
        assertThat(
                        ((Verdict.Fail)
                                        judging(control, account.defaultPasswordPolicy())
                                                .of("alice"))
                                .advice()
                                .commands())
                .isEmpty();
    }

    @Test
    void where_nobody_has_signed_in_by_it_another_is_advised_and_no_reset() {
        var account = account().user("alice", u -> u.passwordChangedDaysAgo(91));
        Advice advice = ((Verdict.Fail) judging(control, account).of("alice")).advice();
        assertThat(advice.remedy()).isEqualTo(Remedy.REPLACE_PASSWORD);
        assertThat(advice.commands()).isEmpty();
        assertThat(advice.text()).contains("the one before opens nothing any more");
    }

    private static TestAccount due(Instant when) {
        return account()
                .user("alice", u -> u.passwordChangedDaysAgo(31).passwordNextRotation(when));
    }

    private static TestAccount unreported(long days) {
        return account()
                .user("alice", u -> u.passwordChangedDaysAgo(days))
                .without(ReadKey.CREDENTIAL_REPORT);
    }

    private static PasswordPolicy expiringAfter(int days) {
        return new PasswordPolicy(
                14, true, true, true, true, true, Optional.of(days), Optional.of(24), false);
    }

    private static Optional<LoginProfile> profile(Instant created) {
        return Optional.of(new LoginProfile(Optional.of(created), false));
    }
}
