package dev.lockstep.root;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Root;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RootUseTest {
    @Test
    void it_is_accepted_for_as_long_as_it_shows_and_never_longer_than_an_exception_may_reach() {
        Baseline wanted = Baseline.DEFAULT;
        ExceptionRule rule = RootUse.exception(wanted, "bob", "the bank asked", NOW, 400);
        assertThat(rule.until()).isEqualTo(LocalDate.parse("2026-12-25"));
        assertThat(rule.reason()).isEqualTo("the bank asked");
        assertThat(rule.owner()).isEqualTo("bob");
        assertThat(RootUse.exception(wanted, "bob", "x", NOW, 7).until())
                .isEqualTo(LocalDate.parse("2026-12-02"));
    }

    @Test
    void only_an_exception_of_root_that_has_not_run_out_covers_it() {
        assertThat(accepted(RootUse.CONTROL, Root.NAME, "2026-11-25")).isTrue();
        assertThat(accepted(RootUse.CONTROL, Root.NAME, "2026-11-24")).isFalse();
        assertThat(accepted(RootUse.CONTROL, "alice", "2026-12-25")).isFalse();
        assertThat(accepted("root-mfa", Root.NAME, "2026-12-25")).isFalse();
        assertThat(RootUse.accepted(Baseline.DEFAULT, NOW)).isEmpty();
    }

    private static boolean accepted(String control, String subject, String until) {
        return RootUse.accepted(baseline().exception(control, subject, until).build(), NOW)
                .isPresent();
    }
}
