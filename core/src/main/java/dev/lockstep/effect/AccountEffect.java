package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change the account as a whole: its password policy, alias, server certificates and
/// identity providers.
public sealed interface AccountEffect extends Effect {
    /// Gives the account AWS's default password policy again.
    record DeleteAccountPasswordPolicy() implements AccountEffect {
        @Override
        public String operation() {
            return "iam:DeleteAccountPasswordPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.passwordPolicy = java.util.Optional.empty();
            return draft.account();
        }
    }
}
