package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The counts of iam:GetAccountSummary, with the quotas of a fresh account (IAM User Guide, "IAM
/// and AWS STS quotas").
final class AccountSummaryCounts {
    static final int USERS = 5000;
    static final int SERVER_CERTIFICATES = 20;
    private static final int ATTACHED_POLICIES = 10;

    private AccountSummaryCounts() {}

    static Map<String, Integer> of(Account account) {
        Map<String, Integer> counts = quotas();
        List<ManagedPolicy> own = account.policies().stream().filter(isOwn(account)).toList();
        counts.put("Users", account.users().size());
        counts.put("Groups", account.groups().size());
        counts.put("Roles", account.roles().size());
        counts.put("Policies", own.size());
        counts.put(
                "PolicyVersionsInUse",
                own.stream().mapToInt(policy -> Math.max(1, policy.versions().size())).sum());
        // Lockstep knows no instance profiles.
        counts.put("InstanceProfiles", 0);
        counts.put("ServerCertificates", account.serverCertificates().size());
        counts.put(
                "Providers",
                account.samlProviders().size() + account.openIdConnectProviders().size());
        devices(account, counts);
        root(account.root(), counts);
        return counts;
    }

    private static Predicate<ManagedPolicy> isOwn(Account account) {
        return policy ->
                account.id()
                        .filter(id -> policy.arn().contains(":iam::" + id + ":policy/"))
                        .isPresent();
    }

    private static void devices(Account account, Map<String, Integer> counts) {
        long inUse =
                Stream.concat(
                                account.root().mfaDevices().stream(),
                                account.users().values().stream()
                                        .flatMap(user -> user.mfaDevices().stream()))
                        .map(MfaDevice::serial)
                        .distinct()
                        .count();
        long leftOver =
                account.virtualMfaDevices().stream()
                        .filter(device -> !device.isAssigned())
                        .map(VirtualMfaDevice::serial)
                        .count();
        counts.put("MFADevices", (int) (inUse + leftOver));
        counts.put("MFADevicesInUse", (int) inUse);
    }

    /// Whether an inactive key of root counts is not documented: here it does not.
    private static void root(Root root, Map<String, Integer> counts) {
        counts.put("AccountMFAEnabled", flag(!root.mfaDevices().isEmpty()));
        counts.put(
                "AccountAccessKeysPresent",
                flag(root.accessKeys().stream().anyMatch(AccessKey::active)));
        counts.put("AccountPasswordPresent", flag(root.password().isPresent()));
        counts.put(
                "AccountSigningCertificatesPresent",
                flag(root.signingCertificates().stream().anyMatch(one -> one.active())));
    }

    private static int flag(boolean is) {
        return is ? 1 : 0;
    }

    private static Map<String, Integer> quotas() {
        Map<String, Integer> quotas = new TreeMap<>();
        quotas.put("UsersQuota", USERS);
        quotas.put("GroupsQuota", 300);
        quotas.put("RolesQuota", 1000);
        quotas.put("PoliciesQuota", 1500);
        quotas.put("InstanceProfilesQuota", 1000);
        quotas.put("ServerCertificatesQuota", SERVER_CERTIFICATES);
        quotas.put("GroupsPerUserQuota", 10);
        quotas.put("AccessKeysPerUserQuota", AccessKeys.MOST);
        quotas.put("SigningCertificatesPerUserQuota", SigningCertificates.MOST);
        quotas.put("AttachedPoliciesPerUserQuota", ATTACHED_POLICIES);
        quotas.put("AttachedPoliciesPerGroupQuota", ATTACHED_POLICIES);
        quotas.put("AttachedPoliciesPerRoleQuota", ATTACHED_POLICIES);
        quotas.put("UserPolicySizeQuota", 2048);
        quotas.put("GroupPolicySizeQuota", 5120);
        quotas.put("RolePolicySizeQuota", 10240);
        quotas.put("PolicySizeQuota", 6144);
        quotas.put("AssumeRolePolicySizeQuota", 2048);
        quotas.put("VersionsPerPolicyQuota", 5);
        quotas.put("PolicyVersionsInUseQuota", 10000);
        quotas.put("GlobalEndpointTokenVersion", 1);
        return quotas;
    }
}
