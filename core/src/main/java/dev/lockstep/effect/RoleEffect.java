package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change a role.
public sealed interface RoleEffect extends Effect {
    /// Removes a role.
    record DeleteRole(String role) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:DeleteRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            AccountDraft.found(draft.roles.remove(role), "role", role);
            return draft.account();
        }
    }
}
