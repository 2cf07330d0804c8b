package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.policy.Condition;
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
/// Of the conditions only an equality of `sts:ExternalId` is judged; every other counts as met. A
/// statement that denies counts only if it has no condition.
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
    boolean isLetInBy(PolicyParse policy, Optional<String> externalId) {
        if (!(policy instanceof PolicyDocument document)) {
            return false;
        }
        boolean denied =
                document.statements().stream()
                        .anyMatch(
                                one -> !one.allows() && one.conditions().isEmpty() && isMeant(one));
        return !denied
                && document.statements().stream()
                        .anyMatch(one -> one.allows() && isMeant(one) && agrees(one, externalId));
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

    private static boolean agrees(Statement statement, Optional<String> externalId) {
        return statement.conditions().stream()
                .filter(condition -> condition.isOn("sts:ExternalId"))
                .filter(condition -> condition.operator().is("StringEquals"))
                .allMatch(condition -> isMet(condition, externalId));
    }

    private static boolean isMet(Condition condition, Optional<String> externalId) {
        return externalId.map(condition.values()::contains).orElse(condition.operator().ifExists());
    }
}
