package dev.lockstep.practice.wire;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFile;
import dev.lockstep.practice.operation.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;

/// Requests of one service into the SDK's classes, and answers and errors out of them.
///
/// Errors are those of the protocols: AWS query, AWS JSON 1.1 and REST JSON 1 (Smithy's
/// specifications of the same names).
public record Wire(Service service) {
    private static final String XML = "text/xml";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String REST = "application/json";

    /// The operation that a request asks for.
    ///
    /// @throws AwsError if AWS knows none such
    public Operation operation(WireRequest request) {
        return switch (service.protocol()) {
            case QUERY -> byAction(form(request));
            case JSON -> {
                String target = request.header("x-amz-target").orElse("");
                String prefix = service.target() + ".";
                yield (target.startsWith(prefix)
                                ? service.operation(target.substring(prefix.length()))
                                : Optional.<Operation>empty())
                        .orElseThrow(() -> new AwsError(400, "UnknownOperationException", ""));
            }
            case REST_JSON ->
                    RestPath.find(service.operations().values(), request)
                            .orElseThrow(() -> new AwsError(404, "UnknownOperationException", ""));
        };
    }

    private Operation byAction(Map<String, String> form) {
        String action = form.getOrDefault("Action", "");
        String version = form.getOrDefault("Version", "");
        if (action.isEmpty()) {
            throw new AwsError(400, "MissingAction", "Could not find an action to be run.");
        }
        Optional<Operation> found =
                version.equals(service.version()) || version.isEmpty()
                        ? service.operation(action)
                        : Optional.empty();
        return found.orElseThrow(() ->
                new AwsError(
                        400,
                        "InvalidAction",
                        "Could not find operation "
                                + action
                                + " for version "
                                + (version.isEmpty() ? "NO_VERSION_SPECIFIED" : version)));
    }

    /// What is said of an operation that AWS has and a practice account does not.
    public AwsError notServed(Operation operation) {
        String sentence = "The practice account does not serve " + operation.action() + ".";
        return switch (service.protocol()) {
            case QUERY -> new AwsError(400, "InvalidAction", sentence);
            case JSON, REST_JSON -> new AwsError(400, "UnknownOperationException", sentence);
        };
    }

    /// The SDK's request; within AWS's bounds.
    ///
    /// @throws AwsError if it cannot be read, or is outside of them
    public SdkPojo read(Operation operation, WireRequest request) {
        SdkPojo read = decoded(operation, request);
        check(operation, read);
        return read;
    }

    /// Refuses a request that is outside of AWS's bounds.
    ///
    /// @throws AwsError then
    public void check(Operation operation, SdkPojo request) {
        Optional<String> violated = Constraints.violated(service, operation, request);
        if (violated.isPresent()) {
            throw new AwsError(400, invalid(), violated.get());
        }
    }

    /// The SDK's request, whatever its bounds.
    ///
    /// @throws AwsError if it cannot be read
    SdkPojo decoded(Operation operation, WireRequest request) {
        SdkPojo builder = SdkClasses.request(operation);
        try {
            switch (service.protocol()) {
                case QUERY ->
                        new Decoder(Format.ISO_8601).fill(builder, FormTree.of(form(request)));
                case JSON -> new Decoder(Format.UNIX_TIMESTAMP).fill(builder, json(request));
                case REST_JSON -> rest(operation, request, builder);
            }
        } catch (Malformed e) {
            String code =
                    service.protocol() == Protocol.QUERY
                            ? "MalformedInput"
                            : "SerializationException";
            throw new AwsError(400, code, e.getMessage() == null ? "" : e.getMessage());
        }
        return SdkClasses.built(builder);
    }

    private String invalid() {
        return switch (service.protocol()) {
            case QUERY -> "ValidationError";
            case JSON ->
                    service.id().equals("organizations")
                            ? "InvalidInputException"
                            : "ValidationException";
            case REST_JSON -> "ValidationException";
        };
    }

    private static Map<String, String> form(WireRequest request) {
        try {
            var all = Parameters.of(request.query());
            if (!request.method().equals("GET")) {
                all.putAll(Parameters.of(request.body().asUtf8String()));
            }
            return all;
        } catch (IllegalArgumentException | java.io.UncheckedIOException _) {
            throw new AwsError(400, "MalformedInput", "The form cannot be read");
        }
    }

