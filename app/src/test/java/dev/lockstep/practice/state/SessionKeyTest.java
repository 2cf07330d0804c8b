package dev.lockstep.practice.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionKeyTest {
    @Test
    void from_the_same_ids_come_other_secrets_each_time() {
        SessionKey one = made();
        SessionKey other = made();
        assertThat(one.id()).isEqualTo("ASIA0000000000000000").isEqualTo(other.id());
        assertThat(one.session().secret().reveal())
                .matches("[A-Za-z0-9+/]{40}")
                .isNotEqualTo(other.session().secret().reveal());
        assertThat(one.session().token().reveal())
                .hasSize(356)
                .isNotEqualTo(other.session().token().reveal());
    }

    private static SessionKey made() {
        return SessionKey.make(
                new Caller.RootUser(false, true), Instant.EPOCH, prefix -> prefix + "0".repeat(17));
    }
}
