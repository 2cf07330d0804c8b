package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordExpiryTest {
    @Test
    void passwords_that_expire_after_exactly_90_days_pass() {
        judging(new PasswordExpiry(), Policies.with(Policies.expiring(90))).passes(TestAccount.ID);
    }

    @Test
    void passwords_that_expire_after_1_day_pass() {
        judging(new PasswordExpiry(), Policies.with(Policies.expiring(1))).passes(TestAccount.ID);
    }

    @Test
    void passwords_that_expire_after_91_days_fail() {
        judging(new PasswordExpiry(), Policies.with(Policies.expiring(91)))
                .fails(TestAccount.ID, "expire only after 91 days");
    }

    @Test
    void a_limit_of_0_days_means_never_and_fails() {
        judging(new PasswordExpiry(), Policies.with(Policies.expiring(0)))
                .fails(TestAccount.ID, "never expire");
    }

    @Test
    void a_policy_without_a_limit_fails() {
        judging(new PasswordExpiry(), Policies.with(Policies.WEAKEST))
                .fails(TestAccount.ID, "never expire");
    }

    @Test
    void under_the_default_policy_of_AWS_passwords_never_expire() {
        judging(new PasswordExpiry(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "AWS's default password policy is in force")
                .fails(TestAccount.ID, "never expire");
    }

    @Test
    void it_is_not_applicable_where_the_baseline_says_never() {
        judging(new PasswordExpiry(), account().defaultPasswordPolicy(), wanting(Policies.MODEST))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordExpiry(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordExpiry(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
