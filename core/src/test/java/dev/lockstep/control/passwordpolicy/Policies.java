package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import java.util.Optional;
import java.util.OptionalInt;

/// Password policies and goals for the tests of this step.
final class Policies {
    private Policies() {}

    /// An own policy that asks for as little as AWS lets it: 6 characters and nothing else.
    static final PasswordPolicy WEAKEST =
            new PasswordPolicy(
                    6,
                    false,
                    false,
                    false,
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false);

    static final PasswordPolicy STRONG =
            new PasswordPolicy(
                    14, true, true, true, true, true, Optional.of(90), Optional.of(24), false);

    /// Asks for nothing that can be turned off.
    static final PasswordPolicyGoal MODEST =
            new PasswordPolicyGoal(
                    8, false, false, false, false, OptionalInt.empty(), 1, false, false);

    static TestAccount with(PasswordPolicy policy) {
        return account().passwordPolicy(policy);
    }

    static PasswordPolicy expiring(int days) {
        return new PasswordPolicy(
                14, true, true, true, true, true, Optional.of(days), Optional.of(24), false);
    }

    static PasswordPolicy remembering(int passwords) {
        return new PasswordPolicy(
                14, true, true, true, true, true, Optional.of(90), Optional.of(passwords), false);
    }

    static PasswordPolicy hard() {
        return new PasswordPolicy(
                14, true, true, true, true, true, Optional.of(90), Optional.of(24), true);
    }

    static PasswordPolicyGoal hardGoal() {
        return new PasswordPolicyGoal(
                14, true, true, true, true, OptionalInt.of(90), 24, true, true);
    }
}
