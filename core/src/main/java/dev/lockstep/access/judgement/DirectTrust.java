package dev.lockstep.access.judgement;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Role;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Roles whose trust policy names a user of their own account: such a user needs no policy of its
/// own to assume them.
///
/// Rule source: IAM User Guide, "Cross account resource access in IAM" and "Policy evaluation
/// logic".
record DirectTrust(Map<String, List<TrustingRole>> byUser) {

    /// A role that names somebody.
    record TrustingRole(String arn, CompiledPolicy trust) {}

    static DirectTrust of(AccountSnapshot snapshot) {
        var byUser = new HashMap<String, List<TrustingRole>>();
        for (Role role : snapshot.roles().found().orElse(List.of())) {
            if (role.trustPolicy() instanceof PolicyDocument document) {
                TrustingRole trusting =
                        new TrustingRole(
                                role.arn(),
                                CompiledPolicy.of("trust policy of " + role.name(), document));
                document.statements().stream()
                        .filter(Statement::allows)
                        .flatMap(statement -> statement.principals().stream())
                        .filter(principals -> !principals.negated())
                        .flatMap(principals -> principals.members().stream())
                        .filter(member -> member instanceof Principal.Aws)
                        .map(member -> ((Principal.Aws) member).value())
                        .filter(value -> value.contains(":user/"))
                        .distinct()
                        .forEach(user ->
                                byUser.computeIfAbsent(user, _ -> new ArrayList<>()).add(trusting));
            }
        }
        return new DirectTrust(Map.copyOf(byUser));
    }

    /// The roles that name a user, by its ARN.
    List<TrustingRole> roles(String user) {
        return byUser.getOrDefault(user, List.of());
    }
}
