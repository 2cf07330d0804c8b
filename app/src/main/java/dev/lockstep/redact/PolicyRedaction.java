package dev.lockstep.redact;

import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Policy documents, written anew from what they say: the grammar stays, names in it do not. A text
/// that is no policy is left out, and an empty object, which is none either, stands in its place.
final class PolicyRedaction {
    private static final JsonObject NO_POLICY = new JsonObject(0, List.of());

    private final Names names;
    private final PolicyTexts texts;
    private final ConditionKeys keys;

    PolicyRedaction(Names names, PolicyTexts texts) {
        this.names = names;
        this.texts = texts;
        this.keys = new ConditionKeys(names);
    }

    PolicyParse redacted(PolicyParse policy) {
        return PolicyDocument.parse(json(policy).toJson());
    }

    JsonObject json(PolicyParse policy) {
        return switch (policy) {
            case Malformed _ -> NO_POLICY;
            case PolicyDocument document -> json(document);
        };
    }

    private JsonObject json(PolicyDocument document) {
        var members = new ArrayList<Member>();
        members.add(member("Version", text(document.version().text())));
        document.id().ifPresent(id -> members.add(member("Id", text(names.of("id", id)))));
        members.add(
                member(
                        "Statement",
                        new JsonArray(0, document.statements().stream().map(this::json).toList())));
        return new JsonObject(0, members);
    }

    private JsonValue json(Statement statement) {
        var members = new ArrayList<Member>();
        statement.sid().ifPresent(sid -> members.add(member("Sid", text(sid(sid)))));
        members.add(member("Effect", text(statement.allows() ? "Allow" : "Deny")));
        statement
                .principals()
                .ifPresent(named ->
                        members.add(
                                member(
                                        named.negated() ? "NotPrincipal" : "Principal",
                                        principals(named))));
        members.add(
                member(
                        statement.actions().negated() ? "NotAction" : "Action",
                        list(
                                statement.actions().patterns().stream()
                                        .map(one -> texts.action(one.text()))
                                        .toList())));
        statement
                .resources()
                .ifPresent(named ->
                        members.add(
                                member(
                                        named.negated() ? "NotResource" : "Resource",
                                        list(
                                                named.patterns().stream()
                                                        .map(one -> texts.resource(one.text()))
                                                        .toList()))));
        if (statement.conditionPlace().isPresent()) {
            members.add(member("Condition", conditions(statement.conditions())));
        }
        return new JsonObject(0, members);
    }

    /// Sids are letters and digits.
    private String sid(String sid) {
        return names.of("sid", sid).replace("-", "");
    }

    private JsonValue principals(Principals principals) {
        var byKind = new LinkedHashMap<String, List<String>>();
        for (Principal principal : principals.members()) {
            switch (principal) {
                case Principal.Anyone _ -> add(byKind, "AWS", "*");
                case Principal.Aws(String value) -> add(byKind, "AWS", texts.principal(value));
                case Principal.Service(String name) ->
                        add(byKind, "Service", names.servicePrincipal(name));
                case Principal.Federated(String provider) ->
                        add(byKind, "Federated", texts.provider(provider));
                case Principal.CanonicalUser(String id) ->
                        add(byKind, "CanonicalUser", names.of("canonical-user", id));
            }
        }
        return object(byKind);
    }

    private JsonValue conditions(List<Condition> conditions) {
        var byOperator = new LinkedHashMap<String, Map<String, List<String>>>();
        for (Condition condition : conditions) {
            String base = condition.operator().base();
            List<String> values =
                    condition.values().stream()
                            .map(value -> texts.value(base, condition.key(), value))
                            .toList();
            byOperator
                    .computeIfAbsent(written(condition.operator()), _ -> new LinkedHashMap<>())
                    .put(keys.redacted(condition.key()), values);
        }
        var members = new ArrayList<Member>();
        byOperator.forEach((operator, byKey) -> members.add(member(operator, object(byKey))));
        return new JsonObject(0, members);
    }

    private static String written(Condition.Operator operator) {
        String quantifier =
                switch (operator.quantifier()) {
                    case NONE -> "";
                    case FOR_ALL_VALUES -> "ForAllValues:";
                    case FOR_ANY_VALUE -> "ForAnyValue:";
                };
        return quantifier + operator.base() + (operator.ifExists() ? "IfExists" : "");
    }

    private static void add(Map<String, List<String>> byKind, String kind, String value) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(value);
    }

    private static JsonValue object(Map<String, List<String>> lists) {
        var members = new ArrayList<Member>();
        lists.forEach((name, values) -> members.add(member(name, list(values))));
        return new JsonObject(0, members);
    }

    private static JsonValue list(List<String> values) {
        return new JsonArray(0, values.stream().map(PolicyRedaction::text).toList());
    }

    private static JsonValue text(String value) {
        return new JsonText(0, value);
    }

    private static Member member(String name, JsonValue value) {
        return new Member(0, name, value);
    }
}
