package dev.lockstep.practice.state;

import dev.lockstep.account.Account;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// The credentials that whoever starts a practice account is given. They make no finding of their
/// own: they are temporary, and the role trusts its own account alone.
public final class OwnSession {
    /// The role that Organizations makes in each account for its administrators.
    public static final String ROLE = "OrganizationAccountAccessRole";

    private static final String NAME = "practice";

    private OwnSession() {}

    /// A session of the role where there is one, else of root.
    ///
    /// @param expires when it ends (UTC)
    /// @param newId makes a random id from its prefix, such as `ASIA`
    public static SessionKey of(Account account, Instant expires, UnaryOperator<String> newId) {
        return account.roles().containsKey(ROLE) ? ofRole(expires, newId) : ofRoot(expires, newId);
    }

    /// As whom the credentials act.
    ///
    /// @param asRoot whether it is root, and not the role
    public static Caller caller(boolean asRoot) {
        return asRoot
                ? new Caller.RootUser(false, true)
                : new Caller.RoleSession(ROLE, NAME, false);
    }

    /// A session of root, as a sign-in at the console gives it to the AWS CLI (`aws login`).
    public static SessionKey ofRoot(Instant expires, UnaryOperator<String> newId) {
        return SessionKey.make(caller(true), expires, newId);
    }

    /// A session of the role.
    public static SessionKey ofRole(Instant expires, UnaryOperator<String> newId) {
        return SessionKey.make(caller(false), expires, newId);
    }
}
