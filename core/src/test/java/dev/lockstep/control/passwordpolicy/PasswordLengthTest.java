package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordLengthTest {
    @Test
    void a_policy_of_14_characters_passes() {
        judging(new PasswordLength(), account()).passes(TestAccount.ID);
    }

    @Test
    void the_default_policy_of_AWS_counts_as_8_characters_and_fails() {
        judging(new PasswordLength(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "shorter than 14");
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordLength(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }
}
