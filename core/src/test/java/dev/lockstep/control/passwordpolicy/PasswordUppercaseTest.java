package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordUppercaseTest {
    /// Requires the three other classes.
    private static final PasswordPolicy OTHERS =
            new PasswordPolicy(
                    14, false, true, true, true, true, Optional.of(90), Optional.of(24), false);

    @Test
    void a_policy_that_requires_an_uppercase_letter_passes() {
        judging(new PasswordUppercase(), account()).passes(TestAccount.ID);
    }

    @Test
    void a_policy_that_requires_only_the_other_classes_fails() {
        judging(new PasswordUppercase(), Policies.with(OTHERS))
                .fails(TestAccount.ID, "Passwords need not have an uppercase letter.");
    }

    @Test
    void the_default_policy_of_AWS_asks_for_any_three_classes_and_fails() {
        judging(new PasswordUppercase(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "three of the four character classes");
    }

    @Test
    void it_is_not_applicable_where_require_uppercase_is_false_even_if_the_policy_is_not_known() {
        judging(
                        new PasswordUppercase(),
                        account().denied(ReadKey.PASSWORD_POLICY),
                        wanting(Policies.MODEST))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordUppercase(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordUppercase(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
