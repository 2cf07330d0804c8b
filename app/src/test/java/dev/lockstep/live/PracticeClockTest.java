package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A practice account is judged by its own clock, as far as the state folder names it.
class PracticeClockTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LATER = Duration.ofDays(100);

    @TempDir Path folder;

    @Test
    void keys_are_100_days_older_when_the_clock_of_a_practice_account_was_moved()
            throws IOException {
        try (Served served = Served.of(AccountShape.TIDY.make(12, 5, Served.now()))) {
            Map<String, String> environment = environment();
            new PracticeRegistry(StateFolder.of(environment, folder)).put(served.running());
            environment.putAll(served.environment());
            JsonNode before = audit(environment);
            assertThat(before.get("account").get("practice").asBoolean()).isTrue();
            assertThat(failures(before, "key-age")).isZero();
            Run clock =
                    InProcess.run(
                            environment,
                            Served.QUICK,
                            folder,
                            List.of("practice", "clock", "live", "+100d"));
            assertThat(clock.status()).as(clock.err()).isZero();
            JsonNode after = audit(environment);
            assertThat(after.get("account").get("practice").asBoolean()).isTrue();
            assertThat(Duration.between(judgedAt(before), judgedAt(after)))
                    .isBetween(LATER, LATER.plusMinutes(5));
            assertThat(failures(after, "key-age")).isPositive();
        }
    }

    @Test
    void an_endpoint_that_the_state_folder_does_not_name_is_judged_by_the_real_time()
            throws IOException {
        try (Served served = Served.of(AccountShape.TIDY.make(12, 5, Served.now()))) {
            served.server().clock().advance(LATER);
            Map<String, String> environment = environment();
            environment.putAll(served.environment());
            JsonNode audit = audit(environment);
            assertThat(audit.get("account").get("practice").asBoolean()).isFalse();
            assertThat(judgedAt(audit)).isBefore(Instant.now().plusSeconds(60));
        }
    }

    @Test
    void who_answers_at_the_same_port_of_another_loopback_address_is_no_practice_account()
            throws IOException {
        try (Served served = Served.of(AccountShape.TIDY.make(12, 5, Served.now()))) {
            var registry = new PracticeRegistry(StateFolder.of(environment(), folder));
            registry.put(served.running());
            int port = served.running().port();
            assertThat(registry.at(URI.create("http://127.0.0.1:" + port))).isPresent();
            assertThat(registry.at(URI.create("http://localhost:" + port))).isPresent();
            assertThat(registry.at(URI.create("http://[::1]:" + port))).isEmpty();
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        return environment;
    }

    private JsonNode audit(Map<String, String> environment) {
        Run run =
                InProcess.run(
                        environment, Served.QUICK, folder, List.of("audit", "--format", "json"));
        assertThat(run.out()).as(run.err()).isNotEmpty();
        return JSON.readTree(run.out());
    }

    private static Instant judgedAt(JsonNode audit) {
        return Instant.parse(audit.get("judgedAt").asString());
    }

    private static long failures(JsonNode audit, String control) {
        return audit.get("findings")
                .valueStream()
                .filter(one -> one.get("control").asString().equals(control))
                .filter(one -> one.get("status").asString().equals("fail"))
                .count();
    }
}
