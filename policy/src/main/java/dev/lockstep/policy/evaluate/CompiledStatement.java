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

    Match meetsConditions(Context context) {
        Match all = Match.YES;
        for (CompiledCondition condition : conditions) {
            all = all.and(condition.holds(context));
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
        return allows() ? (named == 0 ? Caller.DIRECT : 0) : notNamed(principals, named, call);
    }

    /// Rule source: IAM User Guide, "IAM JSON policy elements: NotPrincipal": with Deny it always
    /// denies a principal that has a permissions boundary. Others must be named themselves, a
    /// session with its role too, and their account beside them; else the whole account may be
    /// denied.
    private static int notNamed(Principals principals, int named, Call call) {
        if (principals.members().contains(new Principal.Anyone())) {
            return 0;
        }
        if (call.bounded() || (named & Caller.ANY & ~Caller.ACCOUNT) == 0) {
            return Caller.DIRECT;
        }
        int all =
                switch (call.caller().kind()) {
                    case USER -> Caller.USER | Caller.ACCOUNT;
                    case SESSION -> Caller.DIRECT | Caller.ROLE | Caller.ACCOUNT;
                    case ROLE -> Caller.ROLE | Caller.ACCOUNT;
                    case FEDERATED_USER -> Caller.DIRECT | Caller.ACCOUNT;
                    case ROOT, OTHER -> Caller.DIRECT;
                };
        return (named & all) == all ? 0 : Caller.DIRECT << Caller.MAYBE;
    }

    /// Adds the unknown keys that it looks at, and in words what else would have to be known.
    void addUnknown(Call call, Set<String> keys) {
        resources.forEach(resource -> resource.addUnknown(call.context(), keys));
        conditions.forEach(condition -> condition.addUnknown(call.context(), keys));
        if (statement.principals().isPresent()
                && (names(call) & Caller.ANY) == 0
                && names(call) != 0) {
            keys.add(
                    statement.principals().get().negated()
                            ? "whom NotPrincipal means beside its own account"
                            : call.caller().kind() == Caller.Kind.ROLE
                                    ? "the name of the session"
                                    : "the canonical user id of the account");
        }
    }
}
