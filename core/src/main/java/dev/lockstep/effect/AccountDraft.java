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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An account while one effect changes it: the parts that a write can touch, open to change. What
/// is not changed is shared with the account before, so that a write in a large account costs as
/// much as in a small one.
final class AccountDraft {
    private final Account before;
    Optional<PasswordPolicy> passwordPolicy;
    Optional<String> alias;
    Root root;
    final DraftMap<User> users;
    final DraftMap<Group> groups;
    final DraftMap<Role> roles;
    final DraftList<ManagedPolicy> policies;
    final DraftList<VirtualMfaDevice> virtualMfaDevices;
    final DraftList<ServerCertificate> serverCertificates;
    final DraftList<SamlProvider> samlProviders;
    final DraftList<OpenIdConnectProvider> openIdConnectProviders;
    Map<String, AlternateContact> alternateContacts;
    Map<String, List<Analyzer>> analyzers;
    final DraftList<Trail> trails;

    private AccountDraft(Account before) {
        this.before = before;
        this.passwordPolicy = before.passwordPolicy();
        this.alias = before.alias();
        this.root = before.root();
        this.users = new DraftMap<>(before.users());
        this.groups = new DraftMap<>(before.groups());
        this.roles = new DraftMap<>(before.roles());
        this.policies = new DraftList<>(before.policies());
        this.virtualMfaDevices = new DraftList<>(before.virtualMfaDevices());
        this.serverCertificates = new DraftList<>(before.serverCertificates());
        this.samlProviders = new DraftList<>(before.samlProviders());
        this.openIdConnectProviders = new DraftList<>(before.openIdConnectProviders());
        this.alternateContacts = before.alternateContacts();
        this.analyzers = before.analyzers();
        this.trails = new DraftList<>(before.trails());
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

    /// Changes the alternate contacts.
    void contacts(Consumer<Map<String, AlternateContact>> change) {
        var changed = new TreeMap<>(alternateContacts);
        change.accept(changed);
        alternateContacts = changed;
    }

    /// Changes the analyzers of a region.
    void analyzers(String region, Consumer<List<Analyzer>> change) {
        var there = new ArrayList<>(analyzers.getOrDefault(region, List.of()));
        change.accept(there);
        var changed = new TreeMap<>(analyzers);
        changed.put(region, there);
        analyzers = changed;
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
                users.drafted(),
                groups.drafted(),
                roles.drafted(),
                policies.drafted(),
                virtualMfaDevices.drafted(),
                serverCertificates.drafted(),
                samlProviders.drafted(),
                openIdConnectProviders.drafted(),
                before.organization(),
                before.organizationAccounts(),
                before.organizationFeatures(),
                before.serviceControlPolicies(),
                alternateContacts,
                before.regions(),
                analyzers,
                trails.drafted());
    }
}
