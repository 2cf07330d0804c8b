package dev.lockstep.account.comparison;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.around.Analyzer;
import dev.lockstep.account.around.Trail;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An account in a form in which two are equal if they differ in nothing but what AWS chose in
/// between, or counts by itself.
///
/// Ids, dates and numbers of versions that the first account did not have are placeholders; those
/// that it had stay. So a user or role that was made again is another one, as it is for AWS: other
/// policies name it by its unique id. Nothing names a group or a managed policy by its id, so those
/// of groups and policies do not count. Documents are canonical, lists in an order of their own;
/// when something was last used does not count, and of AWS's own policies none.
///
/// @param account with placeholders
public record NormalForm(Account account) {
    /// The normal form.
    ///
    /// @param first the account before anything was changed
    public static NormalForm of(Account account, Account first) {
        var principals = new NormalPrincipals(first);
        var policies = new NormalPolicies(first);
        var credentials = new NormalCredentials(first);
        Root root = credentials.root(account.root());
        return new NormalForm(
                new Account(
                        account.id(),
                        account.partition(),
                        account.alias(),
                        account.passwordPolicy(),
                        root,
                        mapped(account.users(), principals::user),
                        mapped(account.groups(), principals::group),
                        mapped(account.roles(), principals::role),
                        sorted(
                                account.policies().stream()
                                        .filter(one -> !one.isAwsManaged())
                                        .map(policies::policy)
                                        .toList(),
                                ManagedPolicy::arn),
                        credentials.virtualDevices(account.virtualMfaDevices()),
                        credentials.serverCertificates(account.serverCertificates()),
                        sorted(account.samlProviders(), one -> one.arn()),
                        sorted(account.openIdConnectProviders(), one -> one.arn()),
                        account.organization(),
                        account.organizationAccounts(),
                        account.organizationFeatures(),
                        account.serviceControlPolicies(),
                        account.alternateContacts(),
                        account.regions(),
                        analyzers(account, first),
                        sorted(account.trails(), Trail::arn)));
    }

    /// A region without analyzers is as one that has never had any.
    private static Map<String, List<Analyzer>> analyzers(Account account, Account first) {
        var old =
                first.analyzers().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        var analyzers = new TreeMap<String, List<Analyzer>>();
        account.analyzers()
                .forEach((region, some) -> {
                    if (!some.isEmpty()) {
                        analyzers.put(
                                region,
                                sorted(
                                        some.stream()
                                                .map(one ->
                                                        old.contains(one)
                                                                ? one
                                                                : new Analyzer(
                                                                        one.name(),
                                                                        one.arn(),
                                                                        one.type(),
                                                                        one.status()))
                                                .toList(),
                                        Analyzer::name));
                    }
                });
        return analyzers;
    }

    static <T> List<T> sorted(List<T> all, Function<T, String> by) {
        return all.stream().sorted(Comparator.comparing(by)).toList();
    }

    private static <T> TreeMap<String, T> mapped(Map<String, T> all, Function<T, T> how) {
        var mapped = new TreeMap<String, T>();
        all.forEach((name, one) -> mapped.put(name, how.apply(one)));
        return mapped;
    }

    /// What differs, one sentence for each; names in it are hostile text.
    public List<String> differences(NormalForm other) {
        Account mine = account;
        Account theirs = other.account;
        var found = new ArrayList<String>();
        compare("the alias", mine.alias(), theirs.alias(), found);
        compare("the password policy", mine.passwordPolicy(), theirs.passwordPolicy(), found);
        compare("root", mine.root(), theirs.root(), found);
        compare("the user", mine.users(), theirs.users(), found);
        compare("the group", mine.groups(), theirs.groups(), found);
        compare("the role", mine.roles(), theirs.roles(), found);
        compare(
                "the policy",
                byName(mine.policies(), ManagedPolicy::arn),
                byName(theirs.policies(), ManagedPolicy::arn),
                found);
        compare(
                "the virtual MFA devices",
                mine.virtualMfaDevices(),
                theirs.virtualMfaDevices(),
                found);
        compare(
                "the server certificates",
                mine.serverCertificates(),
                theirs.serverCertificates(),
                found);
        compare("the contact", mine.alternateContacts(), theirs.alternateContacts(), found);
        compare("the analyzers of", mine.analyzers(), theirs.analyzers(), found);
        compare(
                "the trail",
                byName(mine.trails(), Trail::arn),
                byName(theirs.trails(), Trail::arn),
                found);
        if (found.isEmpty() && !mine.equals(theirs)) {
            found.add("something that no plan changes is otherwise");
        }
        return found;
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        var named = new TreeMap<String, T>();
        all.forEach(one -> named.put(name.apply(one), one));
        return named;
    }

    private static void compare(
            String what, Map<String, ?> mine, Map<String, ?> theirs, List<String> found) {
        var names = new TreeSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            compare(what + " " + name, mine.get(name), theirs.get(name), found);
        }
    }

    private static void compare(
            String what, @Nullable Object mine, @Nullable Object theirs, List<String> found) {
        if (!Objects.equals(mine, theirs)) {
            found.add(what + " is " + shown(mine) + ", and " + shown(theirs) + " in the other");
        }
    }

    private static String shown(@Nullable Object one) {
        return one == null ? "not there" : one.toString();
    }
}
