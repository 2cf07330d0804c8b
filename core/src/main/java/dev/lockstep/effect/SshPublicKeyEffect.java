package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.SshPublicKey;
import java.util.Optional;

/// Writes that change an SSH public key of a user.
public sealed interface SshPublicKeyEffect extends CredentialEffect {
    /// Adds an SSH public key. AWS chooses its id.
    ///
    /// @param body the key as it is uploaded
    record UploadSshPublicKey(String user, String body) implements SshPublicKeyEffect {
        @Override
        public String operation() {
            return "iam:UploadSSHPublicKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            one.sshPublicKeys.add(
                                    new SshPublicKey(
                                            assigned.id().orElseThrow(),
                                            true,
                                            Optional.of(assigned.at()),
                                            Optional.of(body))));
        }
    }

    /// Makes an SSH public key active or inactive.
    record UpdateSshPublicKey(String user, String id, boolean active)
            implements SshPublicKeyEffect {
        @Override
        public String operation() {
            return "iam:UpdateSSHPublicKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            CredentialDraft.change(
                                    one.sshPublicKeys,
                                    key -> key.id().equals(id),
                                    "SSH public key",
                                    id,
                                    key ->
                                            new SshPublicKey(
                                                    id, active, key.uploaded(), key.body())));
        }
    }

    /// Removes an SSH public key.
    record DeleteSshPublicKey(String user, String id) implements SshPublicKeyEffect {
        @Override
        public String operation() {
            return "iam:DeleteSSHPublicKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.changeUser(
                    account,
                    user,
                    one ->
                            CredentialDraft.remove(
                                    one.sshPublicKeys,
                                    key -> key.id().equals(id),
                                    "SSH public key",
                                    id));
        }
    }
}
