package dev.lockstep.policy.cases;

import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Layers.Level;
import dev.lockstep.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads a case from one line of JSON.
final class CaseReader {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build();

    private final String line;
    private final JsonParser parser;

    private Optional<String> id = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private List<CompiledPolicy> identity = List.of();
    private Optional<List<CompiledPolicy>> boundary = Optional.empty();
    private Optional<List<CompiledPolicy>> session = Optional.empty();
    private List<Level> serviceControl = List.of();
    private List<Level> resourceControl = List.of();
    private Optional<CompiledPolicy> resource = Optional.empty();
    private Optional<Decision.Kind> expected = Optional.empty();
    private List<String> tags = List.of();
    private final Map<String, Integer> columns = new HashMap<>();

    private CaseReader(String line, JsonParser parser) {
        this.line = line;
        this.parser = parser;
    }

    /// Leaves the reading at the first place that is wrong. It carries no stack trace, since it
    /// says nothing about the code.
    private static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int column;

        Unexpected(int column, String expected) {
            super(expected, null, false, false);
            this.column = column;
        }
    }

    private interface Member {
        void read(String name);
    }

    static CaseParse read(String line) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            return new CaseReader(line, parser).read();
        } catch (Unexpected e) {
            return new CaseParse.Malformed(e.column, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return new CaseParse.Malformed(
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr()),
                    "valid JSON on one line: look for a comma, colon, quote or bracket");
        }
    }

    private CaseParse read() {
        parser.nextToken();
        members("a case: one JSON object", this::member);
        if (parser.nextToken() != null) {
            throw unexpected("nothing after the case: one case on each line");
        }
        String name = id.orElseThrow(() -> new Unexpected(1, "a case with an `id`"));
        Request asked = request.orElseThrow(() -> new Unexpected(1, "a case with a `request`"));
        return new PolicyCase(
                name,
                asked,
                new Layers(
                        identity,
                        boundary,
                        session,
                        serviceControl,
                        resourceControl,
                        resource.or(() -> keyPolicy(asked))),
                expected,
                tags,
                columns);
    }

    /// A case holds every policy that there is, so that a KMS key without a policy lets nobody in.
    /// Of a role's trust policy it is not so: it is easily forgotten, and the answer says so.
    ///
    /// Rule source: AWS KMS Developer Guide, "Key policies in AWS KMS".
    private static Optional<CompiledPolicy> keyPolicy(Request request) {
        return request.action().regionMatches(true, 0, "kms:", 0, 4)
                ? Optional.of(
                        CompiledPolicy.of(
                                "resourcePolicy",
                                new PolicyDocument(
                                        "",
                                        PolicyDocument.Version.V2012_10_17,
                                        Optional.empty(),
                                        List.of())))
                : Optional.empty();
    }

    private void member(String name) {
        switch (name) {
            case "id" -> id = Optional.of(string("the case's id: a string"));
            case "request" -> request = Optional.of(request());
            case "identityPolicies" -> identity = policies(name);
            case "permissionBoundaries" -> boundary = Optional.of(policies(name));
            case "sessionPolicy" -> session = Optional.of(List.of(policy(name)));
            case "scps" -> serviceControl = levels(name);
            case "rcps" -> resourceControl = levels(name);
            case "resourcePolicy" -> resource = Optional.of(policy(name));
            case "expected" -> expected = Optional.of(expected());
            case "tags" -> tags = strings("a list of tags: strings");
            default -> parser.skipChildren();
        }
    }

    private Decision.Kind expected() {
        String wanted = "`Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`";
        String text = string(wanted);
        for (var kind : Decision.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw unexpected(wanted);
    }

    private Request request() {
        int start = column();
        var text = new HashMap<String, String>();
        var context = new HashMap<String, ContextValue>();
        members(
                "a request: an object with `principal`, `action` and `resource`",
                name -> {
                    switch (name) {
                        case "principal", "action" -> text.put(name, string("a string"));
                        case "resource" -> resource(text);
                        case "context" ->
                                members(
                                        "an object of condition keys",
                                        key -> context.put(key, value()));
                        default -> parser.skipChildren();
                    }
                });
        for (String needed : List.of("principal", "action", "resource")) {
            if (!text.containsKey(needed)) {
                throw new Unexpected(start, "a request with `" + needed + "`");
            }
        }
        return new Request(
                text.getOrDefault("principal", ""),
                text.getOrDefault("action", ""),
                text.getOrDefault("resource", ""),
                Optional.ofNullable(text.get("accountId")),
                Context.EMPTY.with(context));
    }

    /// `{"resource": "arn…", "accountId": "…"}`, or the ARN alone.
    private void resource(Map<String, String> text) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            text.put("resource", parser.getString());
            return;
        }
        members(
                "an object with `resource` and `accountId`",
                name -> {
                    if (name.equals("resource") || name.equals("accountId")) {
                        text.put(name, string("a string"));
                    } else {
                        parser.skipChildren();
                    }
                });
    }

    private ContextValue value() {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return new ContextValue.Several(list(_ -> scalar()));
        }
        return parser.currentToken() == JsonToken.VALUE_NULL
                ? ContextValue.ABSENT
                : new ContextValue.Single(scalar());
    }

    private String scalar() {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw unexpected("a string, number or boolean, or a list of them");
        }
        return parser.getString();
    }

    private List<Level> levels(String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("a list of levels, each with `orgIdentifier` and `policies`");
        }
        return list(index -> level(name + "[" + index + "]"));
    }

    private Level level(String name) {
        var target = new StringBuilder();
        var policies = new ArrayList<CompiledPolicy>();
        members(
                "a level: an object with `orgIdentifier` and `policies`",
                member -> {
                    switch (member) {
                        case "orgIdentifier" -> target.append(string("a string"));
                        case "policies" -> policies.addAll(policies(name + ".policies"));
                        default -> parser.skipChildren();
                    }
                });
        return new Level(target.toString(), policies);
    }

    private List<CompiledPolicy> policies(String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("a list of policies");
        }
        return list(index -> policy(name + "[" + index + "]"));
    }

    private CompiledPolicy policy(String name) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("a policy: one JSON object with a `Statement`");
        }
        int start = column();
        parser.skipChildren();
        String text = line.substring(start - 1, (int) parser.currentLocation().getCharOffset());
        return switch (PolicyDocument.parse(text)) {
            case PolicyDocument document -> {
                columns.put(name, start);
                yield CompiledPolicy.of(name, document);
            }
            case Malformed malformed ->
                    throw new Unexpected(
                            start + malformed.place().column() - 1, malformed.expected());
        };
    }

    private List<String> strings(String wanted) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected(wanted);
        }
        return list(_ -> string(wanted));
    }

    private interface Element<T> {
        T read(int index);
    }

    private <T> List<T> list(Element<T> element) {
        var all = new ArrayList<T>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(element.read(all.size()));
        }
        return all;
    }

    private void members(String wanted, Member member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected(wanted);
        }
        var seen = new HashSet<String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.getString();
            if (!seen.add(name)) {
                throw unexpected("each name only once in an object");
            }
            parser.nextToken();
            member.read(name);
        }
    }

    private String string(String wanted) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw unexpected(wanted);
        }
        return parser.getString();
    }

    private Unexpected unexpected(String wanted) {
        return new Unexpected(column(), wanted);
    }

    /// Where the current token stands; at the end of the line, the end.
    private int column() {
        @Nullable JsonToken token = parser.currentToken();
        return (int)
                        (token == null
                                ? parser.currentLocation().getCharOffset()
                                : parser.currentTokenLocation().getCharOffset())
                + 1;
    }
}
