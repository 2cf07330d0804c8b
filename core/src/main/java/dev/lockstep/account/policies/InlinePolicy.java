package dev.lockstep.account.policies;

import dev.lockstep.policy.PolicyParse;
import java.util.Comparator;

/// A policy that belongs to one user, group or role.
public record InlinePolicy(String name, PolicyParse document) {
    /// AWS promises no order of its lists; ours is the same each time.
    public static final Comparator<InlinePolicy> ORDER = Comparator.comparing(InlinePolicy::name);
}
