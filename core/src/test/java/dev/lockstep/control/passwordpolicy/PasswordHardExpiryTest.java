package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordHardExpiryTest {
    @Test
    void no_hard_expiry_passes_where_none_is_wanted() {
        judging(new PasswordHardExpiry(), account()).passes(TestAccount.ID);
    }

    @Test
    void hard_expiry_fails_where_none_is_wanted() {
        judging(new PasswordHardExpiry(), Policies.with(Policies.hard()))
                .fails(TestAccount.ID, "locks its user out");
    }

    @Test
    void hard_expiry_passes_where_it_is_wanted() {
        judging(
                        new PasswordHardExpiry(),
                        Policies.with(Policies.hard()),
                        wanting(Policies.hardGoal()))
                .passes(TestAccount.ID);
    }

    @Test
    void no_hard_expiry_fails_where_it_is_wanted() {
        judging(new PasswordHardExpiry(), account(), wanting(Policies.hardGoal()))
                .fails(TestAccount.ID, "replace an expired password");
    }

    @Test
    void the_default_policy_of_AWS_passes_where_none_is_wanted() {
        judging(new PasswordHardExpiry(), account().defaultPasswordPolicy()).passes(TestAccount.ID);
    }

    @Test
    void the_default_policy_of_AWS_fails_where_hard_expiry_is_wanted() {
        judging(
                        new PasswordHardExpiry(),
                        account().defaultPasswordPolicy(),
                        wanting(Policies.hardGoal()))
                .fails(TestAccount.ID, "AWS's default password policy is in force");
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordHardExpiry(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordHardExpiry(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
