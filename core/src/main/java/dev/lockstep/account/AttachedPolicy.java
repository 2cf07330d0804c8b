package dev.lockstep.account;

/// A managed policy that is attached to a user, group or role, or set as a permissions boundary.
public record AttachedPolicy(String name, String arn) {
    /// Whether AWS keeps it, and not the account: its ARN has `aws` in the place of the account.
    public boolean isAwsManaged() {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[4].equals("aws");
    }
}
