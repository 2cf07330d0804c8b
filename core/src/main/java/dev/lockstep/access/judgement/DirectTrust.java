package dev.lockstep.access.judgement;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Role;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Roles whose trust policy names a user of their own account, or anybody: such a user needs no
/// policy of its own to assume them.
///
/// Rule source: IAM User Guide, "Cross account resource access in IAM" and "Policy evaluation
/// logic".
///
/// @param byUser roles that name a user, by the user's ARN
/// @param ofAnybody roles that trust whoever they do not exclude
/// @param unreadable whether there is a role whose trust policy cannot be read
record DirectTrust(
        Map<String, List<TrustingRole>> byUser, List<TrustingRole> ofAnybody, boolean unreadable) {

    /// A role that names somebody.
    record TrustingRole(String arn, CompiledPolicy trust) {}

    static DirectTrust of(AccountSnapshot snapshot) {
        var byUser = new HashMap<String, List<TrustingRole>>();
        var ofAnybody = new ArrayList<TrustingRole>();
        boolean unreadable = false;
        for (Role role : snapshot.roles().found().orElse(List.of())) {
            unreadable |= role.trustPolicy() instanceof Malformed;
            if (role.trustPolicy() instanceof PolicyDocument document) {
                TrustingRole trusting =
                        new TrustingRole(
                                role.arn(),
                                CompiledPolicy.of("trust policy of " + role.name(), document));
                if (document.statements().stream().anyMatch(DirectTrust::isForAnybody)) {
                    ofAnybody.add(trusting);
                }
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
        return new DirectTrust(Map.copyOf(byUser), List.copyOf(ofAnybody), unreadable);
    }

    private static boolean isForAnybody(Statement statement) {
        return statement.allows()
                && statement
                        .principals()
                        .filter(one ->
                                one.negated()
                                        || one.members().stream()
                                                .anyMatch(Principal.Anyone.class::isInstance))
                        .isPresent();
    }

    /// The roles that name a user, by its ARN, or anybody.
    List<TrustingRole> roles(String user) {
        return Stream.concat(byUser.getOrDefault(user, List.of()).stream(), ofAnybody.stream())
                .distinct()
                .toList();
    }
}
