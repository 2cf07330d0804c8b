package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change the credentials of a user or of root, MFA devices apart.
public sealed interface CredentialEffect extends Effect {
    /// Takes a user the console password.
    record DeleteLoginProfile(String user) implements CredentialEffect {
        @Override
        public String operation() {
            return "iam:DeleteLoginProfile";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return AccountDraft.of(account)
                    .user(
                            user,
                            one ->
                                    one.withCredentials(
                                            java.util.Optional.empty(),
                                            one.passwordLastUsed(),
                                            one.accessKeys(),
                                            one.mfaDevices(),
                                            one.sshPublicKeys(),
                                            one.serviceCredentials(),
                                            one.signingCertificates()))
                    .account();
        }
    }
}
