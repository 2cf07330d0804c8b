package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.evaluate.Layers.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Decides a request as AWS would.
///
/// Rule source: IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic"
/// and "Permissions boundaries: Evaluating effective permissions with boundaries".
public final class Evaluator {
    private Evaluator() {}

    /// What becomes of a request. Where a condition key is unknown, or a variable cannot be told,
    /// and it matters, the answer is [Decision.Undecided].
    public static Decision decide(Request request, Layers layers) {
        Call call = Call.of(request, layers);
        if (call.needsNoPermission()) {
            return new Decision.Allowed(List.of());
        }
        var weighing = new Weighing(call);
        Match identity = identity(call, layers, weighing);
        resource(call, layers, weighing);
        Match boundary = limit(Layer.BOUNDARY, layers.boundary(), weighing);
        Match session = limit(Layer.SESSION, layers.session(), weighing);
        Match above = serviceControl(call, layers, weighing);
        resourceControl(call, layers, weighing);

        Match own = identity.and(boundary).and(session);
        Match allowed =
                call.isRootAssumingRole()
                        ? Match.NO
                        : call.sameAccount()
                                ? withinAccount(call, weighing, own, boundary, session)
                                : own.and(weighing.granted(Caller.ANY));
        return weighing.decide(
                allowed.and(above),
                () -> {
                    var lacking = EnumSet.noneOf(Layer.class);
                    if (allowed != Match.YES) {
                        if (call.caller().hasIdentity()) {
                            lack(lacking, Layer.IDENTITY, identity);
                        }
                        lack(lacking, Layer.BOUNDARY, boundary);
                        lack(lacking, Layer.SESSION, session);
                        if (!call.sameAccount()
                                || call.needsTrust()
                                || !call.caller().hasIdentity()) {
                            lack(lacking, Layer.RESOURCE, weighing.granted(Caller.ANY));
                        }
                    }
                    lack(lacking, Layer.SERVICE_CONTROL, above);
                    return lacking;
                });
    }

    private static void lack(EnumSet<Layer> lacking, Layer layer, Match allowed) {
        if (allowed != Match.YES) {
            lacking.add(layer);
        }
    }

    /// Root needs no policy for what its account may do.
    private static Match identity(Call call, Layers layers, Weighing weighing) {
        Match allowed = weighing.allows(Layer.IDENTITY, layers.identity());
        return call.caller().kind() == Caller.Kind.ROOT
                ? Match.of(!call.isRootAssumingRole())
                : allowed;
    }

    private static void resource(Call call, Layers layers, Weighing weighing) {
        if (layers.resource().isPresent()) {
            weighing.grants(layers.resource().get());
        } else if (call.needsTrust()) {
            weighing.grantsUnknown(
                    call.action().startsWith("sts:") ? "the trust policy" : "the key policy");
        }
    }

    /// A boundary or session policy: it limits, and never grants.
    private static Match limit(
            Layer layer, Optional<List<CompiledPolicy>> policies, Weighing weighing) {
        return policies.isEmpty() ? Match.YES : weighing.allows(layer, policies.get());
    }

    /// Each level must allow.
    private static Match serviceControl(Call call, Layers layers, Weighing weighing) {
        Match allowed = Match.YES;
        if (call.caller().hasIdentity() && !call.caller().isServiceLinked()) {
            for (Level level : layers.serviceControl()) {
                allowed = allowed.and(weighing.allows(Layer.SERVICE_CONTROL, level.policies()));
            }
        }
        return allowed;
    }

    /// RCPFullAWSAccess stands at each level, so that only what is denied matters.
    private static void resourceControl(Call call, Layers layers, Weighing weighing) {
        if (!call.caller().isServiceLinked()) {
            for (Level level : layers.resourceControl()) {
                level.policies().forEach(weighing::denies);
            }
        }
    }

    /// In one account either side is enough. What the resource grants to a session itself or to
    /// anybody is not limited; to a user, not by the boundary; to a role, by both. An account that
    /// is named only lets its own policies decide, which roles and keys ask for.
    private static Match withinAccount(
            Call call, Weighing weighing, Match own, Match boundary, Match session) {
        Match granted =
                weighing.granted(Caller.DIRECT)
                        .or(weighing.granted(Caller.USER).and(session))
                        .or(weighing.granted(Caller.ROLE).and(boundary).and(session));
        if (!call.caller().hasIdentity()) {
            return granted;
        }
        return granted.or(call.needsTrust() ? own.and(weighing.granted(Caller.ANY)) : own);
    }
}
