package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;

/// A question to the evaluator, made of little: the rest is a user of the resource's own account
/// who reads an object.
record Asked(Request request, Layers layers) {
    static final String USER = "arn:aws:iam::111122223333:user/alice";
    static final String SESSION = "arn:aws:sts::111122223333:assumed-role/app/s1";
    static final String ROLE = "arn:aws:iam::111122223333:role/app";

    /// A user with identity policies of these statements.
    static Asked with(String... statements) {
        return new Asked(
                new Request(
                        USER,
                        "s3:GetObject",
                        "arn:aws:s3:::b/k",
                        Optional.of("111122223333"),
                        Context.EMPTY),
                Layers.identity(List.of(policy("identity", statements))));
    }

    /// A policy of version 2012-10-17.
    static CompiledPolicy policy(String name, String... statements) {
        return versioned(name, "2012-10-17", statements);
    }

    static CompiledPolicy versioned(String name, String version, String... statements) {
        return CompiledPolicy.of(
                name,
                (PolicyDocument)
                        PolicyDocument.parse(
                                "{\"Version\": \"%s\", \"Statement\": [%s]}"
                                        .formatted(version, String.join(", ", statements))));
    }

    /// A statement on every action and resource, with more members.
    static String allow(String more) {
        return "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"" + more + "}";
    }

    static String deny(String more) {
        return "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"" + more + "}";
    }

    /// A statement that allows everything under one condition.
    static String allowIf(String operator, String key, String value) {
        return allow(", \"Condition\": {\"%s\": {\"%s\": %s}}".formatted(operator, key, value));
    }

    static String allowTo(String principal) {
        return allow(", \"Principal\": " + principal);
    }

    Asked by(String principal) {
        return new Asked(
                new Request(
                        principal,
                        request.action(),
                        request.resource(),
                        request.resourceAccount(),
                        request.context()),
                layers);
    }

    Asked does(String action, String resource) {
        return new Asked(
                new Request(
                        request.principal(),
                        action,
                        resource,
                        request.resourceAccount(),
                        request.context()),
                layers);
    }

    Asked of(String account) {
        return new Asked(
                new Request(
                        request.principal(),
                        request.action(),
                        request.resource(),
                        Optional.of(account),
                        request.context()),
                layers);
    }

    Asked in(Context context) {
        return new Asked(request.in(context), layers);
    }

    Asked saying(String key, String... values) {
        return in(
                values.length == 1
                        ? request.context().with(key, values[0])
                        : request.context().with(key, List.of(values)));
    }

    Asked resourcePolicy(String... statements) {
        return new Asked(request, layers.withResource(Optional.of(policy("resource", statements))));
    }

    Asked boundary(String... statements) {
        return new Asked(
                request, layers.withBoundary(Optional.of(List.of(policy("boundary", statements)))));
    }

    Asked session(String... statements) {
        return new Asked(
                request,
                new Layers(
                        layers.identity(),
                        layers.boundary(),
                        Optional.of(List.of(policy("session", statements))),
                        layers.serviceControl(),
                        layers.resourceControl(),
                        layers.resource()));
    }

    /// One more level of the organization, for the caller and for the resource.
    Asked level(String serviceControl, String resourceControl) {
        return new Asked(
                request,
                new Layers(
                        layers.identity(),
                        layers.boundary(),
                        layers.session(),
                        more(layers.serviceControl(), serviceControl),
                        more(layers.resourceControl(), resourceControl),
                        layers.resource()));
    }

    private static List<Layers.Level> more(List<Layers.Level> levels, String statement) {
        return statement.isEmpty()
                ? levels
                : java.util.stream.Stream.concat(
                                levels.stream(),
                                java.util.stream.Stream.of(
                                        new Layers.Level(
                                                "ou", List.of(policy("control", statement)))))
                        .toList();
    }

    Decision decision() {
        return Evaluator.decide(request, layers);
    }

    /// The decision's name: `Allowed`, `ImplicitlyDenied`, `ExplicitlyDenied` or `Undecided`.
    String verdict() {
        return decision().getClass().getSimpleName();
    }
}
