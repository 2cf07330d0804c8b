package dev.lockstep.control.groups.trust;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.function.Predicate;

/// A statement of a trust policy by which somebody may assume the role.
///
/// Only Allow statements with a Principal are such: what a Deny takes away again, and whom a
/// NotPrincipal means, is not considered.
public record TrustStatement(Statement statement) {
    private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
    private static final List<String> ASSUME =
            List.of("sts:AssumeRole", WEB_IDENTITY, "sts:AssumeRoleWithSAML");

    /// The statements of a trust policy that let somebody in.
    public static List<TrustStatement> of(PolicyDocument trustPolicy) {
        return trustPolicy.statements().stream()
                .filter(Statement::allows)
                .map(TrustStatement::new)
                .filter(trust -> ASSUME.stream().anyMatch(trust::allowsAction))
                .toList();
    }

    /// Whom it names.
    public List<Principal> principals() {
        return statement
                .principals()
                .filter(named -> !named.negated())
                .map(Principals::members)
                .orElse(List.of());
    }

    /// Whether it names everybody in every account.
    public boolean namesEverybody() {
        return principals().stream().anyMatch(TrustStatement::isEverybody);
    }

    private static boolean isEverybody(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> true;
            case Principal.Aws(String value) -> FirmCondition.isOnlyWildcards(value);
            case Principal.Service _, Principal.Federated _, Principal.CanonicalUser _ -> false;
        };
    }

    /// Whether tokens of an OpenID Connect provider are enough.
    public boolean allowsWebIdentity() {
        return allowsAction(WEB_IDENTITY);
    }

    /// Whether one of its conditions, all of which must hold, is such.
    public boolean hasCondition(Predicate<Condition> test) {
        return statement.conditions().stream().anyMatch(test);
    }

    /// Where it stands in the policy's text, for people.
    public String where() {
        return "the statement at " + statement.place();
    }

    private boolean allowsAction(String action) {
        List<ActionPattern> patterns = statement.actions().patterns();
        boolean named = patterns.stream().anyMatch(pattern -> pattern.matches(action));
        return named != statement.actions().negated();
    }
}
