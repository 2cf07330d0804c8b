package dev.lockstep.effect;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What users, groups and roles have alike: attached and inline policies, and tags.
final class Rights {
    private Rights() {}

    static List<AttachedPolicy> with(List<AttachedPolicy> before, AttachedPolicy one) {
        return before.contains(one) ? before : added(before, one);
    }

    /// @throws IllegalArgumentException if it is not attached
    static List<AttachedPolicy> without(List<AttachedPolicy> before, String arn) {
        var kept = before.stream().filter(one -> !one.arn().equals(arn)).toList();
        if (kept.size() == before.size()) {
            throw new IllegalArgumentException("the policy " + arn + " is not attached");
        }
        return kept;
    }

    /// With an inline policy of this name, in the place of one that had it.
    static List<InlinePolicy> with(List<InlinePolicy> before, String name, String document) {
        var others = before.stream().filter(one -> !one.name().equals(name)).toList();
        return added(others, new InlinePolicy(name, PolicyDocument.parse(document)));
    }

    /// @throws IllegalArgumentException if there is none of this name
    static List<InlinePolicy> withoutNamed(List<InlinePolicy> before, String name) {
        var kept = before.stream().filter(one -> !one.name().equals(name)).toList();
        if (kept.size() == before.size()) {
            throw new IllegalArgumentException("there is no inline policy " + name);
        }
        return kept;
    }

    /// Keys of tags ignore case and keep it: a tag replaces the one whose key differs in case only
    /// (IAM User Guide, "Tags for IAM resources").
    static Map<String, String> tagged(Map<String, String> before, Map<String, String> tags) {
        var all = new HashMap<>(untagged(before, tags.keySet()));
        all.putAll(tags);
        return all;
    }

    static Map<String, String> untagged(Map<String, String> before, Collection<String> keys) {
        var kept = new HashMap<>(before);
        kept.keySet().removeIf(key -> keys.stream().anyMatch(key::equalsIgnoreCase));
        return kept;
    }

    static <T> List<T> added(List<T> before, T one) {
        var all = new ArrayList<>(before);
        all.add(one);
        return all;
    }
}
