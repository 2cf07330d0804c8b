package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `lockstep practice console`: the address, and what to sign in with.
class PracticeConsoleCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private Served served;
    private Map<String, String> environment;

    @BeforeEach
    void serve() throws IOException {
        served = Served.of(AccountShape.TYPICAL.make(40, 1, Served.now()));
        environment = Map.of("LOCKSTEP_HOME", folder.resolve("state").toString());
        new PracticeRegistry(StateFolder.of(environment, folder)).put(served.running());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Run run(String... arguments) {
        return InProcess.run(environment, Served.QUICK, folder, List.of(arguments));
    }

    private Secrets secrets() {
        return served.server().state().secrets();
    }

    private User withDevice() {
        return served.server().state().truth().users().values().stream()
                .filter(user ->
                        user.loginProfile().isPresent()
                                && user.mfaDevices().stream()
                                        .anyMatch(one -> secrets().seed(one.serial()).isPresent()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_prints_the_address_and_what_root_signs_in_with() {
        Run run = run("practice", "console");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(
                        "Open in a browser\n  " + served.server().endpoint() + "/_console/?entry=")
                .doesNotContain("control")
                .contains(
                        "Root user sign in\n  Email address  root@example.com\n  Password       "
                                + secrets().password("<root_account>").orElseThrow().reveal()
                                + "\n");
        assertThat(run.err()).hasLineCount(1).contains("secrets of a practice account");
        assertThat(run("practice", "console", "--quiet").err()).isEmpty();
    }

    @Test
    void with_a_user_it_prints_what_that_user_signs_in_with_its_code_too() {
        User user = withDevice();
        Run run = run("practice", "console", "live", "--user", user.name());
        String serial = user.mfaDevices().getFirst().serial();
        assertThat(run.out())
                .contains(
                        "IAM user sign in", "User name      " + user.name(), "MFA device " + serial)
                .contains(secrets().seed(serial).orElseThrow().reveal())
                .containsPattern("Code now {7}[0-9]{6}\n");
        assertThat(run.out().lines().filter(line -> line.length() > 80))
                .as("but for the address")
                .allMatch(line -> line.contains("entry="));
    }

    @Test
    void as_JSON_it_says_the_same() {
        User user = withDevice();
        JsonNode root = JSON.readTree(run("practice", "console", "--format", "json").out());
        assertThat(root.get("schema").asString()).isEqualTo("lockstep/practice-console/1");
        assertThat(root.get("practice").asString()).isEqualTo("live");
        assertThat(root.get("email").asString()).isEqualTo("root@example.com");
        assertThat(root.get("user").isNull()).isTrue();
        JsonNode one =
                JSON.readTree(
                        run("practice", "console", "--user", user.name(), "--format", "json")
                                .out());
        assertThat(one.get("user").asString()).isEqualTo(user.name());
        assertThat(one.get("email").isNull()).isTrue();
        assertThat(new Secret(one.get("password").asString()))
                .isEqualTo(secrets().password(user.name()).orElseThrow());
        assertThat(one.get("mfa-devices").get(0).get("code").asString()).matches("[0-9]{6}");
    }

    @Test
    void a_user_that_is_not_there_is_4_and_one_without_a_password_has_no_way_in() {
        Run run = run("practice", "console", "--user", "nobody\u001b[2J");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("has no user nobody")
                .doesNotContain("\u001b");
        String machine =
                served.server().state().truth().users().values().stream()
                        .filter(user -> user.loginProfile().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .name();
        assertThat(run("practice", "console", "--user", machine).out())
                .contains("Password       none: there is no way in at the console");
    }

    @Test
    void where_none_runs_it_is_4() {
        Run run =
                InProcess.run(
                        Map.of("LOCKSTEP_HOME", folder.resolve("other").toString()),
                        Served.QUICK,
                        folder,
                        List.of("practice", "console"));
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).hasLineCount(1).contains("lockstep practice start");
    }
}
