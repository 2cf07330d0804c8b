package dev.lockstep.policy.evaluate;

/// The kinds of policy that AWS weighs against each other.
///
/// Rule source: IAM User Guide, "Policy evaluation logic".
public enum Layer {
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    RESOURCE("resource policy"),
    IDENTITY("identity policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy");

    private final String words;

    Layer(String words) {
        this.words = words;
    }

    /// What AWS calls such a policy, in the singular.
    public String words() {
        return words;
    }
}
