package dev.lockstep.policy.catalog;

/// What kind of power an action gives, as AWS sorts them. It proves nothing: iam:PassRole is a
/// plain write, and ecr:GetAuthorizationToken a read.
///
/// Rule source: Service Authorization Reference, "Access level".
public enum AccessLevel {
    READ("Read"),
    LIST("List"),
    WRITE("Write"),
    PERMISSIONS_MANAGEMENT("Permissions management"),
    TAGGING("Tagging");

    private final String words;

    AccessLevel(String words) {
        this.words = words;
    }

    /// The name in AWS's documents.
    public String words() {
        return words;
    }
}
