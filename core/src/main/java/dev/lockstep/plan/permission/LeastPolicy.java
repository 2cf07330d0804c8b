package dev.lockstep.plan.permission;

import dev.lockstep.account.Account;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Permission;
import dev.lockstep.effect.permission.Arns;
import dev.lockstep.effect.permission.Permissions;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The least IAM policies that carrying out effects takes: to make them, to look before and after,
/// and to take them back.
///
/// Each action is on exactly the resources that need it. Only where that would take more policies
/// than AWS attaches to a user or role without asking for more (10; IAM User Guide, "IAM and AWS
/// STS quotas"), the ARNs of many resources become patterns: those under one path, such as
/// `user/*`, the paths first that would take most room. [#widenings] says where.
public final class LeastPolicy {
    /// What AWS attaches to a user or role without asking for more.
    private static final int MOST_DOCUMENTS = 10;

    private static final String ANY = "*";

    private LeastPolicy() {}

    /// The policies, each within AWS's size limit of a managed policy.
    ///
    /// @param effects those of a plan, all waves
    /// @param account as it is before
    /// @param reads the actions that the audit and the live re-plan take; AWS knows no resource for
    ///   most of them, so they stand with `*`
    public static List<PolicyDocument> of(
            List<Effect> effects, Account account, Collection<String> reads) {
        SortedMap<String, SortedSet<String>> needs = needs(effects, account, reads);
        List<String> documents = Packing.pack(needs);
        for (String path : longestFirst(needs)) {
            if (documents.size() <= MOST_DOCUMENTS) {
                break;
            }
            needs = widened(needs, path);
            documents = Packing.pack(needs);
        }
        return documents.stream().map(LeastPolicy::parsed).toList();
    }

    /// Where a pattern stands for the resources of one path, one sentence for each.
    public static List<String> widenings(List<PolicyDocument> documents) {
        var said = new ArrayList<String>();
        for (PolicyDocument document : documents) {
            for (Statement statement : document.statements()) {
                statement
                        .resources()
                        .ifPresent(resources ->
                                resources.patterns().stream()
                                        .map(pattern -> pattern.text())
                                        .filter(text -> text.endsWith("/*"))
                                        .map(text ->
                                                text
                                                        + " stands for many that would not fit into"
                                                        + " "
                                                        + MOST_DOCUMENTS
                                                        + " policies by name")
                                        .forEach(said::add));
            }
        }
        return said.stream().distinct().toList();
    }

    /// The actions by the resource that they are on. What the reads give on everything is not
    /// needed once more on one thing.
    private static SortedMap<String, SortedSet<String>> needs(
            List<Effect> effects, Account account, Collection<String> reads) {
        SortedMap<String, SortedSet<String>> needs = new TreeMap<>();
        if (!reads.isEmpty()) {
            needs.put(ANY, new TreeSet<>(reads));
        }
        Arns arns = Arns.of(account, effects);
        for (Effect effect : effects) {
            for (Permission permission : Permissions.of(effect, arns)) {
                for (String resource : permission.resources()) {
                    if (!reads.contains(permission.action())) {
                        needs.computeIfAbsent(pattern(resource), _ -> new TreeSet<>())
                                .add(permission.action());
                    }
                }
            }
        }
        return withoutWhatAnyGives(needs);
    }

    private static SortedMap<String, SortedSet<String>> withoutWhatAnyGives(
            SortedMap<String, SortedSet<String>> needs) {
        Set<String> everywhere =
                Set.copyOf(
                        Optional.<Collection<String>>ofNullable(needs.get(ANY)).orElse(List.of()));
        needs.forEach((resource, actions) -> {
            if (!resource.equals(ANY)) {
                actions.removeAll(everywhere);
            }
        });
        needs.values().removeIf(actions -> actions.isEmpty());
        return needs;
    }

    /// An ARN as a pattern of itself alone: a path may hold what patterns read otherwise (IAM User
    /// Guide, "IAM policy elements: Variables and tags").
    private static String pattern(String arn) {
        if (arn.equals(ANY)) {
            return arn;
        }
        return arn.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    }

    /// The paths under which more than one resource stands, those first that would take most room.
    private static List<String> longestFirst(SortedMap<String, SortedSet<String>> needs) {
        var lengths = new TreeMap<String, Integer>();
        var counts = new TreeMap<String, Integer>();
        for (String resource : needs.keySet()) {
            lengths.merge(path(resource), resource.length(), Integer::sum);
            counts.merge(path(resource), 1, Integer::sum);
        }
        return lengths.keySet().stream()
                .filter(path -> counts.getOrDefault(path, 0) > 1)
                .sorted(
                        Comparator.comparing((String path) -> -lengths.getOrDefault(path, 0))
                                .thenComparing(path -> path))
                .toList();
    }

    /// The same, with one pattern for all that stand under a path.
    private static SortedMap<String, SortedSet<String>> widened(
            SortedMap<String, SortedSet<String>> needs, String path) {
        SortedMap<String, SortedSet<String>> wide = new TreeMap<>();
        needs.forEach((resource, actions) ->
                wide.computeIfAbsent(
                                path(resource).equals(path) ? path + ANY : resource,
                                _ -> new TreeSet<>())
                        .addAll(actions));
        return wide;
    }

    /// What an ARN begins with up to its last part, such as `…:user/team/`.
    private static String path(String resource) {
        return resource.substring(0, resource.lastIndexOf('/') + 1);
    }

    private static PolicyDocument parsed(String text) {
        if (PolicyDocument.parse(text) instanceof PolicyDocument document
                && PolicySize.of(document) <= PolicySize.MANAGED) {
            return document;
        }
        throw new IllegalStateException("a policy that Lockstep wrote is none that AWS takes");
    }
}
