package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonToken;

/// Reads one statement, of which the current token is the opening brace.
final class StatementReader {
    private static final Names ELEMENTS =
            new Names(
                    "an element of a statement",
                    List.of(
                            "Sid",
                            "Effect",
                            "Principal",
                            "NotPrincipal",
                            "Action",
                            "NotAction",
                            "Resource",
                            "NotResource",
                            "Condition"));

    private static final Names PRINCIPALS =
            new Names(
                    "a kind of principal", List.of("AWS", "Service", "Federated", "CanonicalUser"));

    private final Tokens tokens;
    private Optional<String> sid = Optional.empty();
    private Optional<Statement.Effect> effect = Optional.empty();
    private Optional<Principals> principals = Optional.empty();
    private Optional<Actions> actions = Optional.empty();
    private Optional<Resources> resources = Optional.empty();
    private Optional<Place> conditionPlace = Optional.empty();
    private final List<Condition> conditions = new ArrayList<>();

    private StatementReader(Tokens tokens) {
        this.tokens = tokens;
    }

    static Statement read(Tokens tokens) {
        return new StatementReader(tokens).statement();
    }

    private Statement statement() {
        Place place = tokens.place();
        tokens.members(this::element);
        return new Statement(
                place,
                sid,
                effect.orElseThrow(
                        () -> new Unexpected(place, "a statement with the element `Effect`")),
                principals,
                actions.orElseThrow(
                        () -> new Unexpected(place, "a statement with `Action` or `NotAction`")),
                resources,
                conditionPlace,
                conditions);
    }

    private void element(String name) {
        switch (name) {
            case "Sid" -> sid = Optional.of(tokens.string("a string")).filter(s -> !s.isEmpty());
            case "Effect" -> effect = Optional.of(effect());
            case "Principal", "NotPrincipal" -> {
                onlyOne(principals, "`Principal` or `NotPrincipal`, not both");
                principals = Optional.of(new Principals(isNegated(name), principals()));
            }
            case "Action", "NotAction" -> {
                onlyOne(actions, "`Action` or `NotAction`, not both");
                actions =
                        Optional.of(
                                new Actions(isNegated(name), tokens.strings(ActionPattern::new)));
            }
            case "Resource", "NotResource" -> {
                onlyOne(resources, "`Resource` or `NotResource`, not both");
                resources =
                        Optional.of(
                                new Resources(
                                        isNegated(name), tokens.strings(ResourcePattern::new)));
            }
            case "Condition" -> {
                conditionPlace = Optional.of(tokens.place());
                tokens.object("an object of condition operators", this::operator);
            }
            default -> throw tokens.unexpected(ELEMENTS.insteadOf(name));
        }
    }

    private static boolean isNegated(String name) {
        return name.startsWith("Not");
    }

    private void onlyOne(Optional<?> before, String expected) {
        if (before.isPresent()) {
            throw tokens.unexpected(expected);
        }
    }

    private Statement.Effect effect() {
        String expected = "`Allow` or `Deny`, with exactly these capitals";
        return switch (tokens.string(expected)) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            default -> throw tokens.unexpected(expected);
        };
    }

    private List<Principal> principals() {
        tokens.next();
        if (tokens.at(JsonToken.VALUE_STRING) && tokens.text().equals("*")) {
            return List.of(new Principal.Anyone());
        }
        if (!tokens.at(JsonToken.START_OBJECT)) {
            throw tokens.unexpected("`*` or an object of principals");
        }
        var members = new ArrayList<Principal>();
        tokens.members(kind -> members.addAll(tokens.strings(principal(kind))));
        return members;
    }

    private Function<String, Principal> principal(String kind) {
        return switch (kind) {
            case "AWS" ->
                    value -> value.equals("*") ? new Principal.Anyone() : new Principal.Aws(value);
            case "Service" -> Principal.Service::new;
            case "Federated" -> Principal.Federated::new;
            case "CanonicalUser" -> Principal.CanonicalUser::new;
            default -> throw tokens.unexpected(PRINCIPALS.insteadOf(kind));
        };
    }

    private void operator(String written) {
        Condition.Operator operator = OperatorReader.read(written, tokens);
        tokens.object(
                "an object of condition keys",
                key -> {
                    Place place = tokens.place();
                    conditions.add(new Condition(place, operator, key, tokens.scalars()));
                });
    }
}
