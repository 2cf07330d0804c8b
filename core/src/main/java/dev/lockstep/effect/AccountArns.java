package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// ARNs of what an account has in IAM.
final class AccountArns {
    private AccountArns() {}

    /// The ARN of a resource of IAM.
    ///
    /// @param resource such as `mfa/phone`
    /// @throws IllegalArgumentException if the id of the account is not known
    static String of(Account account, String resource) {
        String id = AccountDraft.found(account.id().orElse(null), "known id of", "the account");
        return "arn:" + account.partition() + ":iam::" + id + ":" + resource;
    }
}
