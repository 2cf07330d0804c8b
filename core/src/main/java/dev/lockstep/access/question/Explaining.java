package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.question.Explanation.Miss;
import dev.lockstep.access.question.Explanation.Near;
import dev.lockstep.access.question.Explanation.Outcome;
import dev.lockstep.access.question.Explanation.Verdict;
import dev.lockstep.account.Role;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.Action;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Explains whether a principal can do something.
public final class Explaining {
    private final AccountAccess account;
    private final ActionCatalog catalog;
    private final Requests requests;
    private final Citations citations;

    public Explaining(AccountAccess account, ActionCatalog catalog) {
        this.account = account;
        this.catalog = catalog;
        this.requests = new Requests(account);
        this.citations = new Citations(account);
    }

    /// Explains.
    ///
    /// @param number of the action in the catalogue
    /// @param resource an ARN; absent: any resource
    /// @param given what is said of the request, by key; no value: the key is absent
    public Explanation of(
            PrincipalAccess principal,
            int number,
            Optional<String> resource,
            SortedMap<String, List<String>> given) {
        Action action = catalog.action(number);
        String name = catalog.name(number);
        Context context = with(principal.context(), given);
        var outcomes = new ArrayList<Outcome>();
        var unknown = new LinkedHashSet<String>();
        for (ResourceCandidate candidate : candidates(principal, action, name, resource)) {
            outcomes.add(outcome(principal, name, candidate, context, unknown));
        }
        outcomes.sort(Comparator.comparing(Outcome::verdict));
        var assumptions = new ArrayList<>(Assumption.of(account, action));
        if (principal.kind() == PrincipalAccess.Kind.ROLE) {
            assumptions.add(Assumption.SESSIONS);
        }
        return new Explanation(
                Who.of(principal),
                name,
                resource,
                given,
                outcomes.getFirst().verdict(),
                outcomes,
                List.copyOf(unknown),
                principal.layers().boundary().stream()
                        .flatMap(List::stream)
                        .map(CompiledPolicy::name)
                        .toList(),
                principal.layers().serviceControl().size(),
                principal.fromCatalog(),
                assumptions);
    }

    private List<ResourceCandidate> candidates(
            PrincipalAccess principal, Action action, String name, Optional<String> resource) {
        if (resource.isPresent()) {
            return List.of(new ResourceCandidate(resource.get(), resource.get()));
        }
        List<ResourceCandidate> found =
                Requests.isAboutTrust(name)
                        ? requests.roles().values().stream()
                                .map(Role::arn)
                                .sorted()
                                .map(arn -> new ResourceCandidate(arn, arn))
                                .toList()
                        : ResourceCandidate.of(principal, action, requests.place());
        return found.isEmpty()
                ? List.of(ResourceCandidate.anything(action, requests.place()))
                : found;
    }

    private Outcome outcome(
            PrincipalAccess principal,
            String action,
            ResourceCandidate candidate,
            Context context,
            Set<String> unknown) {
        Requests.Decided decided = requests.decide(principal, action, candidate.witness(), context);
        unknown.addAll(decided.unknown());
        boolean known = decided.unknown().isEmpty();
        Layers layers = decided.layers();
        String on = candidate.pattern();
        return switch (decided.decision()) {
            case Decision.Allowed(var by) ->
                    new Outcome(
                            on,
                            known ? Verdict.YES : Verdict.UNKNOWN,
                            citations.of(principal, layers, by),
                            List.of(),
                            List.of(),
                            new TreeSet<>(),
                            List.of());
            case Decision.ExplicitlyDenied(var by) ->
                    new Outcome(
                            on,
                            Verdict.FORBIDDEN,
                            citations.of(principal, layers, by),
                            List.of(),
                            List.of(),
                            new TreeSet<>(),
                            List.of());
            case Decision.ImplicitlyDenied(var lacking, var near) ->
                    new Outcome(
                            on,
                            known ? Verdict.NO : Verdict.UNKNOWN,
                            List.of(),
                            lacking,
                            near.stream()
                                    .map(one ->
                                            new Near(
                                                    citations.of(principal, layers, one),
                                                    miss(principal, action, candidate, one)))
                                    .distinct()
                                    .toList(),
                            new TreeSet<>(),
                            List.of());
            case Decision.Undecided undecided ->
                    new Outcome(
                            on,
                            undecided.possiblyAllowed()
                                    ? Verdict.DEPENDS
                                    : known ? Verdict.NO : Verdict.UNKNOWN,
                            citations.of(principal, layers, undecided.on()),
                            List.of(),
                            List.of(),
                            undecided.keys(),
                            tries(principal, action, candidate, context, undecided));
        };
    }

    private List<Explanation.Try> tries(
            PrincipalAccess principal,
            String action,
            ResourceCandidate candidate,
            Context context,
            Decision.Undecided undecided) {
        return Tries.of(
                undecided,
                more -> {
                    Requests.Decided decided =
                            requests.decide(
                                    principal, action, candidate.witness(), with(context, more));
                    return switch (decided.decision()) {
                        case Decision.Allowed _ ->
                                decided.unknown().isEmpty() ? Verdict.YES : Verdict.UNKNOWN;
                        case Decision.ImplicitlyDenied _ ->
                                decided.unknown().isEmpty() ? Verdict.NO : Verdict.UNKNOWN;
                        case Decision.ExplicitlyDenied _ -> Verdict.FORBIDDEN;
                        case Decision.Undecided _ -> Verdict.DEPENDS;
                    };
                });
    }

    /// Whether a statement would apply if it had no conditions; if not, it is the resource that
    /// keeps it from that.
    private static Miss miss(
            PrincipalAccess principal, String action, ResourceCandidate on, Deciding near) {
        Statement statement = near.statement();
        var bare =
                new Statement(
                        statement.place(),
                        statement.sid(),
                        Statement.Effect.ALLOW,
                        Optional.empty(),
                        statement.actions(),
                        statement.resources(),
                        Optional.empty(),
                        List.of());
        var document =
                new PolicyDocument(
                        "", PolicyDocument.Version.V2012_10_17, Optional.empty(), List.of(bare));
        if (near.layer() == Layer.RESOURCE || statement.resources().isEmpty()) {
            return Miss.CONDITION;
        }
        return Evaluator.decide(
                                new Request(
                                        principal.arn(),
                                        action,
                                        on.witness(),
                                        Optional.empty(),
                                        principal.context()),
                                Layers.identity(List.of(CompiledPolicy.of("", document))))
                        .isAllowed()
                ? Miss.CONDITION
                : Miss.RESOURCE;
    }

    private static Context with(Context context, Map<String, List<String>> more) {
        Context all = context;
        for (Map.Entry<String, List<String>> one : more.entrySet()) {
            List<String> values = one.getValue();
            all =
                    all.with(
                            one.getKey(),
                            switch (values.size()) {
                                case 0 -> ContextValue.ABSENT;
                                case 1 -> new ContextValue.Single(values.getFirst());
                                default -> new ContextValue.Several(values);
                            });
        }
        return all;
    }
}
