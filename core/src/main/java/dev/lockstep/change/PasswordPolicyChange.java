package dev.lockstep.change;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import java.util.List;
import java.util.Optional;

/// Changes of the account's password policy (step 1).
public sealed interface PasswordPolicyChange extends Change {
    @Override
    default Step step() {
        return Step.PASSWORD_POLICY;
    }

    /// Sets the whole policy: AWS has no partial updates (IAM API Reference,
    /// UpdateAccountPasswordPolicy).
    ///
    /// @param former the policy that stands; empty: AWS's default
    record SetPasswordPolicy(
            Subject subject, Optional<PasswordPolicy> former, PasswordPolicy wanted)
            implements PasswordPolicyChange {
        @Override
        public String kind() {
            return "set-password-policy";
        }

        @Override
        public String title() {
            return "Set the whole password policy: at least "
                    + wanted.minimumLength()
                    + " characters"
                    + wanted.maxAgeDays().map(days -> ", for " + days + " days").orElse("")
                    + wanted.reusePrevention().map(many -> ", unlike the last " + many).orElse("")
                    + ".";
        }

        @Override
        public Risk risk() {
            return startsHardExpiry() ? Risk.HIGH : expiresEarlier() ? Risk.MEDIUM : Risk.LOW;
        }

        /// Whether an expired password comes to lock its user out until an administrator helps.
        private boolean startsHardExpiry() {
            return wanted.hardExpiry() && former.filter(PasswordPolicy::hardExpiry).isEmpty();
        }

        /// Whether some must change their password at the next sign-in.
        private boolean expiresEarlier() {
            return !wanted.maxAgeDays().equals(former.flatMap(PasswordPolicy::maxAgeDays));
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccountEffect.UpdateAccountPasswordPolicy(wanted));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    former.isPresent()
                            ? "sets the former password policy again"
                            : "removes the policy, so that AWS's default is in force again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }
}
