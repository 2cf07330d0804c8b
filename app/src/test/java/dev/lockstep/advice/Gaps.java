package dev.lockstep.advice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/// Answers, in front of moto, what advice needs and moto lacks; everything else is passed on.
///
/// What it answers is in the documents: IAM API Reference,
/// EnableOrganizationsRootCredentialsManagement (refused until IAM has trusted access to the
/// organization) and ListOrganizationsFeatures; AWS CloudTrail API Reference, LookupEvents; AWS
/// Organizations API Reference, EnableAWSServiceAccess (moto does not know IAM's principal). Nobody
/// has service-specific credentials.
final class Gaps implements AutoCloseable {
    private static final String XML =
            """
            <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><%1$sResult>
            <OrganizationId>o-exampleorgid</OrganizationId><EnabledFeatures>%2$s</EnabledFeatures>
            </%1$sResult><ResponseMetadata><RequestId>gap</RequestId></ResponseMetadata></%1$sResponse>
            """;
    private static final String REFUSED =
            """
            <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
            <Code>ServiceAccessNotEnabledException</Code><Message>IAM has no trusted access.</Message>
            </Error><RequestId>gap</RequestId></ErrorResponse>
            """;
    private static final String NO_CREDENTIALS =
            """
            <ListServiceSpecificCredentialsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
            <ListServiceSpecificCredentialsResult><ServiceSpecificCredentials/>
            <IsTruncated>false</IsTruncated></ListServiceSpecificCredentialsResult>
            <ResponseMetadata><RequestId>gap</RequestId></ResponseMetadata>
            </ListServiceSpecificCredentialsResponse>
            """;
    private static final Set<String> PASSED_ON =
            Set.of("content-type", "x-amz-target", "authorization", "x-amz-date");

    private final HttpServer http;
    private final URI moto;
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean trusted;
    private boolean central;

    private Gaps(HttpServer http, URI moto) {
        this.http = http;
        this.moto = moto;
    }

    static Gaps before(URI moto) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var gaps = new Gaps(HttpServer.create(new InetSocketAddress(loopback, 0), 0), moto);
        gaps.http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gaps.http.createContext("/", gaps::answer);
        gaps.http.start();
        return gaps;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private record Reply(int status, String type, byte[] body) {
        static Reply json(String text) {
            return new Reply(
                    200, "application/x-amz-json-1.1", text.getBytes(StandardCharsets.UTF_8));
        }

        static Reply xml(int status, String text) {
            return new Reply(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = own(exchange, body).orElseGet(() -> passedOn(exchange, body));
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(
                    reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private synchronized Optional<Reply> own(HttpExchange exchange, byte[] body) {
        String target =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .orElse("");
        String form = new String(body, StandardCharsets.UTF_8);
        if (target.endsWith(".EnableAWSServiceAccess")) {
            trusted |= form.contains("\"iam.amazonaws.com\"");
            return Optional.of(Reply.json("{}"));
        }
        if (target.endsWith(".LookupEvents")) {
            String answer =
                    form.matches(".*\"AttributeKey\": ?\"AccessKeyId\".*AKIA.*")
                            ? "{\"Events\": [{\"EventName\": \"CreateUser\"}]}"
                            : "{\"Events\": []}";
            return Optional.of(Reply.json(answer));
        }
        if (form.contains("Action=ListServiceSpecificCredentials")) {
            return Optional.of(Reply.xml(200, NO_CREDENTIALS));
        }
        if (form.contains("Action=EnableOrganizationsRootCredentialsManagement")) {
            central |= trusted;
            return Optional.of(
                    trusted
                            ? features("EnableOrganizationsRootCredentialsManagement")
                            : Reply.xml(400, REFUSED));
        }
        return form.contains("Action=ListOrganizationsFeatures")
                ? Optional.of(
                        trusted ? features("ListOrganizationsFeatures") : Reply.xml(400, REFUSED))
                : Optional.empty();
    }

    private Reply features(String operation) {
        return Reply.xml(
                200,
                XML.formatted(
                        operation, central ? "<member>RootCredentialsManagement</member>" : ""));
    }

    private Reply passedOn(HttpExchange exchange, byte[] body) {
        var request =
                HttpRequest.newBuilder(moto.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : exchange.getRequestHeaders().entrySet()) {
            if (PASSED_ON.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        try {
            HttpResponse<byte[]> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            List<String> types = answer.headers().allValues("Content-Type");
            return new Reply(
                    answer.statusCode(),
                    types.isEmpty() ? "text/plain" : types.getFirst(),
                    answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        client.close();
    }
}
