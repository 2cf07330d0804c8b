package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.collect.SessionRequest;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What counts as a practice account: one that says so itself, and only if nothing else is asked.
class MixedEndpointsTest {
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.of(AccountShape.TIDY.make(1, 1, Served.now()));
    }

    @AfterEach
    void end() {
        served.close();
    }

    private boolean isPractice(Map<String, String> more) {
        var environment = new HashMap<>(served.environment());
        environment.putAll(more);
        return served.reader(Served.QUICK)
                .open(
                        new LiveAccount.Request(
                                SessionRequest.isolated(environment, Clock.systemUTC()),
                                false,
                                Served.goal(Optional.empty(), Optional.empty())))
                .isPractice();
    }

    @Test
    void every_service_at_a_practice_account_is_one() {
        assertThat(isPractice(Map.of())).isTrue();
    }

    @Test
    void one_service_at_another_endpoint_and_it_is_none() {
        assertThat(isPractice(Map.of("AWS_ENDPOINT_URL_CLOUDTRAIL", "https://127.0.0.1:9")))
                .isFalse();
        assertThat(isPractice(Map.of("AWS_ENDPOINT_URL_IAM", "https://127.0.0.1:9"))).isFalse();
    }
}
