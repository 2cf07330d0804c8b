package dev.lockstep.keys.step;

import static dev.lockstep.account.TestAccount.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.step.KeyStep.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A step by the clocks of AWS and of this machine.
class KeyStepTest {
    private static final Subject KEY =
            new Subject(Subject.Kind.ACCESS_KEY, "AKIAONE", Optional.empty(), Optional.of("ci"));

    private static KeyStep due(State state, KeyChange change) {
        return KeyStep.due(
                state, "ci", Optional.of("AKIAONE"), List.of(), "Go on.", change, Optional.empty());
    }

    @Test
    void a_key_is_deleted_only_where_the_clocks_agree_to_15_minutes() {
        KeyStep deletion = due(State.WAITED, new KeyChange.DeleteKey(KEY, "ci", "AKIAONE", NOW));
        assertThat(deletion.byOneClock(Optional.empty())).isEqualTo(deletion);
        assertThat(deletion.byOneClock(Optional.of(Duration.ofMinutes(15)))).isEqualTo(deletion);
        KeyStep kept = deletion.byOneClock(Optional.of(Duration.ofMinutes(-16)));
        assertThat(kept.change()).isEmpty();
        assertThat(kept.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(kept.next()).contains("16 minutes ahead of AWS's");
        KeyStep stop =
                due(
                        State.ACTIVE,
                        new KeyChange.DeactivateKey(KEY, "ci", "AKIAONE", Optional.empty()));
        assertThat(stop.byOneClock(Optional.of(Duration.ofDays(3)))).isEqualTo(stop);
    }
}
