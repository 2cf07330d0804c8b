package dev.lockstep.practice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/// What hangs on signatures: their time, URLs that carry them, and what they leave behind.
class SignedCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static Served served() throws Exception {
        return Served.of(
                SmallAccount.state(),
                options ->
                        new Options(
                                options.port(),
                                options.operations(),
                                options.denied(),
                                options.faults(),
                                options.faultsOf(),
                                options.visibleAfter(),
                                options.token(),
                                options.truthKey(),
                                options.seed(),
                                InstantSource.fixed(NOW),
                                options.ahead(),
                                options.enforced()));
    }

    /// A list of the users, signed so long ago.
    private static SdkHttpRequest signed(
            Served served, Duration ago, Optional<Duration> urlFor, String secret) {
        var request =
                SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(served.server().endpoint())
                        .encodedPath("/")
                        .appendRawQueryParameter("Action", "ListUsers")
                        .appendRawQueryParameter("Version", "2010-05-08")
                        .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> {
                    sign.identity(AwsBasicCredentials.create(SmallAccount.ALICES_KEY, secret))
                            .request(request)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "iam")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                            .putProperty(
                                    HttpSigner.SIGNING_CLOCK,
                                    Clock.fixed(NOW.minus(ago), ZoneOffset.UTC));
                    urlFor.ifPresent(life ->
                            sign.putProperty(
                                            AwsV4HttpSigner.AUTH_LOCATION,
                                            AuthLocation.QUERY_STRING)
                                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, life));
                })
                .request();
    }

    private static String answer(SdkHttpRequest signed) throws Exception {
        return answer(signed.getUri(), signed);
    }

    /// Whether users are listed, or the error's status and code.
    private static String answer(URI uri, SdkHttpRequest signed) throws Exception {
        var request = HttpRequest.newBuilder(uri).GET();
        signed.headers()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("host")) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return response.statusCode() == 200
                    ? "answers"
                    : response.statusCode()
                            + " "
                            + body.substring(body.indexOf("<Code>") + 6, body.indexOf("</Code>"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, answers",
        "900, answers",
        "901, 403 SignatureDoesNotMatch",
        "-900, answers",
        "-901, 403 SignatureDoesNotMatch"
    })
    void a_signature_is_good_for_15_minutes_before_and_after(long secondsAgo, String outcome)
            throws Exception {
        try (Served served = served()) {
            assertThat(
                            answer(
                                    signed(
                                            served,
                                            Duration.ofSeconds(secondsAgo),
                                            Optional.empty(),
                                            SmallAccount.SECRET)))
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "60, 0, answers",
        "60, 60, answers",
        "60, 61, 400 RequestExpired",
        "604800, 604800, answers",
        "60, -901, 403 SignatureDoesNotMatch"
    })
    void a_presigned_URL_is_good_as_long_as_it_says(long life, long secondsAgo, String outcome)
            throws Exception {
        try (Served served = served()) {
            SdkHttpRequest url =
                    signed(
                            served,
                            Duration.ofSeconds(secondsAgo),
                            Optional.of(Duration.ofSeconds(life)),
                            SmallAccount.SECRET);
            assertThat(url.rawQueryParameters()).containsKey("X-Amz-Signature");
            assertThat(answer(url)).isEqualTo(outcome);
        }
    }

    @Test
    void a_presigned_URL_that_was_changed_or_signed_with_another_secret_is_refused()
            throws Exception {
        try (Served served = served()) {
            Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
            assertThat(answer(signed(served, Duration.ZERO, minute, "another")))
                    .isEqualTo("403 SignatureDoesNotMatch");
            SdkHttpRequest url = signed(served, Duration.ZERO, minute, SmallAccount.SECRET);
            String uri = url.getUri().toString();
            assertThat(answer(URI.create(uri.replace("ListUsers", "GetAccountSummary")), url))
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertThat(answer(URI.create(uri.replace("Expires=60", "Expires=600")), url))
                    .isEqualTo("403 SignatureDoesNotMatch");
        }
    }

    @Test
    void a_key_that_signed_was_used_and_one_whose_signature_is_wrong_was_not() throws Exception {
        try (Served served = served()) {
            assertThat(answer(signed(served, Duration.ZERO, Optional.empty(), "another")))
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertThat(lastUsed(served)).isEmpty();
            SdkHttpRequest good =
                    signed(served, Duration.ZERO, Optional.empty(), SmallAccount.SECRET);
            assertThat(answer(good)).isEqualTo("answers");
            assertThat(lastUsed(served))
                    .contains(
                            new LastUsed(
                                    Optional.of(NOW.truncatedTo(ChronoUnit.MINUTES)),
                                    Optional.of("iam"),
                                    Optional.of("us-east-1")));
        }
    }

    private static Optional<LastUsed> lastUsed(Served served) {
        return served.server()
                .state()
                .truth()
                .users()
                .get("alice")
                .accessKeys()
                .getFirst()
                .lastUsed();
    }

    @Test
    void credentials_of_GetSessionToken_call_IAM_with_MFA_only_and_hardly_anything_of_STS()
            throws Exception {
        PracticeState state = SmallAccount.state();
        Secrets secrets = state.secrets();
        for (var one :
                Map.of("ASIAEXAMPLEPLAIN0001", false, "ASIAEXAMPLEFACTOR001", true).entrySet()) {
            Secrets.Session plain =
                    SmallAccount.session(
                            new Caller.IamUser("alice", one.getValue(), true),
                            Instant.parse("2999-01-01T00:00:00Z"));
            secrets =
                    secrets.withSession(
                            one.getKey(),
                            new Secrets.Session(
                                    plain.secret(),
                                    plain.token(),
                                    plain.caller(),
                                    plain.expires(),
                                    new Secrets.Kind.SessionToken(
                                            one.getValue() ? Optional.of(NOW) : Optional.empty())));
        }
        try (Served served = Served.of(state.withSecrets(secrets), UnaryOperator.identity())) {
            assertThat(users(served, "ASIAEXAMPLEPLAIN0001")).isEqualTo("403 AccessDenied");
            assertThat(users(served, "ASIAEXAMPLEFACTOR001")).isEqualTo("answers");
            try (StsClient sts =
                    served.client(StsClient.builder(), session("ASIAEXAMPLEPLAIN0001"))) {
                assertThat(sts.getCallerIdentity().arn()).endsWith("user/alice");
                assertThat(
                                refusal(() ->
                                        sts.getAccessKeyInfo(of -> of.accessKeyId("A".repeat(16)))))
                        .isEqualTo("403 AccessDenied");
            }
        }
    }

    private static String users(Served served, String id) {
        try (IamClient iam = served.client(IamClient.builder(), session(id))) {
            return refusal(iam::listUsers);
        }
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "answers";
        } catch (AwsServiceException e) {
            return e.statusCode() + " " + e.awsErrorDetails().errorCode();
        }
    }

    private static AwsCredentials session(String id) {
        return AwsSessionCredentials.create(id, SmallAccount.SECRET, "token/+=");
    }
}
