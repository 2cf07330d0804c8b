package dev.lockstep.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void plain_http_to_this_machine_never_goes_through_a_proxy_elsewhere() {
        var elsewhere =
                new Connections(Map.of("HTTP_PROXY", "http://192.0.2.1:3128"), Optional.empty());
        var open = elsewhere.open(URI.create("http://127.0.0.1:9/"), SECOND, SECOND);
        assertThat(open.usingProxy()).isFalse();
    }
}
