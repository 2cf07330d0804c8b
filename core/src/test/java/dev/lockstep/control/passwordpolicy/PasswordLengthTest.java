package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PasswordLengthTest {
    @Test
    void a_policy_of_14_characters_passes() {
        judging(new PasswordLength(), account()).passes(TestAccount.ID);
    }

    @Test
    void a_policy_of_6_characters_fails_and_says_how_many_are_enough() {
        judging(new PasswordLength(), Policies.with(Policies.WEAKEST))
                .fails(
                        TestAccount.ID,
                        "Passwords may be shorter than 14 characters (6 are enough).");
    }

    @Test
    void the_default_policy_of_AWS_counts_as_8_characters_and_fails() {
        judging(new PasswordLength(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "shorter than 14")
                .fails(TestAccount.ID, "AWS's default password policy is in force")
                .fails(TestAccount.ID, "three of the four");
    }

    @Test
    void the_default_policy_of_AWS_passes_where_8_characters_are_wanted_and_the_evidence_says_so() {
        var judging =
                judging(
                        new PasswordLength(),
                        account().defaultPasswordPolicy(),
                        wanting(Policies.MODEST));

        judging.passes(TestAccount.ID);
        assertThat(judging.of(TestAccount.ID).evidence().facts())
                .extracting("name")
                .containsExactly("MinimumPasswordLength", "note", "minimum-length");
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordLength(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordLength(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "not collected");
    }
}
