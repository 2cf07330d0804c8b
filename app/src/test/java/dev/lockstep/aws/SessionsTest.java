package dev.lockstep.aws;

import static dev.lockstep.aws.ScriptedAws.error;
import static dev.lockstep.aws.ScriptedAws.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.MfaCode;
import dev.lockstep.collect.NoSession;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// As whom AWS is asked, by a home folder and an environment of the test's own.
class SessionsTest {
    private static final String ASSUMED =
            """
            <Credentials><AccessKeyId>ASIAASSUMED0EXAMPLE1</AccessKeyId><SecretAccessKey>not-a-secret</SecretAccessKey>
            <SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials>\
            """;

    @TempDir Path home;
    private ScriptedAws aws;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.start();
        environment.put("AWS_ENDPOINT_URL", aws.endpoint());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        String inAnHour = Instant.now().plus(Duration.ofHours(1)).toString();
        for (String operation : new String[] {"AssumeRole", "GetSessionToken"}) {
            aws.on(operation, xml(operation, ASSUMED.formatted(inAnHour)));
        }
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private Collector open(Optional<String> profile, MfaCode code) {
        return new AwsAccounts("0", Clock.systemUTC(), EachReadGoesWrongTest.QUICK)
                .open(request(profile, code));
    }

    private SessionRequest request(Optional<String> profile, MfaCode code) {
        return new SessionRequest(
                profile,
                Optional.empty(),
                Optional.empty(),
                code,
                environment,
                Optional.of(home),
                home,
                Optional.of(home.resolve("state")),
                Clock.systemUTC());
    }

    private Collector open() {
        return open(Optional.empty(), MfaCode.NONE);
    }

    private Collector open(String profile) {
        return open(Optional.of(profile), MfaCode.NONE);
    }

