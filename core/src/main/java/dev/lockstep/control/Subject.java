package dev.lockstep.control;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import java.util.Optional;

/// What a verdict is about.
///
/// @param name as reports name it; hostile text, never shown raw
/// @param owner the user that a key, device or inline policy belongs to
public record Subject(Kind kind, String name, Optional<String> arn, Optional<String> owner) {

    /// Kinds of subject.
    public enum Kind {
        ACCOUNT("account"),
        ROOT("root"),
        USER("user"),
        GROUP("group"),
        ROLE("role"),
        POLICY("policy"),
        ACCESS_KEY("access-key"),
        MFA_DEVICE("mfa-device"),
        PERSON("person"),
        PRINCIPAL("principal"),
        REGION("region"),
        SERVER_CERTIFICATE("server-certificate");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /// The name in reports.
        public String id() {
            return id;
        }
    }

    /// The name of an account whose id no answer told.
    public static final String UNKNOWN_ACCOUNT = "unknown";

    public static Subject account(AccountSnapshot snapshot) {
        return new Subject(
                Kind.ACCOUNT,
                snapshot.accountId().orElse(UNKNOWN_ACCOUNT),
                Optional.empty(),
                Optional.empty());
    }

    public static Subject root(AccountSnapshot snapshot) {
        return new Subject(Kind.ROOT, Root.NAME, snapshot.account().rootArn(), Optional.empty());
    }

    public static Subject user(UserReads user) {
        return new Subject(Kind.USER, user.name(), user.arn(), Optional.empty());
    }

    /// An access key of a user.
    public static Subject accessKey(UserReads owner, UserKey key) {
        return accessKey(owner.name(), key);
    }

    /// An access key of a user, or of root.
    ///
    /// @param owner the user's name, or [Root#NAME]
    public static Subject accessKey(String owner, UserKey key) {
        return new Subject(Kind.ACCESS_KEY, key.name(), Optional.empty(), Optional.of(owner));
    }

    /// Anything else.
    public static Subject of(Kind kind, String name, Optional<String> arn) {
        return new Subject(kind, name, arn, Optional.empty());
    }

    public Subject ownedBy(String user) {
        return new Subject(kind, name, arn, Optional.of(user));
    }
}
