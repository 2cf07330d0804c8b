package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.PasswordPolicy;
import java.util.Optional;

/// Writes that change the account as a whole: its password policy, alias, server certificates and
/// identity providers.
public sealed interface AccountEffect extends Effect
        permits AccountEffect.UpdateAccountPasswordPolicy,
                AccountEffect.DeleteAccountPasswordPolicy,
                AccountEffect.CreateAccountAlias,
                AccountEffect.DeleteAccountAlias,
                ServerCertificateEffect,
                ProviderEffect {
    /// Gives the account a password policy of its own, in the place of any other: there are no
    /// partial updates.
    record UpdateAccountPasswordPolicy(PasswordPolicy policy) implements AccountEffect {
        @Override
        public String operation() {
            return "iam:UpdateAccountPasswordPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.passwordPolicy = Optional.of(policy);
            return draft.account();
        }
    }

    /// Gives the account AWS's default password policy again.
    record DeleteAccountPasswordPolicy() implements AccountEffect {
        @Override
        public String operation() {
            return "iam:DeleteAccountPasswordPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            AccountDraft.found(
                    draft.passwordPolicy.orElse(null), "password policy of", "the account");
            draft.passwordPolicy = Optional.empty();
            return draft.account();
        }
    }

    /// Gives the account an alias, in the place of any other: it has one at most.
    record CreateAccountAlias(String alias) implements AccountEffect {
        @Override
        public String operation() {
            return "iam:CreateAccountAlias";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            draft.alias = Optional.of(alias);
            return draft.account();
        }
    }

    /// Takes the account its alias.
    record DeleteAccountAlias(String alias) implements AccountEffect {
        @Override
        public String operation() {
            return "iam:DeleteAccountAlias";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            AccountDraft.found(
                    draft.alias.filter(alias::equals).orElse(null), "account alias", alias);
            draft.alias = Optional.empty();
            return draft.account();
        }
    }
}
