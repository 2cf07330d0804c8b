package dev.lockstep.practice.server;

import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// A practice server for one test.
record Served(PracticeServer server) implements AutoCloseable {
    static final Secret TOKEN = new Secret("control-token");

    static Served of(PracticeState state, UnaryOperator<Options> more) throws IOException {
        Options options = Options.of(List.of(new SmallAccount()), TOKEN, InstantSource.system());
        return new Served(PracticeServer.start(state, more.apply(options)));
    }

    static Served small() throws IOException {
        return of(SmallAccount.state(), UnaryOperator.identity());
    }

    IamClient iam() {
        return client(
                IamClient.builder(),
                AwsBasicCredentials.create(SmallAccount.KEY, SmallAccount.SECRET));
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentials keys) {
        return Clients.ready(
                builder, server.endpoint().toString(), UrlConnectionHttpClient.create(), keys);
    }

    /// A control call with its token.
    HttpResponse<String> control(String method, String path)
            throws IOException, InterruptedException {
        return send(method, path, "X-Lockstep-Token", TOKEN.reveal());
    }

    HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
