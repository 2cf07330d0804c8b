package dev.lockstep.policy.lint;

/// What a policy is attached to; AWS asks different things of each kind.
///
/// Rule source: IAM User Guide, "Policies and permissions in AWS Identity and Access Management".
public enum PolicyKind {
    IDENTITY("identity policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    TRUST("trust policy"),
    RESOURCE("resource policy"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy");

    private final String words;

    PolicyKind(String words) {
        this.words = words;
    }

    /// What AWS calls such a policy, in the singular.
    public String words() {
        return words;
    }

    /// Whether it is written like an identity policy: with resources and without principals.
    boolean isLikeIdentity() {
        return this == IDENTITY || this == BOUNDARY || this == SESSION;
    }
}
