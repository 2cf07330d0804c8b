package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// One write to AWS, and what it makes of an account.
///
/// It has one meaning, used everywhere: the practice account carries out an operation by its
/// effect, a rehearsal is a fold of effects, and a journal line is one effect. An effect holds no
/// secret: passwords, seeds and codes go beside it.
public sealed interface Effect
        permits UserEffect,
                GroupEffect,
                RoleEffect,
                PolicyEffect,
                CredentialEffect,
                MfaEffect,
                AccountEffect,
                AroundEffect {

    /// The operation, as a policy names it, such as `iam:CreateUser`.
    String operation();

    /// The account after this write. The account must allow it: an effect that names a user, group
    /// or policy that is not there is a mistake of whoever made it.
    ///
    /// @param assigned what AWS chose
    /// @throws IllegalArgumentException if what it changes is not there, or if something hangs on
    ///   what it removes
    Account applyTo(Account account, Assigned assigned);
}
