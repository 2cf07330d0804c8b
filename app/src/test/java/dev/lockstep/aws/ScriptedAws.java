package dev.lockstep.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/// A server on loopback that answers each operation as a test says: with AWS's words, late, cut
/// off, or with something else.
final class ScriptedAws implements AutoCloseable {
    /// One request.
    ///
    /// @param operation such as `ListUsers`
    /// @param parameters of a query request
    /// @param head the headers, as one text
    record Asked(String operation, Map<String, String> parameters, String head) {}

    /// What happens to a request.
    sealed interface Reply {}

    record Text(int status, String type, String body) implements Reply {}

    /// A good answer, but only after a while.
    record Late(long millis, Reply then) implements Reply {}

    /// The connection is closed without a word.
    record Cut() implements Reply {}

    /// The first half of what was announced.
    record Half(Text whole) implements Reply {}

    /// The first half, as if it were all.
    record Torn(Text whole) implements Reply {}

    private final HttpServer server;
    private final Map<String, BiFunction<Asked, Integer, Reply>> script = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private ScriptedAws(HttpServer server) {
        this.server = server;
    }

    static ScriptedAws start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        var aws = new ScriptedAws(server);
        server.createContext("/", aws::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        SmallAccount.script(aws);
        return aws;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint(),
                "AWS_ACCESS_KEY_ID", "AKIASCRIPTEDEXAMPLE1",
                "AWS_SECRET_ACCESS_KEY", "not-a-secret");
    }

    /// Always the same reply.
    void on(String operation, Reply reply) {
        on(operation, (_, _) -> reply);
    }

    /// A reply for each request and its number, from 1.
    void on(String operation, BiFunction<Asked, Integer, Reply> reply) {
        script.put(operation, reply);
    }

    Reply normally(String operation, Asked request) {
        BiFunction<Asked, Integer, Reply> reply = script.get(operation);
        return reply == null
                ? error(400, "InvalidAction", "no such operation")
                : reply.apply(request, 1);
    }

    int count(String operation) {
        return counts.getOrDefault(operation, 0);
    }

    List<Asked> asked() {
        return asked;
    }

    /// An answer of a service that speaks the query protocol.
    static Text xml(String operation, String result) {
        return new Text(
                200,
                "text/xml",
                """
                <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                <%1$sResult>%2$s</%1$sResult>
                <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>
                </%1$sResponse>\
                """
                        .formatted(operation, result));
    }

    static Text json(String body) {
        return new Text(200, "application/x-amz-json-1.1", body);
    }

    /// An error in a form that both protocols' clients understand by its type.
    static Text error(int status, String code, String message) {
        return new Text(status, "error", code + "\n" + message);
    }

    static Text page() {
        return new Text(
                200,
                "text/html",
                "<html><head><title>Sign in</title></head><body>Welcome to the guest network"
                        + "</body></html>");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request = asked(exchange, body);
        asked.add(request);
        int number = counts.merge(request.operation(), 1, Integer::sum);
        BiFunction<Asked, Integer, Reply> reply = script.get(request.operation());
        send(
                exchange,
                reply == null
                        ? error(400, "InvalidAction", "no such operation")
                        : reply.apply(request, number),
                !body.startsWith("Action="));
    }

    private static Asked asked(HttpExchange exchange, String body) {
        var head = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) -> head.append(name).append(values).append('\n'));
        Map<String, String> parameters = new TreeMap<>();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (body.startsWith("Action=")) {
            for (String pair : body.split("&", -1)) {
                int at = pair.indexOf('=');
                parameters.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
            return new Asked(parameters.getOrDefault("Action", ""), parameters, head.toString());
        }
        if (target != null) {
            return new Asked(target.replaceFirst(".*\\.", ""), parameters, head.toString());
        }
        String path = exchange.getRequestURI().getPath();
        String operation =
                switch (path) {
                    case "/listRegions" -> "ListRegions";
                    case "/getAlternateContact" -> "GetAlternateContact";
                    case "/analyzer" -> "ListAnalyzers";
                    default -> path;
                };
        return new Asked(operation, parameters, head.toString());
    }

    private void send(HttpExchange exchange, Reply reply, boolean isJson) throws IOException {
        switch (reply) {
            case Text text -> whole(exchange, text, isJson);
            case Late(long millis, Reply then) -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                send(exchange, then, isJson);
            }
            case Cut _ -> exchange.close();
            case Half(Text text) -> {
                byte[] bytes = text.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", text.type());
                exchange.sendResponseHeaders(text.status(), bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                try {
                    exchange.close();
                } catch (UncheckedIOException e) {
                    return;
                }
            }
            case Torn(Text text) ->
                    whole(
                            exchange,
                            new Text(
                                    text.status(),
                                    text.type(),
                                    text.body().substring(0, text.body().length() / 2)),
                            isJson);
        }
    }

    private static void whole(HttpExchange exchange, Text text, boolean isJson) throws IOException {
        String body = text.body();
        String type = text.type();
        if (type.equals("error")) {
            String code = body.substring(0, body.indexOf('\n'));
            String message = body.substring(body.indexOf('\n') + 1);
            exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
            type = isJson ? "application/x-amz-json-1.1" : "text/xml";
            body =
                    isJson
                            ? "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message)
                            : ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s"
                                            + "</Message></Error><RequestId>r</RequestId></ErrorResponse>")
                                    .formatted(code, message);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(text.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
