package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.UnknownPolicy;
import dev.lockstep.account.Role;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides requests of the principals of an account, with the policies of resources where those are
/// known: the trust policies of its roles.
final class Requests {
    /// Actions that the trust policy of a role must allow.
    private static final Set<String> TRUST =
            Set.of("sts:assumerole", "sts:tagsession", "sts:setsourceidentity");

    private final AccountAccess account;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, CompiledPolicy> trust = new HashMap<>();

    Requests(AccountAccess account) {
        this.account = account;
        account.snapshot()
                .roles()
                .found()
                .orElse(List.of())
                .forEach(role -> roles.put(role.arn(), role));
    }

    /// A question as it was decided.
    ///
    /// @param layers what was weighed
    /// @param unknown policies that weigh too, but are not known
    record Decided(Layers layers, Decision decision, List<String> unknown) {
        Decided {
            unknown = List.copyOf(unknown);
        }
    }

    /// Whether an action is about assuming a role.
    static boolean isAboutTrust(String action) {
        return TRUST.contains(action.toLowerCase(Locale.ROOT));
    }

    ResourceCandidate.Place place() {
        return new ResourceCandidate.Place(
                account.snapshot().partition(),
                account.snapshot().accountId().orElse("000000000000"));
    }

    /// The account's roles by their ARN.
    Map<String, Role> roles() {
        return roles;
    }

    /// @param context what is known of the request
    Decided decide(PrincipalAccess principal, String action, String resource, Context context) {
        var unknown = new ArrayList<String>();
        principal.unknown().forEach(missing -> unknown.add(missing.because()));
        Layers layers = principal.layers();
        Optional<String> other = otherAccount(resource);
        if (isAboutTrust(action)) {
            Role role = roles.get(resource);
            if (role == null) {
                unknown.add("the trust policy of " + resource + " is not known");
            } else if (role.trustPolicy() instanceof Malformed malformed) {
                unknown.add(
                        UnknownPolicy.malformed(
                                        "the trust policy of role " + role.name(), malformed)
                                .because());
            } else {
                layers = layers.withResource(Optional.of(trust(role)));
            }
        }
        Decision decision =
                Evaluator.decide(
                        new Request(principal.arn(), action, resource, other, context), layers);
        if (other.isPresent()
                && layers.resource().isEmpty()
                && decision instanceof Decision.ImplicitlyDenied(var lacking, var _)
                && lacking.equals(List.of(Layer.RESOURCE))) {
            unknown.add(
                    "the policy of the resource is not known: it belongs to account "
                            + other.get());
        }
        return new Decided(layers, decision, unknown);
    }

    private CompiledPolicy trust(Role role) {
        return trust.computeIfAbsent(
                role.arn(),
                _ -> CompiledPolicy.of(role.name(), (PolicyDocument) role.trustPolicy()));
    }

    /// The account of a resource, where its ARN names another than this.
    private Optional<String> otherAccount(String resource) {
        String[] parts = resource.split(":", 6);
        return parts.length == 6
                        && parts[4].matches("[0-9]{12}")
                        && !account.snapshot().accountId().equals(Optional.of(parts[4]))
                ? Optional.of(parts[4])
                : Optional.empty();
    }
}
