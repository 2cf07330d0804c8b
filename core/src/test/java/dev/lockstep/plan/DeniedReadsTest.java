package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.effect.Effect;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// With a read refused, a plan makes no write that it would not make of the same account with all
/// reads known: not knowing is never a reason to change something.
class DeniedReadsTest {
    /// More are asked for by `-Dplan.cases=…`.
    private static final long CASES = Long.getLong("plan.cases", 3);

    private static final List<ReadKey<?>> READS =
            List.of(
                    ReadKey.DETAILS,
                    ReadKey.USERS,
                    ReadKey.CREDENTIAL_REPORT,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.MFA_DEVICES,
                    ReadKey.VIRTUAL_MFA_DEVICES,
                    ReadKey.SSH_PUBLIC_KEYS);

    @Test
    void what_is_planned_with_a_read_refused_is_planned_with_it_known_too() {
        for (long seed = 0; seed < CASES; seed++) {
            var random = new Random(seed);
            TestAccount account = RandomAccounts.account(random);
            Baseline baseline = RandomBaselines.baseline(random);
            Set<Effect> known =
                    effects(
                            Planner.plan(
                                    PlannerPropertiesTest.asked(account.snapshot(), baseline)));
            ReadKey<?> refused = RandomAccounts.one(READS, random);
            Plan plan =
                    Planner.plan(
                            PlannerPropertiesTest.asked(
                                    account.denied(refused).snapshot(), baseline));

            assertThat(known).as("seed %d without %s", seed, refused).containsAll(effects(plan));
            assertThat(plan.guards())
                    .filteredOn(one -> one.guard() == Guard.KNOWN_READS_ONLY)
                    .as("seed %d without %s", seed, refused)
                    .extracting(GuardResult::state)
                    .containsOnly(GuardResult.State.HOLDS);
        }
    }

    private static Set<Effect> effects(Plan plan) {
        return plan.changes().stream()
                .flatMap(one -> one.change().effects().stream())
                .collect(Collectors.toSet());
    }
}
