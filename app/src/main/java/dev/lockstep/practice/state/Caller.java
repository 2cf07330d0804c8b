package dev.lockstep.practice.state;

import dev.lockstep.account.Account;

/// Who signed a request.
public sealed interface Caller {
    /// Whether the credentials come from a sign-in with MFA (`aws:MultiFactorAuthPresent`).
    boolean mfa();

    /// Whether the credentials are temporary (a session), and not an access key.
    boolean temporary();

    /// Root, by its access key or by a session that a console sign-in gave.
    record RootUser(boolean mfa, boolean temporary) implements Caller {}

    /// An IAM user.
    record IamUser(String name, boolean mfa, boolean temporary) implements Caller {}

    /// A session of a role.
    record RoleSession(String role, String session, boolean mfa) implements Caller {
        @Override
        public boolean temporary() {
            return true;
        }
    }

    /// The ARN that GetCallerIdentity gives.
    default String arn(Account account) {
        String id = account.id().orElseThrow();
        String partition = account.partition();
        return switch (this) {
            case RootUser _ -> account.rootArn().orElseThrow();
            case IamUser user ->
                    java.util.Optional.ofNullable(account.users().get(user.name()))
                            .flatMap(dev.lockstep.account.User::arn)
                            .orElse("arn:" + partition + ":iam::" + id + ":user/" + user.name());
            case RoleSession role ->
                    "arn:"
                            + partition
                            + ":sts::"
                            + id
                            + ":assumed-role/"
                            + role.role()
                            + "/"
                            + role.session();
        };
    }
}
