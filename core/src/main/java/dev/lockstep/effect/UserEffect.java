package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change a user and its rights.
public sealed interface UserEffect extends Effect {
    /// Removes a user.
    record DeleteUser(String user) implements UserEffect {
        @Override
        public String operation() {
            return "iam:DeleteUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            AccountDraft.found(draft.users.remove(user), "user", user);
            return draft.account();
        }
    }
}
