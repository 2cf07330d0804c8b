package dev.lockstep.policy;

/// How long a policy is by AWS's count: characters, white space not counted, wherever it stands.
///
/// Rule source: IAM User Guide, "IAM and AWS STS quotas" ("IAM doesn't count white space when
/// calculating the size of a policy against these quotas"); AWS Organizations counts every
/// character of an SCP or RCP, so that their compact text is what to measure.
public final class PolicySize {
    /// A customer managed policy.
    public static final int MANAGED = 6_144;

    /// All inline policies of a user together.
    public static final int USER_INLINE = 2_048;

    /// All inline policies of a group together.
    public static final int GROUP_INLINE = 5_120;

    /// All inline policies of a role together.
    public static final int ROLE_INLINE = 10_240;

    /// The trust policy of a role, as long as nobody has the quota raised.
    public static final int TRUST = 2_048;

    private PolicySize() {}

    /// The size of a text as IAM counts it.
    public static int of(String json) {
        return (int) json.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    /// The size of a document when it is written as short as it can be.
    public static int of(PolicyDocument document) {
        return of(PolicyPrinter.compact(document));
    }
}
