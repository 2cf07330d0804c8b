package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordSelfServiceTest {
    @Test
    void a_policy_that_lets_users_change_their_password_passes() {
        judging(new PasswordSelfService(), account()).passes(TestAccount.ID);
    }

    @Test
    void a_policy_that_does_not_fails() {
        judging(new PasswordSelfService(), Policies.with(Policies.WEAKEST))
                .fails(TestAccount.ID, "does not let users change their own password");
    }

    @Test
    void the_default_policy_of_AWS_does_not_and_fails() {
        judging(new PasswordSelfService(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "AWS's default password policy is in force");
    }

    @Test
    void it_is_not_applicable_where_allow_users_to_change_is_false() {
        judging(
                        new PasswordSelfService(),
                        Policies.with(Policies.WEAKEST),
                        wanting(Policies.MODEST))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordSelfService(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordSelfService(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
