package dev.lockstep.practice.operation.identity;

import dev.lockstep.practice.operation.IamRefusal;

/// How much of everything an account may have (IAM User Guide, "IAM and AWS STS quotas"; the
/// defaults of a new account).
public final class Quota {
    public static final int USERS = 5000;
    public static final int GROUPS = 300;
    public static final int ROLES = 1000;
    public static final int POLICIES = 1500;
    public static final int GROUPS_PER_USER = 10;

    /// Managed policies attached to one user, group or role.
    public static final int ATTACHED_POLICIES = 10;

    public static final int VERSIONS_PER_POLICY = 5;

    /// Characters of a managed policy, white space not counted.
    public static final int MANAGED_POLICY_SIZE = 6144;

    /// Characters of all inline policies of a user together, white space not counted.
    public static final int USER_POLICY_SIZE = 2048;

    public static final int GROUP_POLICY_SIZE = 5120;
    public static final int ROLE_POLICY_SIZE = 10_240;

    /// Characters of a trust policy, white space not counted.
    public static final int TRUST_POLICY_SIZE = 2048;

    private Quota() {}

    /// @param name as AWS calls the quota, such as `UsersPerAccount`
    /// @throws dev.lockstep.practice.operation.AwsError if one more would be too many
    static void oneMore(int before, String name, int most) {
        upTo(before + 1, name, most);
    }

    static void upTo(int amount, String name, int most) {
        if (amount > most) {
            throw IamRefusal.limitExceeded("Cannot exceed quota for " + name + ": " + most);
        }
    }
}
