package dev.lockstep.account;

import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.Region;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.pcollections.TreePMap;

/// An account's identity, whole and plain, as live reads show it.
///
/// It says nothing about how well its parts are known: a part that was never read is empty here. So
/// verdicts never look at it; they ask the [AccountSnapshot], which answers with [Read]s.
///
/// @param id 12 digits, if any answer told it
/// @param partition such as `aws`, `aws-cn` or `aws-us-gov`
/// @param passwordPolicy the account's own; absent: AWS's default is in force
/// @param organizationFeatures see [ReadKey#ORGANIZATION_FEATURES]
/// @param alternateContacts by type, such as `SECURITY`
/// @param analyzers by region
public record Account(
        Optional<String> id,
        String partition,
        Optional<String> alias,
        Optional<PasswordPolicy> passwordPolicy,
        Root root,
        SortedMap<String, User> users,
        SortedMap<String, Group> groups,
        SortedMap<String, Role> roles,
        List<ManagedPolicy> policies,
        List<VirtualMfaDevice> virtualMfaDevices,
        List<ServerCertificate> serverCertificates,
        List<SamlProvider> samlProviders,
        List<OpenIdConnectProvider> openIdConnectProviders,
        Optional<Organization> organization,
        List<OrganizationAccount> organizationAccounts,
        Optional<Set<String>> organizationFeatures,
        List<ServiceControlLevel> serviceControlPolicies,
        Map<String, AlternateContact> alternateContacts,
        List<Region> regions,
        Map<String, List<Analyzer>> analyzers,
        List<Trail> trails) {

    public Account {
        users = shared(users);
        groups = shared(groups);
        roles = shared(roles);
        policies = List.copyOf(policies);
        virtualMfaDevices = List.copyOf(virtualMfaDevices);
        serverCertificates = List.copyOf(serverCertificates);
        samlProviders = List.copyOf(samlProviders);
        openIdConnectProviders = List.copyOf(openIdConnectProviders);
        organizationAccounts = List.copyOf(organizationAccounts);
        serviceControlPolicies = List.copyOf(serviceControlPolicies);
        alternateContacts = Map.copyOf(alternateContacts);
        regions = List.copyOf(regions);
        analyzers = Map.copyOf(analyzers);
        trails = List.copyOf(trails);
    }

    /// A map that shares all that is the same with those that are made of it: an account of
    /// thousands of users is changed thousands of times.
    private static <T> SortedMap<String, T> shared(SortedMap<String, T> map) {
        return map instanceof TreePMap<String, T> already ? already : TreePMap.fromSortedMap(map);
    }

    /// The same account with another root and other users, such as after a use of credentials.
    public Account withIdentities(Root newRoot, SortedMap<String, User> newUsers) {
        return new Account(
                id,
                partition,
                alias,
                passwordPolicy,
                newRoot,
                newUsers,
                groups,
                roles,
                policies,
                virtualMfaDevices,
                serverCertificates,
                samlProviders,
                openIdConnectProviders,
                organization,
                organizationAccounts,
                organizationFeatures,
                serviceControlPolicies,
                alternateContacts,
                regions,
                analyzers,
                trails);
    }

    /// The ARN of the root user.
    public Optional<String> rootArn() {
        return id.map(account -> "arn:" + partition + ":iam::" + account + ":root");
    }
}
