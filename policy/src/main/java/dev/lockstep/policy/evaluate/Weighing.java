package dev.lockstep.policy.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Holds one request against the policies, kind by kind, and keeps what the decision rests on.
final class Weighing {
    private final Call call;
    private final List<Deciding> denies = new ArrayList<>(0);
    private final List<Deciding> allows = new ArrayList<>(0);
    private final List<Deciding> near = new ArrayList<>(0);
    private final List<Open> open = new ArrayList<>(0);

    /// What else would have to be known, in words; empty: nothing.
    private String unknown = "";

    private Match denied = Match.NO;

    /// By what the resource's policy grants to the caller: bits of [Caller].
    private int granted;

    private int perhapsGranted;

    Weighing(Call call) {
        this.call = call;
    }

    /// A statement that hangs on what is unknown.
    private record Open(Deciding deciding, CompiledStatement statement) {}

    /// Whether one of the policies allows the request. What denies it is kept.
    Match allows(Layer layer, List<CompiledPolicy> policies) {
        Match allowed = Match.NO;
        for (CompiledPolicy policy : policies) {
            for (CompiledStatement statement : policy.statements()) {
                if (statement.matchesAction(call)) {
                    Match match = weigh(layer, policy, statement, Match.YES);
                    if (statement.allows()) {
                        allowed = allowed.or(match);
                    }
                }
            }
        }
        return allowed;
    }

    /// The same for a policy that names principals. What it grants is kept.
    void grants(CompiledPolicy policy) {
        for (CompiledStatement statement : policy.statements()) {
            if (!statement.matchesAction(call)) {
                continue;
            }
            int names = statement.names(call);
            int sure = names & ((1 << Caller.MAYBE) - 1);
            int perhaps = names >> Caller.MAYBE;
            if (names != 0) {
                Match match =
                        weigh(
                                Layer.RESOURCE,
                                policy,
                                statement,
                                sure == 0 ? Match.MAYBE : Match.YES);
                if (statement.allows()) {
                    if (match == Match.YES) {
                        granted |= sure;
                    }
                    if (match.possible()) {
                        perhapsGranted |= sure | perhaps;
                    }
                }
            }
        }
    }

    /// Whether a policy that can only take away, and names principals, denies it.
    void denies(CompiledPolicy policy) {
        for (CompiledStatement statement : policy.statements()) {
            if (!statement.allows() && statement.matchesAction(call)) {
                int names = statement.hasPrincipals() ? statement.names(call) : Caller.DIRECT;
                if (names != 0) {
                    boolean sure = (names & ((1 << Caller.MAYBE) - 1)) != 0;
                    weigh(
                            Layer.RESOURCE_CONTROL,
                            policy,
                            statement,
                            sure ? Match.YES : Match.MAYBE);
                }
            }
        }
    }

    private Match weigh(
            Layer layer, CompiledPolicy policy, CompiledStatement statement, Match named) {
        Match match = statement.matchesResource(call).and(named);
        if (match.possible()) {
            match = match.and(statement.meetsConditions(call.context()));
        }
        switch (match) {
            case NO -> {
                if (statement.allows()) {
                    near.add(deciding(layer, policy, statement));
                }
            }
            case MAYBE -> open.add(new Open(deciding(layer, policy, statement), statement));
            case YES ->
                    (statement.allows() ? allows : denies).add(deciding(layer, policy, statement));
        }
        if (!statement.allows()) {
            denied = denied.or(match);
        }
        return match;
    }

    private static Deciding deciding(
            Layer layer, CompiledPolicy policy, CompiledStatement statement) {
        return new Deciding(layer, policy.name(), statement.statement());
    }

    /// Says that the policy of the resource is not there to be asked: it may grant or deny.
    void grantsUnknown(String what) {
        unknown = what;
        perhapsGranted = Caller.ANY;
        denied = denied.or(Match.MAYBE);
    }

    /// Whether the policy of the resource grants it by one of these.
    Match granted(int by) {
        return (granted & by) != 0
                ? Match.YES
                : (perhapsGranted & by) != 0 ? Match.MAYBE : Match.NO;
    }

    /// The decision, once every kind of policy has been asked.
    ///
    /// @param allowed whether all that must allow it does
    /// @param lacking the kinds that do not allow it for sure
    Decision decide(Match allowed, Supplier<Set<Layer>> lacking) {
        if (denied == Match.YES) {
            return new Decision.ExplicitlyDenied(denies);
        }
        if (denied == Match.NO && allowed != Match.MAYBE) {
            return allowed == Match.YES
                    ? new Decision.Allowed(allows)
                    : implicitlyDenied(lacking.get());
        }
        return undecided(allowed);
    }

    private Decision implicitlyDenied(Set<Layer> lacking) {
        near.removeIf(one -> !lacking.contains(one.layer()));
        return new Decision.ImplicitlyDenied(List.copyOf(lacking), near);
    }

    private Decision undecided(Match allowed) {
        var could = EnumSet.noneOf(Decision.Kind.class);
        if (denied == Match.MAYBE) {
            could.add(Decision.Kind.EXPLICITLY_DENIED);
        }
        if (allowed.possible()) {
            could.add(Decision.Kind.ALLOWED);
        }
        if (allowed != Match.YES) {
            could.add(Decision.Kind.IMPLICITLY_DENIED);
        }
        var keys = new TreeSet<String>();
        if (!unknown.isEmpty()) {
            keys.add(unknown);
        }
        var on = new ArrayList<Deciding>();
        for (Open one : open) {
            if (!one.statement().allows() || allowed == Match.MAYBE) {
                on.add(one.deciding());
                one.statement().addUnknown(call, keys);
            }
        }
        return new Decision.Undecided(keys, could, on);
    }
}
