package dev.lockstep.access.escalation;

import dev.lockstep.policy.evaluate.ContextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/// How somebody gets hold of a role: assumes it, changes whom it trusts, or has a service or an
/// identity provider act for it.
final class RoleMoves {
    private static final String PASS_ROLE = "iam:PassRole";

    private final Surroundings around;
    private final Trusts trusts;
    private final Targets roles;

    RoleMoves(Surroundings around, Trusts trusts) {
        this.around = around;
        this.trusts = trusts;
        this.roles = new Targets(around.roles());
    }

    /// Roles that it may assume: those that its policies speak of, and those whose trust alone lets
    /// it in.
    void assume(
            Mask mask,
            EscalationPath path,
            boolean byItsPolicies,
            Predicate<Mask> worth,
            List<Move> moves) {
        SequencedSet<Mask> candidates = new LinkedHashSet<>(trusts.naming(mask.holder()));
        if (byItsPolicies) {
            candidates.addAll(roles.of(mask, "sts:AssumeRole"));
        }
        for (Mask role : candidates) {
            if (!mask.is(role.holder()) && worth.test(role)) {
                trusts.assume(mask, role)
                        .ifPresent(grant ->
                                moves.add(control(mask, path, role, List.of(grant), null)));
            }
        }
        trusts.unreadable()
                .forEach((role, missing) -> {
                    if (!mask.is(role.holder())
                            && worth.test(role)
                            && trusts.couldAssume(mask, role)) {
                        moves.add(new Move.Lacking(missing));
                    }
                });
    }

    void trust(Mask mask, EscalationPath path, Predicate<Mask> worth, List<Move> moves) {
        String action = path.actions().getFirst();
        for (Mask role : roles.of(mask, action)) {
            if (!mask.is(role.holder()) && !role.holder().fixed() && worth.test(role)) {
                Asking.may(mask, action, role.holder().arn(), role.holder().asResource())
                        .ifPresent(grant ->
                                moves.add(control(mask, path, role, List.of(grant), null)));
            }
        }
    }

    /// A service that a role trusts, and what shows it.
    private record Trusting(String service, Grant grant) {}

    /// Roles that a service acts as for it.
    ///
    /// @param pass whether the role is handed over, or the service has it already
    void service(
            Mask mask, EscalationPath path, boolean pass, Predicate<Mask> worth, List<Move> moves) {
        var trusting = new HashMap<Mask, Trusting>();
        for (String service : path.services()) {
            trusts.of(service)
                    .forEach((role, grant) -> {
                        if (!mask.is(role.holder()) && worth.test(role)) {
                            trusting.putIfAbsent(role, new Trusting(service, grant));
                        }
                    });
        }
        if (trusting.isEmpty()) {
            return;
        }
        var own = new ArrayList<Grant>();
        for (String action : path.actions()) {
            if (!action.equals(PASS_ROLE)) {
                Optional<Grant> grant = Somewhere.may(mask, action);
                if (grant.isEmpty()) {
                    return;
                }
                own.add(grant.get());
            }
        }
        for (Mask role : around.roles().values()) {
            Trusting trust = trusting.get(role);
            if (trust == null) {
                continue;
            }
            var grants = new ArrayList<Grant>();
            if (path.actions().contains(PASS_ROLE)) {
                var keys = role.holder().asResource();
                keys.put("iam:PassedToService", new ContextValue.Single(trust.service));
                Optional<Grant> passing = Asking.may(mask, PASS_ROLE, role.holder().arn(), keys);
                if (passing.isEmpty()) {
                    continue;
                }
                grants.add(passing.get());
            }
            grants.addAll(own);
            grants.add(trust.grant);
            moves.add(
                    control(
                            mask,
                            path,
                            role,
                            grants,
                            pass ? null : "a resource of the service that has this role"));
        }
    }

    void provider(Mask mask, EscalationPath path, Predicate<Mask> worth, List<Move> moves) {
        String action = path.actions().getFirst();
        String kind = action.contains("SAML") ? ":saml-provider/" : ":oidc-provider/";
        trusts.byProvider()
                .forEach((provider, trusting) -> {
                    if (!provider.contains(kind)) {
                        return;
                    }
                    Optional<Grant> grant = Asking.may(mask, action, provider);
                    if (grant.isEmpty()) {
                        return;
                    }
                    for (Mask role : trusting) {
                        if (worth.test(role)) {
                            moves.add(
                                    new Move.Control(
                                            role.holder(),
                                            new Step(
                                                    path.id(),
                                                    path.words(
                                                            Map.of(
                                                                    "provider",
                                                                    provider.substring(
                                                                            provider.indexOf(kind)
                                                                                    + kind
                                                                                            .length()),
                                                                    "role",
                                                                    role.holder().name())),
                                                    mask.holder().arn(),
                                                    Optional.of(role.holder().arn()),
                                                    List.of(grant.get()),
                                                    Optional.of(
                                                            "what the provider is asked to vouch for"))));
                        }
                    }
                });
    }

    private static Move control(
            Mask mask,
            EscalationPath path,
            Mask role,
            List<Grant> grants,
            @org.jspecify.annotations.Nullable String depends) {
        return new Move.Control(
                role.holder(),
                new Step(
                        path.id(),
                        path.words(Map.of("role", role.holder().name())),
                        mask.holder().arn(),
                        Optional.of(role.holder().arn()),
                        grants,
                        Optional.ofNullable(depends)));
    }
}
