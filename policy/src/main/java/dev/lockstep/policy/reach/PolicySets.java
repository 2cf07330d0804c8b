package dev.lockstep.policy.reach;

import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.Collection;

/// What one policy, or several of one kind together, say of all actions.
///
/// @param mayAllow actions that are allowed for some request
/// @param surelyAllow actions that are allowed for every request
/// @param mayDeny actions that are denied for some request
/// @param surelyDeny actions that are denied for every request
record PolicySets(
        ActionSet mayAllow, ActionSet surelyAllow, ActionSet mayDeny, ActionSet surelyDeny) {

    static PolicySets nothing(ActionCatalog catalog) {
        ActionSet none = ActionSet.none(catalog);
        return new PolicySets(none, none, none, none);
    }

    /// What they say together.
    static PolicySets together(Collection<PolicySets> all, ActionCatalog catalog) {
        PolicySets sum = nothing(catalog);
        for (PolicySets one : all) {
            sum =
                    new PolicySets(
                            sum.mayAllow.union(one.mayAllow),
                            sum.surelyAllow.union(one.surelyAllow),
                            sum.mayDeny.union(one.mayDeny),
                            sum.surelyDeny.union(one.surelyDeny));
        }
        return sum;
    }

    /// What both leave, where both must allow.
    Reach limit(Reach reach) {
        return new Reach(
                reach.possible().intersection(mayAllow).minus(surelyDeny),
                reach.certain().intersection(surelyAllow).minus(mayDeny));
    }

    /// What they let through alone.
    Reach reach() {
        return new Reach(mayAllow.minus(surelyDeny), surelyAllow.minus(mayDeny));
    }
}
