package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change a group.
public sealed interface GroupEffect extends Effect {
    /// Removes a group.
    record DeleteGroup(String group) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:DeleteGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            AccountDraft.found(draft.groups.remove(group), "group", group);
            return draft.account();
        }
    }
}
