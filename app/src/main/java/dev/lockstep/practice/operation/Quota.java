package dev.lockstep.practice.operation;

import dev.lockstep.policy.PolicySize;
import java.util.Map;
import java.util.TreeMap;

/// How much of everything an account may have (IAM User Guide, "IAM and AWS STS quotas"; the
/// defaults of a new account).
public final class Quota {
    public static final int USERS = 5000;
    public static final int GROUPS = 300;
    public static final int ROLES = 1000;
    public static final int POLICIES = 1500;
    public static final int GROUPS_PER_USER = 10;

    /// Inactive ones count. Root has as many.
    public static final int ACCESS_KEYS_PER_USER = 2;

    public static final int SIGNING_CERTIFICATES_PER_USER = 2;
    public static final int MFA_DEVICES_PER_USER = 8;
    public static final int SSH_PUBLIC_KEYS_PER_USER = 5;

    /// Of one user for one service.
    public static final int SERVICE_CREDENTIALS = 2;

    /// Virtual devices of an account, assigned or not: as many as users.
    public static final int VIRTUAL_MFA_DEVICES = USERS;

    public static final int SERVER_CERTIFICATES = 20;
    public static final int SAML_PROVIDERS = 100;
    public static final int OPEN_ID_CONNECT_PROVIDERS = 100;
    public static final int CLIENT_IDS_PER_PROVIDER = 100;

    /// Managed policies attached to one user, group or role.
    public static final int ATTACHED_POLICIES = 10;

    public static final int VERSIONS_PER_POLICY = 5;

    /// Characters of a managed policy, white space not counted.
    public static final int MANAGED_POLICY_SIZE = PolicySize.MANAGED;

    /// Characters of all inline policies of a user together, white space not counted.
    public static final int USER_POLICY_SIZE = PolicySize.USER_INLINE;

    public static final int GROUP_POLICY_SIZE = PolicySize.GROUP_INLINE;
    public static final int ROLE_POLICY_SIZE = PolicySize.ROLE_INLINE;

    /// Characters of a trust policy, white space not counted.
    public static final int TRUST_POLICY_SIZE = 2048;

    private Quota() {}

    /// The quotas that iam:GetAccountSummary tells, by its names for them. Not all of those above
    /// are among them.
    public static Map<String, Integer> told() {
        var quotas = new TreeMap<String, Integer>();
        quotas.put("UsersQuota", USERS);
        quotas.put("GroupsQuota", GROUPS);
        quotas.put("RolesQuota", ROLES);
        quotas.put("PoliciesQuota", POLICIES);
        quotas.put("InstanceProfilesQuota", 1000);
        quotas.put("ServerCertificatesQuota", SERVER_CERTIFICATES);
        quotas.put("GroupsPerUserQuota", GROUPS_PER_USER);
        quotas.put("AccessKeysPerUserQuota", ACCESS_KEYS_PER_USER);
        quotas.put("SigningCertificatesPerUserQuota", SIGNING_CERTIFICATES_PER_USER);
        quotas.put("AttachedPoliciesPerUserQuota", ATTACHED_POLICIES);
        quotas.put("AttachedPoliciesPerGroupQuota", ATTACHED_POLICIES);
        quotas.put("AttachedPoliciesPerRoleQuota", ATTACHED_POLICIES);
        quotas.put("UserPolicySizeQuota", USER_POLICY_SIZE);
        quotas.put("GroupPolicySizeQuota", GROUP_POLICY_SIZE);
        quotas.put("RolePolicySizeQuota", ROLE_POLICY_SIZE);
        quotas.put("PolicySizeQuota", MANAGED_POLICY_SIZE);
        quotas.put("AssumeRolePolicySizeQuota", TRUST_POLICY_SIZE);
        quotas.put("VersionsPerPolicyQuota", VERSIONS_PER_POLICY);
        quotas.put("PolicyVersionsInUseQuota", 10_000);
        return quotas;
    }

    /// Refuses one more than there may be.
    ///
    /// @param name as AWS calls the quota, such as `UsersPerAccount`
    /// @throws AwsError if one more would be too many
    public static void oneMore(int before, String name, int most) {
        upTo(before + 1, name, most);
    }

    /// Refuses more than there may be.
    ///
    /// @param name as AWS calls the quota, such as `PolicySize`
    /// @throws AwsError if it is more than the most
    public static void upTo(int amount, String name, int most) {
        if (amount > most) {
            throw IamRefusal.limitExceeded("Cannot exceed quota for " + name + ": " + most);
        }
    }
}
