package dev.lockstep.policy.reach;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random policies of a principal, what is assumed of its requests, and one context that fits; the
/// same seed gives the same.
final class RandomRights {
    static final String USER = "arn:aws:iam::111122223333:user/team/alice";

    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "*",
                    "*",
                    "**",
                    "arn:aws:s3:::bucket/*",
                    "arn:aws:iam::*:user/${aws:username}",
                    "arn:aws:iam::111122223333:user/team/alice",
                    "arn:aws:*:*:111122223333:*",
                    "arn:aws:s3:::${aws:PrincipalTag/team}/*");

    private static final Map<String, List<String>> KEYS =
            Map.of(
                    "aws:MultiFactorAuthPresent", List.of("true", "false"),
                    "aws:username", List.of("alice", "bob"),
                    "aws:SourceIp", List.of("10.1.2.3", "192.0.2.7"),
                    "aws:RequestedRegion", List.of("eu-west-1", "us-east-1"),
                    "aws:PrincipalTag/team", List.of("red", "blue"),
                    "aws:CurrentTime", List.of("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
                    "aws:MultiFactorAuthAge", List.of("5", "5000"));

    private static final Map<String, List<String>> OPERATORS =
            Map.of(
                    "aws:MultiFactorAuthPresent", List.of("Bool", "BoolIfExists", "Null"),
                    "aws:username",
                            List.of("StringEquals", "StringNotEquals", "StringLikeIfExists"),
                    "aws:SourceIp", List.of("IpAddress", "NotIpAddress", "NotIpAddressIfExists"),
                    "aws:RequestedRegion",
                            List.of(
                                    "StringEquals",
                                    "ForAllValues:StringEquals",
                                    "ForAnyValue:StringLike"),
                    "aws:PrincipalTag/team", List.of("StringEquals", "StringNotLike", "Null"),
                    "aws:CurrentTime", List.of("DateLessThan", "DateGreaterThanIfExists"),
                    "aws:MultiFactorAuthAge",
                            List.of("NumericLessThan", "NumericGreaterThanEqualsIfExists"));

    private final Random random;
    private final ActionCatalog catalog;
    final Layers layers;
    final Context assumptions;
    final Context context;
    final String resource;

    RandomRights(long seed, ActionCatalog catalog) {
        this.random = new Random(seed);
        this.catalog = catalog;
        this.layers =
                new Layers(
                        policies(1 + random.nextInt(4)),
                        sometimes(4, () -> policies(1)),
                        sometimes(5, () -> policies(1)),
                        IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                                .mapToObj(i -> new Layers.Level("ou-" + i, policies(2)))
                                .toList(),
                        List.of(),
                        Optional.empty());
        var known = new HashMap<String, ContextValue>();
        var all = new HashMap<String, ContextValue>();
        KEYS.forEach((key, values) -> {
            ContextValue value =
                    random.nextInt(3) == 0
                            ? ContextValue.ABSENT
                            : new ContextValue.Single(pick(values));
            all.put(key, value);
            if (random.nextBoolean()) {
                known.put(key, value);
            }
        });
        this.assumptions = Context.UNKNOWN.with(known);
        this.context = Context.EMPTY.with(all);
        this.resource =
                pick(
                        List.of(
                                "*",
                                USER,
                                "arn:aws:s3:::bucket/key",
                                "arn:aws:s3:::red/key",
                                "arn:aws:lambda:eu-west-1:111122223333:function:f"));
    }

    private <T> Optional<T> sometimes(int outOf, java.util.function.Supplier<T> what) {
        return random.nextInt(outOf) == 0 ? Optional.of(what.get()) : Optional.empty();
    }

    private List<CompiledPolicy> policies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CompiledPolicy.of("policy-" + i, document()))
                .toList();
    }

    private PolicyDocument document() {
        return (PolicyDocument)
                PolicyDocument.parse(
                        """
                        {"Version": "2012-10-17", "Statement": [%s]}\
                        """
                                .formatted(
                                        Stream.generate(this::statement)
                                                .limit(1 + random.nextInt(3))
                                                .collect(Collectors.joining(", "))));
    }

    private String statement() {
        var parts = new ArrayList<String>();
        parts.add("\"Effect\": \"%s\"".formatted(random.nextInt(4) == 0 ? "Deny" : "Allow"));
        parts.add(
                "\"%sAction\": %s"
                        .formatted(
                                random.nextInt(5) == 0 ? "Not" : "",
                                list(1 + random.nextInt(3), this::action)));
        parts.add(
                "\"%sResource\": %s"
                        .formatted(
                                random.nextInt(8) == 0 ? "Not" : "",
                                list(1 + random.nextInt(2), () -> pick(RESOURCES))));
        if (random.nextInt(3) == 0) {
            parts.add("\"Condition\": {%s}".formatted(condition()));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String condition() {
        String key = pick(KEYS.keySet().stream().sorted().toList());
        String operator = pick(OPERATORS.getOrDefault(key, List.of()));
        String value = operator.equals("Null") ? pick(List.of("true", "false")) : pick(values(key));
        return "\"%s\": {\"%s\": \"%s\"}".formatted(operator, key, value);
    }

    private static List<String> values(String key) {
        return KEYS.getOrDefault(key, List.of());
    }

    private String action() {
        String name = catalog.name(random.nextInt(catalog.size()));
        int colon = name.indexOf(':');
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> name.substring(0, colon) + ":*";
            case 2 -> name.substring(0, Math.min(name.length(), colon + 4)) + "*";
            case 3 -> "*:*" + name.substring(name.length() - 3);
            case 4 -> name.substring(0, colon + 1) + "*" + name.substring(name.length() - 4);
            case 5 -> "unheard-of:DoAnything";
            case 6 -> name.toUpperCase(java.util.Locale.ROOT);
            default -> name;
        };
    }

    private String list(int count, java.util.function.Supplier<String> one) {
        return Stream.generate(one)
                .limit(count)
                .map(text -> "\"" + text + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