    private static JsonTree json(WireRequest request) {
        try {
            String text = request.body().asUtf8String();
            return new JsonTree(JsonFile.parse("request", text.isBlank() ? "{}" : text).root());
        } catch (BadInput | java.io.UncheckedIOException _) {
            throw new Malformed("The body is not one JSON object");
        }
    }

    private void rest(Operation operation, WireRequest request, SdkPojo builder) {
        JsonTree body = json(request);
        Map<String, String> path = RestPath.values(operation, request.path());
        Map<String, String> query;
        try {
            query = Parameters.of(request.query());
        } catch (IllegalArgumentException _) {
            throw new Malformed("The query cannot be read");
        }
        var decoder = new Decoder(Format.UNIX_TIMESTAMP);
        for (SdkField<?> field : builder.sdkFields()) {
            String name = field.locationName();
            switch (field.location()) {
                case PAYLOAD ->
                        body.child(name)
                                .ifPresent(one -> field.set(builder, decoder.value(field, one)));
                case QUERY_PARAM -> scalar(builder, field, Optional.ofNullable(query.get(name)));
                case HEADER ->
                        scalar(
                                builder,
                                field,
                                request.header(name.toLowerCase(java.util.Locale.ROOT)));
                case PATH, GREEDY_PATH ->
                        scalar(builder, field, Optional.ofNullable(path.get(name)));
                case STATUS_CODE -> {
                    // Of answers only.
                }
            }
        }
    }

    private static void scalar(SdkPojo builder, SdkField<?> field, Optional<String> text) {
        text.ifPresent(one -> field.set(builder, Scalars.read(field, one, Format.ISO_8601)));
    }

    /// An answer, as AWS sends it.
    public WireResponse answer(Operation operation, SdkPojo response, String requestId) {
        WireResponse told =
                switch (service.protocol()) {
                    case QUERY ->
                            WireResponse.of(
                                    200,
                                    XML,
                                    XmlAnswer.of(service, operation, response, requestId));
                    case JSON ->
                            WireResponse.of(
                                    200,
                                    JSON,
                                    operation.output().isPresent()
                                            ? JsonAnswer.of(service, operation, response)
                                            : "{}");
                    case REST_JSON ->
                            WireResponse.of(200, REST, JsonAnswer.of(service, operation, response));
                };
        return told.with("x-amzn-RequestId", requestId);
    }

    /// An error, as AWS sends it.
    public WireResponse error(AwsError error, String requestId) {
        String type = error.status() >= 500 ? "Receiver" : "Sender";
        WireResponse told =
                switch (service.protocol()) {
                    case QUERY ->
                            WireResponse.of(
                                    error.status(),
                                    XML,
                                    XmlAnswer.error(
                                            service, type, error.code(), error.words(), requestId));
                    case JSON ->
                            WireResponse.of(
                                            error.status(),
                                            JSON,
                                            JsonText.object(json -> {
                                                json.writeStringProperty("__type", error.code());
                                                message(json, error);
                                            }))
                                    .with("x-amzn-ErrorType", error.code());
                    case REST_JSON ->
                            WireResponse.of(
                                            error.status(),
                                            REST,
                                            JsonText.object(json -> message(json, error)))
                                    .with("x-amzn-ErrorType", error.code());
                };
        return told.with("x-amzn-RequestId", requestId);
    }

    private static void message(JsonGenerator json, AwsError error) {
        json.writeStringProperty("message", JsonAnswer.sound(error.words()));
    }

    /// The service as whose request something is answered that names none: by what it looks like.
    public static Wire guessed(WireRequest request) {
        String id;
        if (request.has("x-amz-target")) {
            id =
                    request.header("x-amz-target").orElse("").contains("Organizations")
                            ? "organizations"
                            : "cloudtrail";
        } else if (request.path().equals("/") || request.path().isEmpty()) {
            id = "iam";
        } else {
            id = request.path().startsWith("/analyzer") ? "access-analyzer" : "account";
        }
        return new Wire(AwsModel.get().service(id).orElseThrow());
    }

    static String decoded(String segment) {
        // In a path a plus sign is itself.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
