package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.practice.operation.Quota;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The counts of iam:GetAccountSummary, with the quotas of a fresh account.
final class AccountSummaryCounts {
    private AccountSummaryCounts() {}

    static Map<String, Integer> of(Account account) {
        Map<String, Integer> counts = Quota.told();
        // Tokens of the global endpoint of STS are good in the usual regions only.
        counts.put("GlobalEndpointTokenVersion", 1);
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
}
