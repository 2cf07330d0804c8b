package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordReuseTest {
    @Test
    void a_policy_that_refuses_the_last_24_passwords_passes() {
        judging(new PasswordReuse(), Policies.with(Policies.remembering(24)))
                .passes(TestAccount.ID);
    }

    @Test
    void a_policy_that_refuses_the_last_23_passwords_fails() {
        judging(new PasswordReuse(), Policies.with(Policies.remembering(23)))
                .fails(TestAccount.ID, "Only the last 23 passwords are refused");
    }

    @Test
    void a_policy_without_a_reuse_rule_fails() {
        judging(new PasswordReuse(), Policies.with(Policies.WEAKEST))
                .fails(TestAccount.ID, "Any former password may be used again");
    }

    @Test
    void the_default_policy_of_AWS_has_no_reuse_rule_and_fails() {
        judging(new PasswordReuse(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "AWS's default password policy is in force");
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordReuse(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordReuse(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
