package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Glob;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// How somebody makes a role or user of its own and acts as that. A new role may trust an account
/// outside, so that it takes no leave to assume it.
final class NewMoves {
    private static final String BOUNDARY = "iam:PermissionsBoundary";
    private static final String NEW = "lockstep-new";
    private static final int LIMIT = 24;

    private final Surroundings around;
    private final Attachable attachable;
    private final Map<String, CompiledPolicy> boundaries = new HashMap<>();

    NewMoves(Surroundings around) {
        this.around = around;
        this.attachable = new Attachable(around);
    }

    void add(Mask mask, EscalationPath path, List<Move> moves) {
        String kind = path.how() == EscalationPath.How.NEW_ROLE ? "role" : "user";
        for (String resource : names(mask, path, kind)) {
            for (var limit : limits(mask, path.actions().getFirst()).entrySet()) {
                boolean made =
                        make(mask, path, kind, resource, limit.getKey(), limit.getValue(), moves);
                if (made && limit.getKey().isEmpty()) {
                    return;
                }
            }
        }
    }

    private boolean make(
            Mask mask,
            EscalationPath path,
            String kind,
            String resource,
            String boundary,
            Optional<CompiledPolicy> limit,
            List<Move> moves) {
        Map<String, ContextValue> keys =
                Map.of(
                        BOUNDARY,
                        boundary.isEmpty()
                                ? ContextValue.ABSENT
                                : new ContextValue.Single(boundary));
        var grants = new ArrayList<Grant>();
        List<CompiledPolicy> identity = List.of(Surroundings.EVERYTHING);
        String group = "";
        for (String action : path.actions()) {
            if (action.equals("iam:AddUserToGroup")) {
                return intoGroups(mask, path, resource, boundary, limit, moves);
            }
            if (action.contains("Attach")) {
                List<Attachable.Attached> attached = attachable.by(mask, action, resource, keys);
                if (attached.isEmpty()) {
                    return false;
                }
                grants.addAll(attached.getFirst().grants());
                identity = List.of(attached.getFirst().policy());
            } else {
                Optional<Grant> grant = Asking.may(mask, action, resource, keys);
                if (grant.isEmpty()) {
                    return false;
                }
                grants.add(grant.get());
            }
        }
        moves.add(fresh(mask, path, kind, resource, boundary, limit, identity, group, grants));
        return true;
    }

    private boolean intoGroups(
            Mask mask,
            EscalationPath path,
            String resource,
            String boundary,
            Optional<CompiledPolicy> limit,
            List<Move> moves) {
        boolean made = false;
        for (Mask group : around.groups().values()) {
            if (group.layers().identity().isEmpty()) {
                continue;
            }
            var grants = new ArrayList<Grant>();
            for (String action : path.actions()) {
                boolean joins = action.equals("iam:AddUserToGroup");
                Asking.may(
                                mask,
                                action,
                                joins ? group.holder().arn() : resource,
                                joins
                                        ? Map.of()
                                        : Map.of(
                                                BOUNDARY,
                                                boundary.isEmpty()
                                                        ? ContextValue.ABSENT
                                                        : new ContextValue.Single(boundary)))
                        .ifPresent(grants::add);
            }
            if (grants.size() == path.actions().size()) {
                moves.add(
                        fresh(
                                mask,
                                path,
                                "user",
                                resource,
                                boundary,
                                limit,
                                group.layers().identity(),
                                group.holder().name(),
                                grants));
                made = true;
            }
        }
        return made;
    }

