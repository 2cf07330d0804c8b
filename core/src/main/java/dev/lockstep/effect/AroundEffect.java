package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes around the identity of an account: contacts, trails, analyzers.
public sealed interface AroundEffect extends Effect {
    /// Removes an alternate contact.
    record DeleteAlternateContact(String type) implements AroundEffect {
        @Override
        public String operation() {
            return "account:DeleteAlternateContact";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.alternateContacts.remove(type);
            return draft.account();
        }
    }
}
