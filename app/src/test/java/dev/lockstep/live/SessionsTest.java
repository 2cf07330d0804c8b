package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As whom a practice account is asked, by profiles of a home folder of the test's own.
class SessionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "not-a-secret-at-all";

    /// On an idle machine it is one second, and two where AWS must be asked; here others run too.
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path home;
    private Served served;
    private User user;
    private String keyId = "";
    private String device = "";

    @BeforeEach
    void serve() throws IOException {
        FreshAccount fresh = AccountShape.TYPICAL.make(400, 2, Served.now());
        user = user(fresh, one -> active(one).isPresent() && virtual(one).isPresent());
        keyId = active(user).orElseThrow().id();
        device = virtual(user).orElseThrow().serial();
        Secrets secrets =
                fresh.secrets()
                        .withSession(
                                "ASIAENDED00000000001",
                                new Secrets.Session(
                                        new Secret(SECRET),
                                        new Secret("token"),
                                        new Caller.RootUser(false, true),
                                        Instant.now().minusSeconds(60)));
        served = Served.of(PracticeState.of(fresh.truth(), secrets), UnaryOperator.identity());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static User user(FreshAccount fresh, Predicate<User> fits) {
        return fresh.truth().users().values().stream().filter(fits).findFirst().orElseThrow();
    }

    private static java.util.Optional<AccessKey> active(User user) {
        return user.accessKeys().stream().filter(AccessKey::active).findFirst();
    }

    private static java.util.Optional<MfaDevice> virtual(User user) {
        return user.mfaDevices().stream()
                .filter(one -> one.kind() == MfaDevice.Kind.VIRTUAL)
                .findFirst();
    }

    private String secret(String id) {
        return served.server().state().secrets().keys().get(id).reveal();
    }

    private String code() {
        Secret seed = served.server().state().secrets().seed(device).orElseThrow();
        return Totp.code(seed, served.server().clock().now());
    }

    private String role() {
        return served.server().state().truth().roles().get("OrganizationAccountAccessRole").arn();
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private String keys(String name) {
        return "[profile %s]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
                .formatted(name, keyId, secret(keyId));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("HOME", home.toString());
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("AWS_ENDPOINT_URL", served.server().endpoint().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    private static String[] words(String... more) {
        var words = new ArrayList<>(List.of("audit", "--only", "root-mfa", "--format", "json"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private Run run(String... more) {
        return InProcess.run(environment(), Served.QUICK, home, List.of(words(more)));
    }

    private static String caller(Run run) {
        assertThat(run.out()).as(run.err()).isNotEmpty();
        JsonNode account = JSON.readTree(run.out()).get("account");
        return account.get("caller").asString();
    }

    @Test
    void keys_with_a_device_and_no_role_become_a_session_of_the_user_by_a_real_code()
            throws IOException {
        config(keys("me") + "mfa_serial = " + device + "\n");
        assertThat(caller(run("--profile", "me", "--mfa-code", code())))
                .endsWith("user" + user.path() + user.name());
        assertThat(served.server().calls()).containsEntry("sts:GetSessionToken", 1L);
    }

    @Test
    void a_role_with_a_device_is_assumed_by_a_real_code_and_kept() throws IOException {
        config(
                keys("base")
                        + "[profile admin]\nrole_arn = "
                        + role()
                        + "\nsource_profile = base\nmfa_serial = "
                        + device
                        + "\n");
        assertThat(caller(run("--profile", "admin", "--mfa-code", code())))
                .contains(":assumed-role/OrganizationAccountAccessRole/");
        // The session lasts: nobody is asked again.
        assertThat(caller(run("--profile", "admin"))).contains(":assumed-role/");
        assertThat(served.server().calls()).containsEntry("sts:AssumeRole", 1L);
    }

    @Test
    void a_wrong_code_and_a_code_that_was_used_are_told_in_AWSs_words() throws IOException {
        config(keys("me") + "mfa_serial = " + device + "\n");
        Run wrong = run("--profile", "me", "--mfa-code", "000000");
        assertThat(wrong.status()).isEqualTo(3);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .hasLineCount(1)
                .contains("invalid MFA one time pass code")
                .doesNotContain(secret(keyId));
    }

    @Test
    void a_chain_of_roles_is_walked_from_a_credential_process() throws IOException {
        config(
                "[profile tool]\ncredential_process = echo '{\"Version\": 1, \"AccessKeyId\": \""
                        + keyId
                        + "\", \"SecretAccessKey\": \""
                        + secret(keyId)
                        + "\"}'\n[profile middle]\nrole_arn = "
                        + role()
                        + "\nsource_profile = tool\nrole_session_name = middle\n[profile end]\n"
                        + "role_arn = "
                        + role()
                        + "\nsource_profile = middle\nrole_session_name = end\n");
        assertThat(caller(run("--profile", "tool"))).endsWith(user.name());
        assertThat(caller(run("--profile", "end"))).endsWith("OrganizationAccountAccessRole/end");
        assertThat(served.server().calls()).containsEntry("sts:AssumeRole", 2L);
    }

    @Test
    void whole_processes_tell_in_one_line_and_soon_that_there_is_no_way_in() throws Exception {
        String inactive =
                served.server().state().truth().users().values().stream()
                        .flatMap(one -> one.accessKeys().stream())
                        .filter(key -> !key.active())
                        .findFirst()
                        .orElseThrow()
                        .id();
        config(keys("me") + "mfa_serial = " + device + "\n");
        String does = "AWS does not take the credentials of the environment";
        told("none", 69, "no AWS credentials were found", Map.of());
        told(
                "unknown profile",
                69,
                "there is no profile mee in the AWS configuration; did you mean me?",
                Map.of("AWS_PROFILE", "mee"));
        told("no code", 69, "--mfa-code", Map.of("AWS_PROFILE", "me"));
        told("unknown key", 3, does, given("AKIAUNKNOWN000000001", SECRET));
        told("wrong secret", 3, does, given(keyId, SECRET));
        told("inactive key", 3, does, given(inactive, secret(inactive)));
        var ended = new HashMap<>(given("ASIAENDED00000000001", SECRET));
        ended.put("AWS_SESSION_TOKEN", "token");
        told("expired session", 3, "have run out", ended);
    }

    private static Map<String, String> given(String id, String secret) {
        return Map.of("AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", secret);
    }

    private void told(String name, int status, String words, Map<String, String> more)
            throws IOException, InterruptedException {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        Child.Ended ended = Child.run(home, environment, words());
        System.out.println(name + ": " + ended.took().toMillis() + " ms");
        assertThat(ended.run().err()).as(name).contains(words).hasLineCount(1);
        assertThat(ended.run().out()).as(name).isEmpty();
        assertThat(ended.run().status()).as(name).isEqualTo(status);
        assertThat(ended.took()).as(name).isLessThan(SOON);
        more.values().stream()
                .filter(value -> value.equals(SECRET) || value.equals(secret(keyId)))
                .forEach(value -> assertThat(ended.run().err()).doesNotContain(value));
    }
}
