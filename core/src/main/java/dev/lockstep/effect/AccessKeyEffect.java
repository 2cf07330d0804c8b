package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import java.util.Optional;

/// Writes that change an access key of a user, or of root ([dev.lockstep.account.Root#NAME]). The
/// secret access key is no part of them.
public sealed interface AccessKeyEffect extends CredentialEffect {
    /// Makes an access key. AWS chooses its id.
    record CreateAccessKey(String owner) implements AccessKeyEffect {
        @Override
        public String operation() {
            return "iam:CreateAccessKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            one.accessKeys.add(
                                    new AccessKey(
                                            assigned.id().orElseThrow(),
                                            true,
                                            Optional.of(assigned.at()),
                                            Optional.of(
                                                    new LastUsed(
                                                            Optional.empty(),
                                                            Optional.empty(),
                                                            Optional.empty())))));
        }
    }

    /// Makes an access key active or inactive.
    record UpdateAccessKey(String owner, String id, boolean active) implements AccessKeyEffect {
        @Override
        public String operation() {
            return "iam:UpdateAccessKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            CredentialDraft.change(
                                    one.accessKeys,
                                    key -> key.id().equals(id),
                                    "access key",
                                    id,
                                    key -> updated(key, assigned)));
        }

        private AccessKey updated(AccessKey key, Assigned assigned) {
            return new AccessKey(
                    id,
                    active,
                    key.created(),
                    key.lastUsed(),
                    key.active() == active ? key.statusChanged() : Optional.of(assigned.at()));
        }
    }

    /// Removes an access key. Nobody can bring it back.
    record DeleteAccessKey(String owner, String id) implements AccessKeyEffect {
        @Override
        public String operation() {
            return "iam:DeleteAccessKey";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return CredentialDraft.change(
                    account,
                    owner,
                    one ->
                            CredentialDraft.remove(
                                    one.accessKeys, key -> key.id().equals(id), "access key", id));
        }
    }
}
