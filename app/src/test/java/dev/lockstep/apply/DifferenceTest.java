package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is told of an account that is not as the rehearsal said.
class DifferenceTest {
    private static final Instant NOW = TestAccount.NOW;
    private static final Effect NO_PASSWORD = new PasswordEffect.DeleteLoginProfile("alice");

    private static Audit audit(AccountSnapshot snapshot, Instant at) {
        return Audit.of(snapshot, Baseline.DEFAULT, at, Audit.Selection.ALL);
    }

    private static Plan plan(AccountSnapshot start, Effect effect) {
        Account after = effect.applyTo(start.account(), Assigned.at(NOW));
        return new Plan(
                audit(start, NOW),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                audit(start.changedTo(after, NOW), NOW),
                List.of());
    }

    private static AccountSnapshot start() {
        return TestAccount.account()
                .user("alice", user -> user.passwordChangedDaysAgo(200).passwordUsedDaysAgo(150))
                .snapshot();
    }

    @Test
    void an_account_as_rehearsed_has_none() {
        Plan plan = plan(start(), NO_PASSWORD);
        assertThat(Difference.between(plan, plan.after())).isEmpty();
    }

    @Test
    void that_time_has_gone_by_makes_none() {
        Plan plan = plan(start(), NO_PASSWORD);
        Audit later = audit(plan.after().snapshot(), NOW.plus(Duration.ofDays(100)));
        assertThat(Difference.between(plan, later)).isEmpty();
    }

    @Test
    void what_only_the_next_report_can_show_waits_for_it() {
        AccountSnapshot start = start();
        Plan plan = plan(start, NO_PASSWORD);
        AccountSnapshot old = start.changedBeforeNextReport(plan.after().snapshot().account(), NOW);
        assertThat(Difference.between(plan, audit(old, NOW)))
                .allSatisfy(one -> assertThat(one.waitsUntil()).isPresent());
    }

    @Test
    void what_is_otherwise_is_a_difference_with_both_statuses() {
        AccountSnapshot start = start();
        Plan plan = plan(start, NO_PASSWORD);
        List<Difference> differences = Difference.between(plan, audit(start, NOW));
        assertThat(differences)
                .filteredOn(one -> one.control().equals("password-unused"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.subject().name()).isEqualTo("alice");
                    assertThat(one.live()).contains(Status.FAIL);
                    assertThat(one.rehearsed()).isNotEqualTo(Optional.of(Status.FAIL));
                    assertThat(one.waitsUntil()).isEmpty();
                });
    }
}
