package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.PolicyAlgebra;
import dev.lockstep.policy.reach.Reach;

/// What the principals of one account reach, worked out once for all that have equal policies.
public final class AccountReach {
    private final PolicyAlgebra algebra = new PolicyAlgebra(ActionCatalog.builtIn());

    private AccountReach() {}

    /// One for a snapshot.
    public static AccountReach of(AccountSnapshot snapshot) {
        return snapshot.derived(AccountReach.class, _ -> new AccountReach());
    }

    public ActionCatalog catalog() {
        return algebra.catalog();
    }

    /// What its policies share.
    public PolicyAlgebra algebra() {
        return algebra;
    }

    /// What a principal reaches; of its requests only what is always so is known.
    public Reach reach(PrincipalAccess principal) {
        return reach(principal.layers(), principal.context());
    }

    /// What anybody with these policies reaches.
    ///
    /// @param assumptions what is known of all requests that are asked about
    public Reach reach(Layers layers, Context assumptions) {
        return algebra.reach(layers, assumptions);
    }
}
