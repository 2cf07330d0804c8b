package dev.lockstep.account.policies;

import java.util.Comparator;
import java.util.regex.Pattern;

/// A managed policy that is attached to a user, group or role, or set as a permissions boundary.
public record AttachedPolicy(String name, String arn) {
    /// AWS promises no order of its lists; ours is the same each time.
    public static final Comparator<AttachedPolicy> ORDER =
            Comparator.comparing(AttachedPolicy::name).thenComparing(AttachedPolicy::arn);

    private static final Pattern QUARANTINE =
            Pattern.compile("AWSCompromisedKeyQuarantine(V[0-9]+)?");

    /// Whether AWS keeps it, and not the account: its ARN has `aws` in the place of the account.
    public boolean isAwsManaged() {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[4].equals("aws");
    }

    /// Whether AWS attached it because it found a key of the user in public: the AWS managed policy
    /// AWSCompromisedKeyQuarantine or a later version of it (V2, V3 …).
    public boolean isKeyQuarantine() {
        return isAwsManaged() && QUARANTINE.matcher(name).matches();
    }
}
