package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/// Whom the roles of an account trust.
final class Trusts {
    private static final String ASSUME = "sts:AssumeRole";

    private final Surroundings around;
    private final Map<String, CompiledPolicy> policies = new HashMap<>();
    private final Map<Mask, Read.Missing<?>> unreadable = new LinkedHashMap<>();

    /// Roles that trust a service, by its name, as far as one can see at a glance.
    private final Map<String, Set<Mask>> byService = new HashMap<>();

    /// Roles that trust an identity provider, by its ARN.
    private final Map<String, SequencedSet<Mask>> byProvider = new LinkedHashMap<>();

    /// Roles that name a user or role of AWS, by what they name.
    private final Map<String, SequencedSet<Mask>> byName = new HashMap<>();

    private final SequencedSet<Mask> openToAnyone = new LinkedHashSet<>();
    private final Map<Asked, Optional<Grant>> services = new HashMap<>();

    private record Asked(Mask role, String service) {}

    Trusts(Surroundings around) {
        this.around = around;
        for (Mask role : around.roles().values()) {
            Optional<Role> one = around.role(role.holder());
            if (one.isEmpty()) {
                continue;
            }
            switch (around.trust(one.get())) {
                case Read.Known<CompiledPolicy>(var policy, var _) -> index(role, policy);
                case Read.Missing<CompiledPolicy> missing -> unreadable.put(role, missing);
            }
        }
    }

    private void index(Mask role, CompiledPolicy policy) {
        policies.put(role.holder().arn(), policy);
        for (Statement statement : policy.document().statements()) {
            if (!statement.allows() || statement.principals().isEmpty()) {
                continue;
            }
            Principals principals = statement.principals().get();
            if (principals.negated()) {
                openToAnyone.add(role);
                continue;
            }
            for (Principal principal : principals.members()) {
                switch (principal) {
                    case Principal.Anyone _ -> openToAnyone.add(role);
                    case Principal.Service(String name) ->
                            byService.computeIfAbsent(name, _ -> new HashSet<>()).add(role);
                    case Principal.Federated(String provider) ->
                            byProvider
                                    .computeIfAbsent(provider, _ -> new LinkedHashSet<>())
                                    .add(role);
                    case Principal.Aws(String value) ->
                            byName.computeIfAbsent(named(value), _ -> new LinkedHashSet<>())
                                    .add(role);
                    case Principal.CanonicalUser _ -> {}
                }
            }
        }
    }

    /// A session of a role stands for the role, by its name; all else for itself.
    private static String named(String principal) {
        int at = principal.indexOf(":assumed-role/");
        return at < 0
                ? principal
                : session(principal.substring(at + ":assumed-role/".length()).split("/", 2)[0]);
    }

    private static String session(String role) {
        return "session of " + role;
    }

    /// Roles whose trust policy is no policy, with what to say of them.
    Map<Mask, Read.Missing<?>> unreadable() {
        return unreadable;
    }

    /// Identity providers that roles trust, with those roles.
    Map<String, SequencedSet<Mask>> byProvider() {
        return byProvider;
    }

    /// Roles that may let somebody in whose own policies say nothing of it: they name it, or
    /// anyone.
    SequencedSet<Mask> naming(Holder holder) {
        var roles = new LinkedHashSet<Mask>(openToAnyone);
        roles.addAll(byName.getOrDefault(holder.arn(), new LinkedHashSet<>()));
        if (holder.isRole()) {
            roles.addAll(byName.getOrDefault(session(holder.name()), new LinkedHashSet<>()));
        }
        return roles;
    }

    /// Whether a trust policy names this principal itself.
    boolean isNamed(Holder holder) {
        return byName.containsKey(holder.arn())
                || (holder.isRole() && byName.containsKey(session(holder.name())));
    }

    /// The grant to assume a role, by the policies of who acts and by the role's trust.
    Optional<Grant> assume(Mask actor, Mask role) {
        CompiledPolicy trust = policies.get(role.holder().arn());
        if (trust == null) {
            return Optional.empty();
        }
        Layers layers = actor.layers().withResource(Optional.of(trust));
        Context context = actor.holder().context().with(role.holder().asResource());
        return callers(actor.holder(), trust)
                .flatMap(caller ->
                        Asking.may(
                                new Request(
                                        caller,
                                        ASSUME,
                                        role.holder().arn(),
                                        Optional.empty(),
                                        context),
                                layers)
                                .stream())
                .findFirst();
    }

    /// Whether the actor could assume a role whatever its trust policy says.
    boolean couldAssume(Mask actor, Mask role) {
        CompiledPolicy everyone =
                CompiledPolicy.of(
                        "any trust policy",
                        Surroundings.document(
                                """
                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                                 "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}}\
                                """));
        return Asking.may(
                        new Request(
                                actor.holder().caller(),
                                ASSUME,
                                role.holder().arn(),
                                Optional.empty(),
                                actor.holder().context()),
                        actor.layers().withResource(Optional.of(everyone)))
                .isPresent();
    }

    /// A role calls under its own ARN, or under that of a session that a trust policy names.
    private static Stream<String> callers(Holder actor, CompiledPolicy trust) {
        return Stream.concat(
                Stream.of(actor.caller()),
                !actor.isRole()
                        ? Stream.of()
                        : trust.document().statements().stream()
                                .flatMap(statement -> statement.principals().stream())
                                .flatMap(principals -> principals.members().stream())
                                .flatMap(principal ->
                                        principal instanceof Principal.Aws(String value)
                                                        && named(value)
                                                                .equals(session(actor.name()))
                                                ? Stream.of(value)
                                                : Stream.of()));
    }

    /// The roles that a service may assume, with the grant; service-linked ones apart, which nobody
    /// hands out.
    Map<Mask, Grant> of(String service) {
        var roles = new LinkedHashMap<Mask, Grant>();
        for (Mask role : around.roles().values()) {
            boolean linked =
                    around.role(role.holder())
                            .filter(one -> one.path().startsWith("/aws-service-role/"))
                            .isPresent();
            boolean seen =
                    openToAnyone.contains(role)
                            || byService.getOrDefault(service, Set.of()).contains(role);
            if (!linked && seen) {
                services.computeIfAbsent(new Asked(role, service), this::ask)
                        .ifPresent(grant -> roles.put(role, grant));
            }
        }
        return roles;
    }

    private Optional<Grant> ask(Asked asked) {
        CompiledPolicy trust = policies.get(asked.role.holder().arn());
        return trust == null
                ? Optional.empty()
                : Asking.may(
                        new Request(
                                asked.service,
                                ASSUME,
                                asked.role.holder().arn(),
                                around.snapshot().accountId(),
                                Context.UNKNOWN),
                        Layers.identity(List.of()).withResource(Optional.of(trust)));
    }
}
