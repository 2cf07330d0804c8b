package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.ActionMatcher;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Set;

/// A statement made ready for many requests.
///
/// @param resources empty if the statement names none and so means whatever it is attached to
record CompiledStatement(
        Statement statement,
        List<ActionMatcher> actions,
        boolean notResource,
        List<ResourceMatcher> resources,
        List<CompiledCondition> conditions) {

    static CompiledStatement of(Statement statement, PolicyDocument.Version version) {
        boolean variables = version == PolicyDocument.Version.V2012_10_17;
        return new CompiledStatement(
                statement,
                statement.actions().patterns().stream()
                        .map(pattern -> ActionMatcher.of(pattern.text()))
                        .toList(),
                statement.resources().map(Resources::negated).orElse(false),
                statement.resources().map(Resources::patterns).orElse(List.of()).stream()
                        .map(pattern -> ResourceMatcher.of(pattern.text(), variables))
                        .toList(),
                statement.conditions().stream()
                        .map(condition -> CompiledCondition.of(condition, version))
                        .toList());
    }

    boolean allows() {
        return statement.allows();
    }

    boolean matchesAction(Call call) {
        for (ActionMatcher action : actions) {
            if (action.matches(call.action(), call.colon())) {
                return !statement.actions().negated();
            }
        }
        return statement.actions().negated();
    }

    Match matchesResource(Call call) {
        if (statement.resources().isEmpty()) {
            return Match.YES;
        }
        Match any = Match.NO;
        for (ResourceMatcher resource : resources) {
            any = any.or(resource.matches(call.resource(), call.context()));
        }
        return notResource ? any.not() : any;
    }

    Match meetsConditions(Call call) {
        Match all = Match.YES;
        for (CompiledCondition condition : conditions) {
            all = all.and(condition.holds(call.context()));
            if (all == Match.NO) {
                return all;
            }
        }
        return all;
    }

    /// By what its principal element means the caller: bits of [Caller]. None if it has no such
    /// element.
    int names(Call call) {
        if (statement.principals().isEmpty()) {
            return 0;
        }
        Principals principals = statement.principals().get();
        int named = 0;
        for (Principal principal : principals.members()) {
            named |= call.caller().namedBy(principal, call.context());
        }
        if (!principals.negated()) {
            return named;
        }
        return allows() ? (named == 0 ? Caller.DIRECT : 0) : notNamed(named, call);
    }

    /// Rule source: IAM User Guide, "IAM JSON policy elements: NotPrincipal": with Deny it always
    /// denies a principal that has a permissions boundary; for others the account must be named
    /// beside the principal.
    private static int notNamed(int named, Call call) {
        boolean account = (named & Caller.ACCOUNT) != 0;
        boolean itself = (named & ~Caller.ACCOUNT) != 0;
        return account && itself && !call.bounded() ? 0 : Caller.DIRECT;
    }

    /// Adds the unknown keys that it looks at.
    void addUnknown(Context context, Set<String> keys) {
        resources.forEach(resource -> resource.addUnknown(context, keys));
        conditions.forEach(condition -> condition.addUnknown(context, keys));
    }
}
