package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change MFA devices.
public sealed interface MfaEffect extends Effect {
    /// Takes an MFA device off its user.
    record DeactivateMfaDevice(String user, String serial) implements MfaEffect {
        @Override
        public String operation() {
            return "iam:DeactivateMFADevice";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            throw new UnsupportedOperationException("not built yet");
        }
    }
}
