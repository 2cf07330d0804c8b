package dev.lockstep.plan.mending;

import dev.lockstep.control.groups.trust.CallerPin;
import dev.lockstep.control.groups.trust.DeputyServices;
import dev.lockstep.control.groups.trust.ForeignParty;
import dev.lockstep.control.groups.trust.GuestCondition;
import dev.lockstep.control.groups.trust.SharedIssuer;
import dev.lockstep.control.groups.trust.TrustStatement;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A trust policy with some statements changed; all others are as they were.
///
/// @param about the principals whom the change is about, as the policy names them
record TrustEdit(PolicyDocument document, List<String> about) {
    TrustEdit {
        about = List.copyOf(about);
    }

    /// In the place of everybody, this account and those that are trusted. Empty where that is not
    /// enough: whose tokens of an issuer that many share are meant, nobody but the owner knows.
    ///
    /// @param own the ARN that stands for this account
    /// @param trusted ids of accounts
    static Optional<TrustEdit> closed(PolicyDocument trust, String own, Set<String> trusted) {
        var statements = new ArrayList<Statement>();
        Set<Statement> letting = letting(trust);
        boolean changed = false;
        for (Statement statement : trust.statements()) {
            var asTrust = new TrustStatement(statement);
            boolean lets = letting.contains(statement);
            if (lets && asTrust.allowsWebIdentity() && isOpenIssuer(asTrust)) {
                return Optional.empty();
            }
            if (lets && asTrust.namesEverybody() && !asTrust.hasCondition(CallerPin::pins)) {
                var members = new LinkedHashSet<Principal>();
                asTrust.principals().stream()
                        .filter(one -> !isEverybody(one))
                        .forEach(members::add);
                members.add(new Principal.Aws(own));
                trusted.forEach(account -> members.add(new Principal.Aws(account)));
                statements.add(withPrincipals(statement, List.copyOf(members)));
                changed = true;
            } else {
                statements.add(statement);
            }
        }
        return changed
                ? Optional.of(new TrustEdit(with(trust, statements), List.of()))
                : Optional.empty();
    }

    /// Strangers have to send an external id. Empty where one of them is an identity provider,
    /// whose tokens bring none.
    static Optional<TrustEdit> withExternalId(
            PolicyDocument trust, String account, Set<String> known, String externalId) {
        Predicate<Principal> isStranger =
                principal ->
                        ForeignParty.of(principal, Optional.of(account))
                                .filter(party -> party.isStranger(known))
                                .isPresent();
        boolean anyProvider =
                letting(trust).stream()
                        .filter(one ->
                                !new TrustStatement(one).hasCondition(GuestCondition::asksGuests))
                        .flatMap(one -> new TrustStatement(one).principals().stream())
                        .filter(isStranger)
                        .anyMatch(Principal.Federated.class::isInstance);
        return anyProvider
                ? Optional.empty()
                : conditioned(
                        trust,
                        isStranger,
                        GuestCondition::asksGuests,
                        "sts:ExternalId",
                        externalId);
    }

    /// Services that say on whose behalf they call are let in on behalf of this account alone.
    static Optional<TrustEdit> withSource(PolicyDocument trust, String account) {
        return conditioned(
                trust,
                principal -> DeputyServices.of(principal).isPresent(),
                DeputyServices::limitsSource,
                "aws:SourceAccount",
                account);
    }

    /// Gives those principals a condition, in a statement of their own where others stand beside
    /// them.
    private static Optional<TrustEdit> conditioned(
            PolicyDocument trust,
            Predicate<Principal> whom,
            Predicate<Condition> already,
            String key,
            String value) {
        var statements = new ArrayList<Statement>();
        var about = new ArrayList<String>();
        Set<Statement> letting = letting(trust);
        for (Statement statement : trust.statements()) {
            var asTrust = new TrustStatement(statement);
            List<Principal> meant =
                    letting.contains(statement) && !asTrust.hasCondition(already)
                            ? asTrust.principals().stream().filter(whom).toList()
                            : List.of();
            if (meant.isEmpty()) {
                statements.add(statement);
                continue;
            }
            meant.forEach(one -> about.add(name(one)));
            List<Principal> others =
                    asTrust.principals().stream().filter(one -> !meant.contains(one)).toList();
            if (others.isEmpty()) {
                statements.add(withCondition(statement, key, value));
            } else {
                statements.add(withPrincipals(statement, others));
                statements.add(
                        withCondition(withoutSid(withPrincipals(statement, meant)), key, value));
            }
        }
        return about.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrustEdit(with(trust, statements), about));
    }

    private static Set<Statement> letting(PolicyDocument trust) {
        var statements = new LinkedHashSet<Statement>();
        TrustStatement.of(trust).forEach(one -> statements.add(one.statement()));
        return statements;
    }

    private static boolean isOpenIssuer(TrustStatement statement) {
        return statement.principals().stream()
                .flatMap(principal -> SharedIssuer.of(principal).stream())
                .anyMatch(issuer -> !issuer.isLimitedBy(statement));
    }

    private static boolean isEverybody(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> true;
            case Principal.Aws(String value) -> value.chars().allMatch(c -> c == '*' || c == '?');
            case Principal.Service _, Principal.Federated _, Principal.CanonicalUser _ -> false;
        };
    }

    private static String name(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> "*";
            case Principal.Aws(String value) -> value;
            case Principal.Service(String value) -> value;
            case Principal.Federated(String value) -> value;
            case Principal.CanonicalUser(String value) -> value;
        };
    }

    private static PolicyDocument with(PolicyDocument trust, List<Statement> statements) {
        return new PolicyDocument(trust.text(), trust.version(), trust.id(), statements);
    }

    private static Statement withPrincipals(Statement one, List<Principal> members) {
        return new Statement(
                one.place(),
                one.sid(),
                one.effect(),
                Optional.of(new Principals(false, members)),
                one.actions(),
                one.resources(),
                one.conditionPlace(),
                one.conditions());
    }

    private static Statement withoutSid(Statement one) {
        return new Statement(
                one.place(),
                Optional.empty(),
                one.effect(),
                one.principals(),
                one.actions(),
                one.resources(),
                one.conditionPlace(),
                one.conditions());
    }

    private static Statement withCondition(Statement one, String key, String value) {
        var conditions = new ArrayList<>(one.conditions());
        conditions.add(
                new Condition(
                        one.place(),
                        new Condition.Operator("StringEquals", Condition.Quantifier.NONE, false),
                        key,
                        List.of(value)));
        return new Statement(
                one.place(),
                one.sid(),
                one.effect(),
                one.principals(),
                one.actions(),
                one.resources(),
                one.conditionPlace(),
                conditions);
    }
}
