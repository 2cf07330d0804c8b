package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.Set;

/// A statement made ready for many requests.
final class CompiledStatement {
    private final Statement statement;
    private final boolean allows;
    private final boolean notAction;
    private final NamedActions actions;
    private final boolean ofEach;
    private final boolean notResource;
    private final ResourceMatcher[] resources;
    private final CompiledCondition[] conditions;
    private final boolean notPrincipal;
    private final NamedPrincipal[] principals;

    private CompiledStatement(
            Statement statement,
            NamedActions actions,
            ResourceMatcher[] resources,
            CompiledCondition[] conditions,
            NamedPrincipal[] principals) {
        this.statement = statement;
        this.allows = statement.allows();
        this.notAction = statement.actions().negated();
        this.actions = actions;
        this.ofEach = statement.resources().isEmpty();
        this.notResource = statement.resources().map(Resources::negated).orElse(false);
        this.resources = resources;
        this.conditions = conditions;
        this.notPrincipal = statement.principals().map(Principals::negated).orElse(false);
        this.principals = principals;
    }

    static CompiledStatement of(Statement statement, PolicyDocument.Version version) {
        boolean variables = version == PolicyDocument.Version.V2012_10_17;
        return new CompiledStatement(
                statement,
                NamedActions.of(statement.actions().patterns()),
                statement.resources().map(Resources::patterns).orElse(List.of()).stream()
                        .map(pattern -> ResourceMatcher.of(pattern.text(), variables))
                        .toArray(ResourceMatcher[]::new),
                statement.conditions().stream()
                        .map(condition -> CompiledCondition.of(condition, version))
                        .toArray(CompiledCondition[]::new),
                statement.principals().map(Principals::members).orElse(List.of()).stream()
                        .map(NamedPrincipal::of)
                        .toArray(NamedPrincipal[]::new));
    }

    Statement statement() {
        return statement;
    }

    boolean allows() {
        return allows;
    }

    boolean matchesAction(Call call) {
        return matchesAction(call.action(), call.colon());
    }

    /// Whether its action element means an action.
    ///
    /// @param action in lower case
    /// @param colon where its colon stands; -1: it has none
    boolean matchesAction(String action, int colon) {
        return actions.match(action, colon) != notAction;
    }

    /// A statement that names no resource means what it is attached to.
    Match matchesResource(Call call) {
        if (ofEach) {
            return Match.YES;
        }
        Match any = Match.NO;
        for (ResourceMatcher resource : resources) {
            any = any.or(resource.matches(call.resource(), call.context()));
            if (any == Match.YES) {
                break;
            }
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
        int named = 0;
        for (NamedPrincipal principal : principals) {
            named |= call.caller().namedBy(principal, call.context());
        }
        if (!notPrincipal) {
            return named;
        }
        return allows ? (named == 0 ? Caller.DIRECT : 0) : notNamed(named, call);
    }

    /// Whether it has a principal element at all.
    boolean hasPrincipals() {
        return statement.principals().isPresent();
    }

    /// Rule source: IAM User Guide, "IAM JSON policy elements: NotPrincipal": with Deny it always
    /// denies a principal that has a permissions boundary. Others must be named themselves, a
    /// session with its role too, and their account beside them; else the whole account may be
    /// denied.
    private int notNamed(int named, Call call) {
        if (call.bounded()) {
            return Caller.DIRECT;
        }
        for (NamedPrincipal principal : principals) {
            if (principal.kind() == NamedPrincipal.Kind.ANYONE) {
                return 0;
            }
        }
        if ((named & Caller.ANY & ~Caller.ACCOUNT) == 0) {
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
        for (ResourceMatcher resource : resources) {
            resource.addUnknown(call.context(), keys);
        }
        for (CompiledCondition condition : conditions) {
            condition.addUnknown(call.context(), keys);
        }
        int names = names(call);
        if (names != 0 && (names & Caller.ANY) == 0) {
            keys.add(
                    notPrincipal
                            ? "whom NotPrincipal means beside its own account"
                            : call.caller().kind() == Caller.Kind.ROLE
                                    ? "the name of the session"
                                    : "the canonical user id of the account");
        }
    }
}
