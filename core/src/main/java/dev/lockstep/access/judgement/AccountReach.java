package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.PolicyAlgebra;
import dev.lockstep.policy.reach.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the principals of one account reach, worked out once for all that have equal policies.
public final class AccountReach {
    private final PolicyAlgebra algebra = new PolicyAlgebra(ActionCatalog.builtIn());

    private final Map<CompiledPolicy, List<ActionPattern>> unknown = new HashMap<>();

    private AccountReach() {}

    /// One for a snapshot.
    public static AccountReach of(AccountSnapshot snapshot) {
        return snapshot.derived(AccountReach.class, _ -> new AccountReach());
    }

    public ActionCatalog catalog() {
        return algebra.catalog();
    }

    /// What a statement's `Action` or `NotAction` names, whatever the resource.
    public Reach named(Actions actions) {
        return algebra.named(actions);
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

    /// The patterns of a policy's Allow statements that match no action of the catalogue.
    List<ActionPattern> unknownPatterns(CompiledPolicy policy) {
        return unknown.computeIfAbsent(
                policy,
                one ->
                        one.document().statements().stream()
                                .filter(Statement::allows)
                                .filter(statement -> !statement.actions().negated())
                                .flatMap(statement -> statement.actions().patterns().stream())
                                .filter(pattern -> algebra.matching(pattern).isEmpty())
                                .toList());
    }
}
