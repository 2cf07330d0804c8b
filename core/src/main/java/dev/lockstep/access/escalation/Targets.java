package dev.lockstep.access.escalation;

import dev.lockstep.policy.ActionPattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Finds those of many users or roles that the patterns of a policy can mean at all, so that a
/// large account is not asked about one by one.
final class Targets {
    private final Map<String, Mask> all;
    private final Map<String, List<Mask>> byPattern = new HashMap<>();

    /// @param all by their ARN
    Targets(Map<String, Mask> all) {
        this.all = all;
    }

    /// Those that the identity policies may let an actor do something to.
    Collection<Mask> of(Mask actor, String action) {
        SequencedSet<String> patterns =
                Somewhere.patterns(actor.layers().identity(), action, actor.holder().context());
        if (patterns.contains("*")) {
            return all.values();
        }
        var found = new LinkedHashSet<Mask>();
        for (String pattern : patterns) {
            if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
                Mask one = all.get(pattern);
                if (one != null) {
                    found.add(one);
                }
            } else {
                found.addAll(byPattern.computeIfAbsent(pattern, this::matching));
            }
        }
        return found;
    }

    /// Action patterns ignore case, so that this is never too little; the evaluator is exact.
    private List<Mask> matching(String pattern) {
        var glob = new ActionPattern(pattern);
        return all.values().stream().filter(one -> glob.matches(one.holder().arn())).toList();
    }
}
