package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Root's day at the console of the worst account.
class PracticeConsoleTest {
    private Served served;
    private PracticeConsole console;

    @BeforeEach
    void serve() throws IOException {
        served = Served.of(AccountShape.WORST.make(4, 1, Served.now()));
        console = PracticeConsole.of(served);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Account truth() {
        return served.server().state().truth();
    }

    @Test
    void root_signs_in_and_is_warned_of_no_MFA_and_of_keys() {
        console.signInAsRoot();
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(console.text())
                .contains("You don't have MFA assigned", "You have root user access keys");
        assertThat(truth().root().passwordLastUsed())
                .hasValueSatisfying(
                        used -> assertThat(used).isAfter(Served.now().minusSeconds(60)));
    }

    @Test
    void root_assigns_MFA_and_signs_in_with_it_from_then_on() {
        Secret seed = console.signInAsRoot().assignMfa("root-phone");
        assertThat(console.text()).contains("MFA device assigned", "mfa/root-phone");
        assertThat(truth().root().mfaDevices()).hasSize(1);
        console.signOut().signInAsRoot();
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(console.text()).doesNotContain("MFA assigned");
        assertThat(seed.reveal()).hasSize(64);
    }

    @Test
    void root_deactivates_and_deletes_its_keys() {
        console.signInAsRoot();
        for (AccessKey key : truth().root().accessKeys()) {
            if (key.active()) {
                console.deactivateKey(key.id());
            }
            console.deleteKey(key.id());
        }
        assertThat(truth().root().accessKeys()).isEmpty();
        assertThat(console.text())
                .contains("No access keys.")
                .doesNotContain("root user access keys.You");
    }

    @Test
    void the_command_line_acts_as_root() {
        Map<String, String> environment = console.signInAsRoot().commandLineAccess();
        assertThat(environment.get("AWS_ENDPOINT_URL"))
                .isEqualTo(served.server().endpoint().toString());
        assertThat(served.server().state().secrets().sessions())
                .containsKey(environment.get("AWS_ACCESS_KEY_ID"));
        assertThat(console.facts(java.util.Optional.empty()).name()).isEqualTo("root@example.com");
        assertThat(Root.NAME).isNotEmpty();
    }
}
