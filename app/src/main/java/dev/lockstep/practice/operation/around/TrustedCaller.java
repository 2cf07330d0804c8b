package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A caller as trust policies may name it.
///
/// @param names the ARNs and ids that mean the caller
record TrustedCaller(Set<String> names) {
    static TrustedCaller of(Call call) {
        Account account = call.truth();
        String id = account.id().orElseThrow();
        Set<String> names = new LinkedHashSet<>();
        names.add(id);
        names.add(account.rootArn().orElseThrow());
        names.add(call.caller().arn(account));
        if (call.caller() instanceof Caller.RoleSession session) {
            Optional.ofNullable(account.roles().get(session.role()))
                    .map(Role::arn)
                    .ifPresent(names::add);
        }
        return new TrustedCaller(names);
    }

    /// Whether a trust policy lets the caller assume its role.
    boolean isLetInBy(PolicyParse policy, TrustContext context) {
        if (!(policy instanceof PolicyDocument document)) {
            return false;
        }
        return applies(document, false, context).isEmpty()
                && applies(document, true, context).isPresent();
    }

    private Optional<Statement> applies(
            PolicyDocument document, boolean allows, TrustContext context) {
        return document.statements().stream()
                .filter(one -> one.allows() == allows)
                .filter(one -> isMeant(one) && context.meets(one))
                .findFirst();
    }

    private boolean isMeant(Statement statement) {
        boolean action =
                statement.actions().patterns().stream()
                        .anyMatch(pattern -> pattern.matches("sts:AssumeRole"));
        return action != statement.actions().negated()
                && statement.principals().filter(this::names).isPresent();
    }

    private boolean names(Principals principals) {
        boolean named = principals.members().stream().anyMatch(this::isNamedBy);
        return named != principals.negated();
    }

    private boolean isNamedBy(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> true;
            case Principal.Aws(String value) -> names.contains(value);
            case Principal.Service _, Principal.Federated _, Principal.CanonicalUser _ -> false;
        };
    }
}
