package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.User;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.policy.evaluate.Layers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds for the statements of decisions where they stand, and by which groups they reach a user.
final class Citations {
    private final AccountSnapshot snapshot;

    Citations(AccountAccess account) {
        this.snapshot = account.snapshot();
    }

    List<Cited> of(PrincipalAccess principal, Layers layers, List<Deciding> deciding) {
        return deciding.stream().map(one -> of(principal, layers, one)).distinct().toList();
    }

    Cited of(PrincipalAccess principal, Layers layers, Deciding deciding) {
        List<String> groups =
                deciding.layer() == Layer.IDENTITY && principal.kind() == PrincipalAccess.Kind.USER
                        ? groups(principal, deciding.policy())
                        : List.of();
        return new Cited(
                deciding.layer(),
                deciding.policy(),
                number(layers, deciding),
                deciding.statement(),
                groups.isEmpty() || hasItself(principal, deciding.policy()),
                groups);
    }

    /// The user's groups that have a policy of this name.
    private List<String> groups(PrincipalAccess user, String policy) {
        User known = snapshot.account().users().get(user.name());
        if (known == null) {
            return List.of();
        }
        Map<String, Group> groups = snapshot.account().groups();
        return known.groups().stream()
                .filter(name -> {
                    Group group = groups.get(name);
                    return group != null
                            && (group.attachedPolicies().stream()
                                            .anyMatch(one -> one.name().equals(policy))
                                    || group.inlinePolicies().stream()
                                            .anyMatch(one ->
                                                    (name + "/" + one.name()).equals(policy)));
                })
                .toList();
    }

    private boolean hasItself(PrincipalAccess user, String policy) {
        User known = snapshot.account().users().get(user.name());
        return known != null
                && (known.attachedPolicies().stream().anyMatch(one -> one.name().equals(policy))
                        || known.inlinePolicies().stream()
                                .anyMatch(one -> (user.name() + "/" + one.name()).equals(policy)));
    }

    private static int number(Layers layers, Deciding deciding) {
        return policies(layers, deciding.layer())
                .filter(policy -> policy.name().equals(deciding.policy()))
                .mapToInt(policy -> number(policy.document().statements(), deciding.statement()))
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0);
    }

    private static int number(List<Statement> statements, Statement wanted) {
        return statements.indexOf(wanted) + 1;
    }

    private static Stream<CompiledPolicy> policies(Layers layers, Layer layer) {
        return switch (layer) {
            case IDENTITY -> layers.identity().stream();
            case BOUNDARY -> layers.boundary().stream().flatMap(List::stream);
            case SESSION -> layers.session().stream().flatMap(List::stream);
            case SERVICE_CONTROL ->
                    layers.serviceControl().stream().flatMap(level -> level.policies().stream());
            case RESOURCE_CONTROL ->
                    layers.resourceControl().stream().flatMap(level -> level.policies().stream());
            case RESOURCE -> layers.resource().stream();
        };
    }
}
