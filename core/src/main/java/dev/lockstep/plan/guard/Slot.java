package dev.lockstep.plan.guard;

/// A place of an account that holds one value or none, and that writes change.
///
/// @param owner a user, group or role, or the ARN of a policy
/// @param name of what it holds there; empty where there is but one
record Slot(Kind kind, String owner, String name) {
    enum Kind {
        /// Whether a user is in a group (`name`).
        MEMBER,
        /// Whether a user has a managed policy (`name`, its ARN) attached.
        USER_POLICY,
        GROUP_POLICY,
        ROLE_POLICY,
        /// The text of an inline policy (`name`).
        USER_INLINE,
        GROUP_INLINE,
        ROLE_INLINE,
        /// The ARN of a permissions boundary.
        USER_BOUNDARY,
        ROLE_BOUNDARY,
        /// The text in force of a managed policy.
        DOCUMENT,
        /// Whether a user has a console password.
        PASSWORD,
        /// Whether an access key (`name`, its id) of a user is active.
        KEY,
        /// Whether a user is there, under its name.
        USER,
        /// Whether a user has an MFA device (`name`, its serial).
        DEVICE,
        /// The trust policy of a role.
        TRUST
    }

    static Slot of(Kind kind, String owner) {
        return new Slot(kind, owner, "");
    }
}
