package dev.lockstep.account.comparison;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicyPrinter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Policies in normal form: canonical documents, and versions by numbers that the first account
/// knows or by their order.
final class NormalPolicies {
    private final Map<String, Set<String>> oldVersions = new HashMap<>();

    NormalPolicies(Account first) {
        for (ManagedPolicy policy : first.policies()) {
            oldVersions.put(
                    policy.arn(),
                    policy.versions().stream().map(Version::id).collect(Collectors.toSet()));
        }
    }

    ManagedPolicy policy(ManagedPolicy policy) {
        Set<String> old = oldVersions.getOrDefault(policy.arn(), Set.of());
        var names = new HashMap<String, String>();
        var versions = new ArrayList<Version>();
        List<Version> inOrder =
                policy.versions().stream()
                        .sorted(Comparator.comparing(Version::id, BY_NUMBER))
                        .toList();
        int fresh = 0;
        for (Version version : inOrder) {
            String name = old.contains(version.id()) ? version.id() : "new " + ++fresh;
            names.put(version.id(), name);
            versions.add(new Version(name, canonical(version.document()), Optional.empty()));
        }
        return new ManagedPolicy(
                policy.name(),
                policy.arn(),
                policy.path(),
                0,
                names.getOrDefault(policy.defaultVersion(), policy.defaultVersion()),
                versions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy.description().filter(text -> !text.isEmpty()),
                policy.tags());
    }

    /// `v10` comes after `v9`.
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    static List<InlinePolicy> inline(List<InlinePolicy> all) {
        return all.stream()
                .map(one -> new InlinePolicy(one.name(), canonical(one.document())))
                .toList();
    }

    static PolicyParse canonical(PolicyParse parse) {
        return parse instanceof PolicyDocument document
                ? PolicyDocument.parse(PolicyPrinter.compact(document))
                : parse;
    }
}