    private Move fresh(
            Mask mask,
            EscalationPath path,
            String kind,
            String resource,
            String boundary,
            Optional<CompiledPolicy> limit,
            List<CompiledPolicy> identity,
            String group,
            List<Grant> grants) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        boolean role = kind.equals("role");
        Context context =
                Context.UNKNOWN
                        .with("aws:PrincipalArn", resource)
                        .with("aws:PrincipalType", role ? "AssumedRole" : "User");
        var holder =
                new Holder(
                        role ? PrincipalAccess.Kind.ROLE : PrincipalAccess.Kind.USER,
                        name,
                        resource,
                        resource,
                        role ? context : context.with("aws:username", name),
                        List.of(),
                        group.isEmpty() ? List.of() : List.of(group),
                        boundary.isEmpty() ? Optional.empty() : Optional.of(boundary),
                        Map.of(),
                        false);
        return new Move.Fresh(
                new Mask(
                        holder,
                        new Layers(
                                identity,
                                limit.map(List::of),
                                Optional.empty(),
                                around.serviceControl(),
                                List.of(),
                                Optional.empty())),
                new Step(
                        path.id(),
                        path.words(
                                Map.of(
                                        "role",
                                        name,
                                        "user",
                                        name,
                                        "group",
                                        group,
                                        "policy",
                                        identity.getFirst().name())),
                        mask.holder().arn(),
                        Optional.empty(),
                        grants,
                        Optional.empty()));
    }

    /// ARNs of a role or user that is not there yet, and that the patterns of the policies fit.
    private SequencedSet<String> names(Mask mask, EscalationPath path, String kind) {
        var found = new LinkedHashSet<String>();
        Context context = mask.holder().context();
        List<List<String>> together = new ArrayList<>();
        together.add(List.of(around.arn(kind + "/*")));
        for (String action : path.actions()) {
            if (action.equals("iam:AddUserToGroup")) {
                continue;
            }
            var narrower = new ArrayList<List<String>>();
            for (List<String> one : together) {
                for (String pattern :
                        Somewhere.patterns(mask.layers().identity(), action, context)) {
                    var more = new ArrayList<>(one);
                    if (!pattern.equals("*") && !more.contains(pattern)) {
                        more.add(pattern);
                    }
                    narrower.add(more);
                }
            }
            together = narrower.subList(0, Math.min(narrower.size(), LIMIT));
        }
        for (List<String> patterns : together) {
            if (patterns.size() == 1) {
                found.add(around.arn(kind + "/" + NEW));
            } else {
                Overlap.example(patterns)
                        .map(arn -> arn.endsWith("/") ? arn + NEW : arn)
                        .filter(arn -> around.byArn(arn).isEmpty())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /// Boundaries that it may be made with: none, or those that conditions name.
    private Map<String, Optional<CompiledPolicy>> limits(Mask mask, String action) {
        var found = new LinkedHashMap<String, Optional<CompiledPolicy>>();
        found.put("", Optional.empty());
        for (CompiledPolicy policy : mask.layers().identity()) {
            for (Statement statement : policy.about(action)) {
                for (Condition condition : statement.conditions()) {
                    if (condition.isOn(BOUNDARY)) {
                        condition.values().stream()
                                .flatMap(this::named)
                                .forEach(arn -> found.put(arn, limit(arn)));
                    }
                }
            }
        }
        return found;
    }

    /// The policies that a pattern names; the pattern itself if it names none that is known.
    private Stream<String> named(String pattern) {
        Glob glob = Glob.of(pattern);
        List<String> known =
                around.snapshot().policies().found().orElse(List.of()).stream()
                        .map(ManagedPolicy::arn)
                        .filter(glob::matches)
                        .toList();
        return known.isEmpty() ? Stream.of(pattern) : known.stream();
    }

    /// The boundary of an ARN; one that is not known limits nothing here, so that what is possible
    /// is never too small.
    private Optional<CompiledPolicy> limit(String arn) {
        CompiledPolicy known = boundaries.get(arn);
        if (known != null) {
            return Optional.of(known);
        }
        for (ManagedPolicy policy : around.snapshot().policies().found().orElse(List.of())) {
            if (policy.arn().equals(arn)
                    && policy.document().orElse(null) instanceof PolicyDocument document) {
                var ready = CompiledPolicy.of(policy.name(), document);
                boundaries.put(arn, ready);
                return Optional.of(ready);
            }
        }
        return Optional.empty();
    }
}
