package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An account while one effect changes it: the parts that a write can touch, open to change.
final class AccountDraft {
    private final Account before;
    Optional<PasswordPolicy> passwordPolicy;
    Optional<String> alias;
    Root root;
    final SortedMap<String, User> users;
    final SortedMap<String, Group> groups;
    final SortedMap<String, Role> roles;
    final List<ManagedPolicy> policies;
    final List<VirtualMfaDevice> virtualMfaDevices;
    final List<ServerCertificate> serverCertificates;
    final List<SamlProvider> samlProviders;
    final List<OpenIdConnectProvider> openIdConnectProviders;
    final Map<String, AlternateContact> alternateContacts;
    final Map<String, List<Analyzer>> analyzers;
    final List<Trail> trails;

    private AccountDraft(Account before) {
        this.before = before;
        this.passwordPolicy = before.passwordPolicy();
        this.alias = before.alias();
        this.root = before.root();
        this.users = new TreeMap<>(before.users());
        this.groups = new TreeMap<>(before.groups());
        this.roles = new TreeMap<>(before.roles());
        this.policies = new ArrayList<>(before.policies());
        this.virtualMfaDevices = new ArrayList<>(before.virtualMfaDevices());
        this.serverCertificates = new ArrayList<>(before.serverCertificates());
        this.samlProviders = new ArrayList<>(before.samlProviders());
        this.openIdConnectProviders = new ArrayList<>(before.openIdConnectProviders());
        this.alternateContacts = new TreeMap<>(before.alternateContacts());
        this.analyzers = new TreeMap<>(before.analyzers());
        this.trails = new ArrayList<>(before.trails());
    }

    static AccountDraft of(Account account) {
        return new AccountDraft(account);
    }

    /// Changes the user of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    AccountDraft user(String name, UnaryOperator<User> change) {
        users.put(name, change.apply(found(users.get(name), "user", name)));
        return this;
    }

    /// Changes the group of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    AccountDraft group(String name, UnaryOperator<Group> change) {
        groups.put(name, change.apply(found(groups.get(name), "group", name)));
        return this;
    }

    /// Changes the role of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    AccountDraft role(String name, UnaryOperator<Role> change) {
        roles.put(name, change.apply(found(roles.get(name), "role", name)));
        return this;
    }

    /// What must be there.
    ///
    /// @throws IllegalArgumentException if it is not
    static <T> T found(@Nullable T one, String kind, String name) {
        if (one == null) {
            throw new IllegalArgumentException("there is no " + kind + " " + name);
        }
        return one;
    }

    Account account() {
        return new Account(
                before.id(),
                before.partition(),
                alias,
                passwordPolicy,
                root,
                users,
                groups,
                roles,
                policies,
                virtualMfaDevices,
                serverCertificates,
                samlProviders,
                openIdConnectProviders,
                before.organization(),
                before.organizationAccounts(),
                before.organizationFeatures(),
                before.serviceControlPolicies(),
                alternateContacts,
                before.regions(),
                analyzers,
                trails);
    }
}
