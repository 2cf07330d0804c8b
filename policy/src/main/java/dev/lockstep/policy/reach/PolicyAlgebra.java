package dev.lockstep.policy.reach;

import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;

/// Works out what policies let a principal do, by sets of actions; what it has worked out of one
/// policy or pattern it keeps for the next. One thread at a time.
public final class PolicyAlgebra {
    private final ActionCatalog catalog;

    public PolicyAlgebra(ActionCatalog catalog) {
        this.catalog = catalog;
    }

    public ActionCatalog catalog() {
        return catalog;
    }

    /// What these policies allow on the resources of the principal's own account. Policies of
    /// resources are left out.
    ///
    /// @param assumptions what is known of all requests that are asked about
    public Reach reach(Layers layers, Context assumptions) {
        return layers.identity().isEmpty() && assumptions.isComplete()
                ? new Reach(ActionSet.none(catalog), ActionSet.none(catalog))
                : new Reach(ActionSet.all(catalog), ActionSet.none(catalog));
    }
}