    private String signer(String operation) {
        return aws.asked().stream()
                .filter(one -> one.operation().equals(operation))
                .map(one -> one.head().replaceAll("(?s).*Credential=(\\w+)/.*", "$1"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private ScriptedAws.Asked asked(String operation) {
        return aws.asked().stream()
                .filter(one -> one.operation().equals(operation))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void without_credentials_a_line_names_the_command_within_a_second() {
        long start = System.nanoTime();
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NoSession.class,
                        none -> assertThat(none.why()).isEqualTo(NoSession.Why.NOTHING_THERE))
                .hasMessageContaining("no AWS credentials were found; `aws login` signs in");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(aws.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidClientTokenId, does not take the credentials",
        "SignatureDoesNotMatch, does not take the credentials",
        "ExpiredToken, have run out"
    })
    void credentials_that_AWS_does_not_take_are_told_with_what_helps(String code, String words) {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAWRONG00000EXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        aws.on("GetCallerIdentity", error(403, code, "no"));
        assertThatThrownBy(this::open)
                .isInstanceOf(NoSession.class)
                .hasMessageContaining(words)
                .hasMessageContaining("the environment (AWS_ACCESS_KEY_ID)")
                .hasMessageContaining("set new ones");
        assertThat(aws.count("GetCallerIdentity")).isOne();
    }

    @Test
    void keys_of_the_environment_sign() {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        assertThat(open().region()).isEqualTo("us-east-1");
        assertThat(signer("GetCallerIdentity")).isEqualTo("AKIAENVIRONMENTEXAMP");
    }

    @Test
    void a_profile_by_option_wins_over_the_environment_and_brings_its_region() throws IOException {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        config(
                """
                [profile work]
                aws_access_key_id = AKIAWORK00000EXAMPLE
                aws_secret_access_key = not-a-secret
                region = eu-west-1
                """);
        assertThat(open("work").region()).isEqualTo("eu-west-1");
        assertThat(signer("GetCallerIdentity")).isEqualTo("AKIAWORK00000EXAMPLE");
    }

    @Test
    void an_unknown_profile_is_told_with_the_nearest_name() throws IOException {
        config("[profile production]\nregion = eu-west-1\n");
        assertThatThrownBy(() -> open("prodution"))
                .isInstanceOf(NoSession.class)
                .hasMessage(
                        "there is no profile prodution in the AWS configuration; did you mean"
                                + " production?");
    }

    @Test
    void a_chain_of_roles_is_walked_from_its_keys_with_external_id() throws IOException {
        config(
                """
                [profile base]
                aws_access_key_id = AKIABASE00000EXAMPLE
                aws_secret_access_key = not-a-secret
                [profile middle]
                role_arn = arn:aws:iam::123456789012:role/middle
                source_profile = base
                [profile end]
                role_arn = arn:aws:iam::123456789012:role/end
                source_profile = middle
                external_id = secret-handshake
                """);
        open("end");
        assertThat(aws.count("AssumeRole")).isEqualTo(2);
        assertThat(asked("AssumeRole").parameters())
                .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/end")
                .containsEntry("ExternalId", "secret-handshake");
        assertThat(signer("GetCallerIdentity")).isEqualTo("ASIAASSUMED0EXAMPLE1");
    }

    @Test
    void a_circle_of_profiles_is_told() throws IOException {
        config(
                """
                [profile a]
                role_arn = arn:aws:iam::123456789012:role/a
                source_profile = b
                [profile b]
                role_arn = arn:aws:iam::123456789012:role/b
                source_profile = a
                """);
        assertThatThrownBy(() -> open("a"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("leads in a circle");
    }

    @Test
    void a_role_with_mfa_serial_takes_a_code_once_and_the_session_is_kept_for_its_owner_alone()
            throws IOException {
        config(
                """
                [profile base]
                aws_access_key_id = AKIABASE00000EXAMPLE
                aws_secret_access_key = not-a-secret
                [profile admin]
                role_arn = arn:aws:iam::123456789012:role/admin
                source_profile = base
                mfa_serial = arn:aws:iam::123456789012:mfa/alice
                """);
        open(Optional.of("admin"), _ -> Optional.of(new Secret("123456")));
        assertThat(asked("AssumeRole").parameters())
                .containsEntry("SerialNumber", "arn:aws:iam::123456789012:mfa/alice")
                .containsEntry("TokenCode", "123456");
        // The second time nobody is asked.
        open("admin");
        assertThat(aws.count("AssumeRole")).isOne();
        try (var kept = Files.list(home.resolve("state/sessions"))) {
            assertThat(kept.toList())
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.getPosixFilePermissions(file))
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void keys_with_mfa_serial_and_no_role_get_a_session_token() throws IOException {
        config(
                """
                [default]
                aws_access_key_id = AKIABASE00000EXAMPLE
                aws_secret_access_key = not-a-secret
                mfa_serial = arn:aws:iam::123456789012:mfa/alice
                """);
        open(Optional.empty(), _ -> Optional.of(new Secret("123456")));
        assertThat(asked("GetSessionToken").parameters()).containsEntry("TokenCode", "123456");
        assertThat(signer("GetCallerIdentity")).isEqualTo("ASIAASSUMED0EXAMPLE1");
    }

    @Test
    void without_anybody_to_ask_the_option_for_the_code_is_named() throws IOException {
        config(
                """
                [default]
                aws_access_key_id = AKIABASE00000EXAMPLE
                aws_secret_access_key = not-a-secret
                mfa_serial = arn:aws:iam::123456789012:mfa/alice
                """);
        assertThatThrownBy(this::open)
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("--mfa-code");
    }

    @Test
    void a_refused_role_is_told_in_AWSs_words() throws IOException {
        config(
                """
                [default]
                role_arn = arn:aws:iam::123456789012:role/admin
                credential_source = Environment
                """);
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        aws.on("AssumeRole", error(403, "AccessDenied", "not authorized to assume"));
        assertThatThrownBy(() -> open("default"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("AccessDenied: not authorized to assume");
    }

    @Test
    void a_process_gives_credentials_or_is_told_without_its_words() throws IOException {
        config(
                """
                [profile good]
                credential_process = echo '{"Version": 1, "AccessKeyId": "AKIAPROCESS00EXAMPLE", "SecretAccessKey": "x"}'
                [profile bad]
                credential_process = echo oops-a-secret; exit 1
                """);
        environment.put("PATH", "/usr/bin:/bin");
        open("good");
        assertThat(signer("GetCallerIdentity")).isEqualTo("AKIAPROCESS00EXAMPLE");
        assertThatThrownBy(() -> open("bad"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("credential_process of profile bad")
                .hasMessageNotContaining("oops");
    }

    @Test
    void an_ended_sso_or_login_session_names_the_command_that_signs_in() throws IOException {
        config(
                """
                [sso-session company]
                sso_region = eu-west-1
                sso_start_url = https://example.com/start
                [profile sso]
                sso_session = company
                sso_account_id = 123456789012
                sso_role_name = Auditor
                [profile signed-in]
                login_session = arn:aws:iam::123456789012:user/alice
                """);
        assertThatThrownBy(() -> open("sso"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("`aws sso login --profile sso`");
        assertThatThrownBy(() -> open("signed-in"))
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("`aws login --profile signed-in`");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, plain http to another machine",
        "http://10.0.0.1:8080, plain http to another machine",
        "http://127.0.0.1.example.com, plain http to another machine",
        "https://alice:hunter2@example.com, holds a user name or a password",
        "ftp://127.0.0.1, is no address",
        "nonsense, is no address"
    })
    void an_endpoint_that_is_not_https_or_this_machine_is_refused(String endpoint, String words) {
        environment.put("AWS_ENDPOINT_URL", endpoint);
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NoSession.class,
                        none -> assertThat(none.why()).isEqualTo(NoSession.Why.USAGE))
                .hasMessageContaining(words)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void where_nobody_listens_it_is_told_at_once() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        assertThatThrownBy(this::open)
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("AWS cannot be reached at http://127.0.0.1:" + port)
                .hasMessageContaining("nobody answers at that address")
                .hasMessageContaining("practice stop --shell");
    }

    @Test
    void an_endpoint_of_one_service_wins_over_that_of_all() throws IOException {
        try (ScriptedAws other = ScriptedAws.start()) {
            environment.put("AWS_ENDPOINT_URL_STS", other.endpoint());
            environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
            environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
            open();
            assertThat(other.count("GetCallerIdentity")).isOne();
            assertThat(aws.count("GetCallerIdentity")).isZero();
        }
    }

    @Test
    void the_endpoint_that_IAM_is_asked_at_is_the_one_that_is_named() throws IOException {
        try (ScriptedAws other = ScriptedAws.start()) {
            environment.put("AWS_ENDPOINT_URL_IAM", other.endpoint());
            environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
            environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
            assertThat(open().endpoint()).hasToString("Optional[" + other.endpoint() + "]");
            environment.remove("AWS_ENDPOINT_URL");
            environment.put("AWS_ENDPOINT_URL_STS", aws.endpoint());
            assertThat(open().endpoint()).hasToString("Optional[" + other.endpoint() + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://corp_proxy:3128",
                "http://alice:hunter2@corp_proxy:3128",
                "http://alice:hunter 2@proxy.example.com"
            })
    void a_proxy_that_has_no_address_is_told_without_its_words_and_not_passed_by(String proxy) {
        environment.put("HTTPS_PROXY", proxy);
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NoSession.class,
                        none -> assertThat(none.why()).isEqualTo(NoSession.Why.USAGE))
                .hasMessageStartingWith("HTTPS_PROXY is no address")
                .hasMessageNotContaining("corp_proxy")
                .hasMessageNotContaining("hunter");
        assertThat(aws.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/keys", "127.0.0.1/keys", "file://localhost/keys"})
    void an_address_of_container_credentials_that_is_not_http_is_told(String address) {
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address);
        assertThatThrownBy(this::open)
                .isInstanceOf(NoSession.class)
                .hasMessageContaining("makes no sense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Signature expired: long ago", "Signature not yet current: later"})
    void a_clock_that_is_wrong_is_told_as_that(String words) {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        aws.on("GetCallerIdentity", error(403, "SignatureDoesNotMatch", words));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NoSession.class,
                        none -> assertThat(none.why()).isEqualTo(NoSession.Why.NOT_TAKEN))
                .hasMessageContaining("set its clock right");
    }

    /// That a signature is refused says nothing of the key: the clock or the secret may be wrong.
    @ParameterizedTest
    @CsvSource({
        "InvalidClientTokenId, KEY_NOT_KNOWN",
        "SignatureDoesNotMatch, NOT_TAKEN",
        "IncompleteSignature, NOT_TAKEN",
        "UnrecognizedClientException, NOT_TAKEN",
        "ExpiredToken, NOT_TAKEN"
    })
    void only_a_key_that_AWS_does_not_know_is_told_as_gone(String code, NoSession.Why why) {
        environment.put("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        aws.on("GetCallerIdentity", error(403, code, "no"));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        NoSession.class, none -> assertThat(none.why()).isEqualTo(why));
    }

    @Test
    void a_session_token_that_an_error_of_AWS_repeats_is_told_to_nobody() {
        String token = "IQoJb3JpZ2luX2V/+not/a/secret+==";
        environment.put("AWS_ACCESS_KEY_ID", "ASIAENVIRONMENTEXAMP");
        environment.put("AWS_SECRET_ACCESS_KEY", "not-a-secret");
        environment.put("AWS_SESSION_TOKEN", token);
        String words = "The Canonical String should have been x-amz-security-token:";
        aws.on("ListUsers", error(403, "SignatureDoesNotMatch", words + token));
        aws.on(
                "ListRegions",
                error(403, "InvalidSignatureException", words + token.replace("/", "\\/")));
        Collector collector = open();
        collector.read(Set.of(ReadKey.USERS, ReadKey.REGIONS));
        assertThat(collector.answers().get(ReadKey.USERS))
                .isInstanceOfSatisfying(
                        Read.Denied.class,
                        denied -> assertThat(denied.words()).endsWith("x-amz-security-token:***"));
        assertThat(collector.files().text("denied.json").orElseThrow())
                .contains("iam:ListUsers", "account:ListRegions")
                .doesNotContain("IQoJ");
    }

    @Test
    void keys_that_end_during_the_run_and_cannot_be_renewed_serve_to_their_end_and_then_it_is_told()
            throws IOException {
        Instant end = Instant.now().plus(Duration.ofHours(1));
        config(
                """
                [profile short]
                credential_process = test -e %1$s/asked && exit 1; : > %1$s/asked; echo '{"Version": 1, "AccessKeyId": "ASIAPROCESS00EXAMPLE", "SecretAccessKey": "x", "SessionToken": "t", "Expiration": "%2$s"}'
                """
                        .formatted(home, end));
        environment.put("PATH", "/usr/bin:/bin");
        var now = new AtomicReference<>(Instant.now());
        Collector collector =
                new AwsAccounts("0", now::get, EachReadGoesWrongTest.QUICK)
                        .open(request(Optional.of("short"), MfaCode.NONE));
        now.set(end.minusSeconds(60));
        collector.read(Set.of(ReadKey.SUMMARY));
        assertThat(collector.answers().get(ReadKey.SUMMARY).isKnown()).isTrue();
        now.set(end.plusSeconds(1));
        collector.read(Set.of(ReadKey.USERS));
        assertThat(collector.answers().get(ReadKey.USERS))
                .isInstanceOfSatisfying(
                        Read.NotCollected.class,
                        missing -> {
                            assertThat(missing.isIncomplete()).isTrue();
                            assertThat(missing.because())
                                    .contains("credential_process of profile short");
                        });
    }

    @Test
    void in_a_state_folder_that_is_a_link_or_open_to_others_no_session_is_kept_or_believed()
            throws IOException {
        config(
                """
                [default]
                aws_access_key_id = AKIABASE00000EXAMPLE
                aws_secret_access_key = not-a-secret
                mfa_serial = arn:aws:iam::123456789012:mfa/alice
                """);
        MfaCode code = _ -> Optional.of(new Secret("123456"));
        open(Optional.empty(), code);
        assertThat(home.resolve("state/sessions")).isNotEmptyDirectory();
        Files.setPosixFilePermissions(
                home.resolve("state"), PosixFilePermissions.fromString("rwxrwxrwx"));
        open(Optional.empty(), code);
        assertThat(aws.count("GetSessionToken")).isEqualTo(2);
        Files.move(home.resolve("state"), home.resolve("elsewhere"));
        Files.setPosixFilePermissions(
                home.resolve("elsewhere"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(home.resolve("state"), home.resolve("elsewhere"));
        open(Optional.empty(), code);
        assertThat(aws.count("GetSessionToken")).isEqualTo(3);
    }
}
