package dev.lockstep.plan.order;

import java.util.Locale;

/// Something of an account that a write makes, changes or removes.
///
/// @param owner the user, group, role or policy that it belongs to; empty for what stands alone
/// @param name its name, ARN, id or serial; names of IAM ignore case, so those are in lower case
record Thing(Kind kind, String owner, String name) {
    enum Kind {
        USER,
        GROUP,
        ROLE,
        POLICY,
        POLICY_VERSION,
        MEMBERSHIP,
        ATTACHMENT,
        INLINE_POLICY,
        BOUNDARY,
        TRUST,
        PASSWORD,
        ACCESS_KEY,
        SSH_KEY,
        SERVICE_CREDENTIAL,
        SIGNING_CERTIFICATE,
        MFA,
        VIRTUAL_DEVICE,
        TAGS,
        PASSWORD_POLICY,
        ALIAS,
        SERVER_CERTIFICATE,
        PROVIDER,
        CONTACT,
        TRAIL,
        ANALYZER,
        /// All passwords, keys and devices of a user together.
        WAYS_IN
    }

    static Thing user(String name) {
        return new Thing(Kind.USER, "", folded(name));
    }

    /// By what a user comes in, apart from what it may do then.
    static Thing waysInto(String user) {
        return new Thing(Kind.WAYS_IN, "", folded(user));
    }

    static Thing group(String name) {
        return new Thing(Kind.GROUP, "", folded(name));
    }

    static Thing role(String name) {
        return new Thing(Kind.ROLE, "", folded(name));
    }

    static Thing policy(String arn) {
        return new Thing(Kind.POLICY, "", arn);
    }

    static Thing device(String serial) {
        return new Thing(Kind.VIRTUAL_DEVICE, "", serial);
    }

    /// What stands alone: no other thing hangs on it, nor it on any.
    static Thing alone(Kind kind, String name) {
        return new Thing(kind, "", name);
    }

    /// What this thing has.
    Thing has(Kind what, String name) {
        return new Thing(what, this.kind + " " + this.name, name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
