package dev.lockstep.control.verified;

import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.control.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordUnusedTest {
    private final PasswordUnused control = new PasswordUnused();

    @Test
    void a_password_used_45_days_ago_passes_and_46_days_ago_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordUsedDaysAgo(45))
                                .user("bob", u -> u.passwordUsedDaysAgo(46)))
                .passes("alice")
                .fails("bob", "last used 46 days ago; at most 45");
    }

    @Test
    void a_password_that_was_never_used_is_judged_by_its_own_age() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(45))
                                .user("bob", u -> u.passwordChangedDaysAgo(46)))
                .passes("alice")
                .fails("bob", "never used");
    }

    @Test
    void a_changed_password_does_not_make_an_old_sign_in_younger() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u -> u.passwordChangedDaysAgo(3).passwordUsedDaysAgo(100))
                                .answer(
                                        ReadKey.LOGIN_PROFILES.of("alice"),
                                        Optional.of(
                                                new LoginProfile(
                                                        Optional.of(daysAgo(300)), false))))
                .fails("alice", "100 days ago");
    }

    @Test
    void a_sign_in_before_the_login_profile_was_made_is_that_of_a_former_password() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .reportCell(
                                        "alice",
                                        dev.lockstep.account.CredentialReport.Column
                                                .PASSWORD_LAST_USED,
                                        daysAgo(200).toString())
                                .answer(
                                        ReadKey.LOGIN_PROFILES.of("alice"),
                                        Optional.of(
                                                new LoginProfile(
                                                        Optional.of(REPORTED.plusSeconds(60)),
                                                        false)))
                                .without(ReadKey.USERS))
                .passes("alice");
    }

    @Test
    void users_without_a_password_and_break_glass_users_are_not_judged() {
        judging(
                        control,
                        account()
                                .user("ci", u -> u)
                                .user("emergency", u -> u.passwordUsedDaysAgo(300)),
                        baseline().breakGlass("emergency").build())
                .isNotApplicable("ci")
                .isNotApplicable("emergency");
    }

    @Test
    void a_last_use_that_is_not_known_is_undetermined_unless_the_password_is_young() {
        judging(
                        control,
                        account()
                                .user("old", u -> u.passwordChangedDaysAgo(46))
                                .user("young", u -> u.passwordChangedDaysAgo(45))
                                .denied(ReadKey.USERS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old", "iam:ListUsers")
                .passes("young");
    }

    @Test
    void a_never_used_password_of_unknown_age_is_undetermined_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("old", u -> u.passwordChangedDaysAgo(60).createdDaysAgo(46))
                                .user("young", u -> u.passwordChangedDaysAgo(60).createdDaysAgo(45))
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old")
                .passes("young");
    }

    @Test
    void a_password_that_is_not_known_matters_unless_it_would_pass_anyway() {
        judging(
                        control,
                        account()
                                .user("old", u -> u)
                                .user("young", u -> u.createdDaysAgo(45))
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old", "iam:GetLoginProfile")
                .passes("young");
    }

    @Test
    void the_advice_looks_before_it_removes() {
        var fail =
                (Verdict.Fail)
                        judging(control, account().user("alice", u -> u.passwordUsedDaysAgo(46)))
                                .of("alice");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam get-user --user-name alice",
                        "aws iam delete-login-profile --user-name alice");
        assertThat(fail.advice().text()).contains("cannot be undone");
    }
}
