package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordSymbolTest {
    /// Requires the three other classes.
    private static final PasswordPolicy OTHERS =
            new PasswordPolicy(
                    14, true, true, true, false, true, Optional.of(90), Optional.of(24), false);

    @Test
    void a_policy_that_requires_a_symbol_passes() {
        judging(new PasswordSymbol(), account()).passes(TestAccount.ID);
    }

    @Test
    void a_policy_that_requires_only_the_other_classes_fails() {
        judging(new PasswordSymbol(), Policies.with(OTHERS))
                .fails(TestAccount.ID, "Passwords need not have a symbol.");
    }

    @Test
    void the_default_policy_of_AWS_asks_for_any_three_classes_and_fails() {
        judging(new PasswordSymbol(), account().defaultPasswordPolicy())
                .fails(TestAccount.ID, "three of the four character classes");
    }

    @Test
    void it_is_not_applicable_where_require_symbols_is_false_even_if_the_policy_is_not_known() {
        judging(
                        new PasswordSymbol(),
                        account().denied(ReadKey.PASSWORD_POLICY),
                        wanting(Policies.MODEST))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void a_policy_that_AWS_refuses_to_show_is_undetermined() {
        judging(new PasswordSymbol(), account().denied(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID, "iam:GetAccountPasswordPolicy");
    }

    @Test
    void a_policy_that_was_not_collected_is_undetermined() {
        judging(new PasswordSymbol(), account().without(ReadKey.PASSWORD_POLICY))
                .isUndetermined(TestAccount.ID);
    }
}
