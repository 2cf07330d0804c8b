package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// Writes that change a customer managed policy.
public sealed interface PolicyEffect extends Effect {
    /// Removes a managed policy.
    record DeletePolicy(String arn) implements PolicyEffect {
        @Override
        public String operation() {
            return "iam:DeletePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.policies.removeIf(policy -> policy.arn().equals(arn));
            return draft.account();
        }
    }
}
