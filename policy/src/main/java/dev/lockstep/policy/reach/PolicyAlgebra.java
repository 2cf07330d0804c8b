package dev.lockstep.policy.reach;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Actions;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Works out what policies let a principal do, by sets of actions; what it has worked out of one
/// policy or pattern it keeps for the next. One thread at a time.
///
/// A statement counts as possible as soon as its conditions may hold and it is about some resource,
/// and as certain only if they hold whatever is unknown and it is about every resource. So what is
/// possible is never too small, and what is certain never too large; what lies between them is for
/// [dev.lockstep.policy.evaluate.Evaluator], which decides one request.
public final class PolicyAlgebra {
    private static final char TRUE = 't';
    private static final char OPEN = '?';
    private static final char FALSE = 'f';

    private final ActionCatalog catalog;
    private final ActionSearch search;

    /// What needs no permission, and cannot be denied.
    private final ActionSet free;

    /// What identity policies alone do not decide: the policy of the role or key must agree, so
    /// that none of it is ever certain.
    private final ActionSet trusting;

    private final Map<CompiledPolicy, List<StatementMeaning>> meanings = new HashMap<>();
    private final Map<Variant, PolicySets> sets = new HashMap<>();
    private final Map<Weighed, Reach> reaches = new HashMap<>();

    public PolicyAlgebra(ActionCatalog catalog) {
        this.catalog = catalog;
        this.search = new ActionSearch(catalog);
        this.free = matching(new ActionPattern("sts:GetCallerIdentity"));
        this.trusting =
                limitable(catalog, matching(new ActionPattern("sts:*")))
                        .union(limitable(catalog, matching(new ActionPattern("kms:*"))));
    }

    private static ActionSet limitable(ActionCatalog catalog, ActionSet actions) {
        var numbers = new BitSet();
        actions.numbers().filter(catalog::hasResources).forEach(numbers::set);
        return ActionSet.of(catalog, numbers, false);
    }

    /// A policy under some truth of its conditions.
    ///
    /// @param truths a character for each statement that has conditions
    private record Variant(CompiledPolicy policy, String truths) {}

    /// What must be weighed against each other: the identity policies, then each kind or level that
    /// must allow too, then those that can only deny.
    private record Weighed(
            List<Variant> identity, List<List<Variant>> limits, List<Variant> denials) {}

    public ActionCatalog catalog() {
        return catalog;
    }

    /// The actions of the catalogue that a pattern such as `s3:Get*` matches.
    public ActionSet matching(ActionPattern pattern) {
        return ActionSet.of(catalog, search.matching(pattern), false);
    }

    /// What a statement's `Action` or `NotAction` names, whatever the resource.
    public Reach named(Actions actions) {
        ActionSearch.Meant meant = search.meant(actions);
        return new Reach(meant.possible(), meant.certain());
    }

    /// What these policies allow on the resources of the principal's own account. Policies of
    /// resources are left out: what only they allow is not in it, what only they deny is.
    ///
    /// @param assumptions what is known of all requests that are asked about
    public Reach reach(Layers layers, Context assumptions) {
        var limits = new ArrayList<List<Variant>>();
        layers.boundary().ifPresent(policies -> limits.add(variants(policies, assumptions)));
        layers.session().ifPresent(policies -> limits.add(variants(policies, assumptions)));
        layers.serviceControl()
                .forEach(level -> limits.add(variants(level.policies(), assumptions)));
        var denials = new ArrayList<Variant>();
        layers.resourceControl()
                .forEach(level -> denials.addAll(variants(level.policies(), assumptions)));
        return reaches.computeIfAbsent(
                new Weighed(variants(layers.identity(), assumptions), limits, denials),
                this::weigh);
    }

    private Reach weigh(Weighed weighed) {
        Reach reach = together(weighed.identity()).reach();
        for (List<Variant> limit : weighed.limits()) {
            reach = together(limit).limit(reach);
        }
        // Each level of resource control policies has one that allows everything.
        PolicySets denials = together(weighed.denials());
        return new Reach(
                reach.possible().minus(denials.surelyDeny()).union(free),
                reach.certain().minus(denials.mayDeny()).minus(trusting).union(free));
    }

    private PolicySets together(List<Variant> variants) {
        return PolicySets.together(
                variants.stream().map(one -> sets.computeIfAbsent(one, this::work)).toList(),
                catalog);
    }

    private List<Variant> variants(List<CompiledPolicy> policies, Context assumptions) {
        return policies.stream()
                .map(policy -> new Variant(policy, truths(policy, assumptions)))
                .toList();
    }

    private static String truths(CompiledPolicy policy, Context assumptions) {
        List<Statement> statements = policy.document().statements();
        StringBuilder truths = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            if (!statements.get(i).conditions().isEmpty()) {
                truths.append(
                        switch (policy.meetsConditions(i, assumptions)) {
                            case YES -> TRUE;
                            case MAYBE -> OPEN;
                            case NO -> FALSE;
                        });
            }
        }
        return truths.toString();
    }

    private PolicySets work(Variant variant) {
        var meant =
                meanings.computeIfAbsent(
                        variant.policy(),
                        policy ->
                                policy.document().statements().stream()
                                        .map(one -> StatementMeaning.of(one, search))
                                        .toList());
        ActionSet none = search.none();
        ActionSet mayAllow = none;
        ActionSet surelyAllow = none;
        ActionSet mayDeny = none;
        ActionSet surelyDeny = none;
        int conditioned = 0;
        for (StatementMeaning one : meant) {
            char truth =
                    one.statement().conditions().isEmpty()
                            ? TRUE
                            : variant.truths().charAt(conditioned++);
            ActionSet may = truth == FALSE ? none : one.possible();
            ActionSet surely = truth == TRUE ? one.certain() : none;
            if (one.statement().allows()) {
                mayAllow = mayAllow.union(may);
                surelyAllow = surelyAllow.union(surely);
            } else {
                mayDeny = mayDeny.union(may);
                surelyDeny = surelyDeny.union(surely);
            }
        }
        return new PolicySets(
                mayAllow,
                surelyAllow.equals(mayAllow) ? mayAllow : surelyAllow,
                mayDeny,
                surelyDeny.equals(mayDeny) ? mayDeny : surelyDeny);
    }
}
