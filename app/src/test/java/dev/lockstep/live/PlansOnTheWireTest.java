package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.shape.FromSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds of random accounts and random baselines over the wire: a plan that was applied leaves
/// nothing to plan, the account is what was rehearsed, and undo gives the first one back.
class PlansOnTheWireTest {
    /// More are asked for by `-Dwire.cases=…`.
    private static final int CASES = Integer.getInteger("wire.cases", 2);

    private static final int FIRST = Integer.getInteger("wire.first", 0);

    @TempDir Path folder;

    @Test
    void an_applied_plan_leaves_nothing_to_plan_is_what_was_rehearsed_and_is_taken_back()
            throws IOException {
        int changes = 0;
        for (int i = 0; i < CASES; i++) {
            // The first two have found more than others: 0, and 190, which deletes a user.
            int seed = FIRST + 190 * i % 195;
            Path place = Files.createDirectory(folder.resolve("case-" + i));
            try {
                changes += holds(new Random(seed), place);
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed + ": " + wrong, wrong);
            }
        }
        assertThat(changes).isGreaterThan(CASES);
    }

    private static int holds(Random random, Path place) throws IOException {
        AccountSnapshot drawn = RandomAccounts.account(random).snapshot();
        Path baseline = Wanted.file(RandomBaselines.baseline(random), place);
        FreshAccount fresh = FromSnapshot.make(drawn, Served.now());
        Duration ahead = Duration.between(Served.now(), TestAccount.NOW);
        try (Served served =
                Served.of(
                        fresh.state(),
                        options -> ahead.isNegative() ? options : options.withAhead(ahead))) {
            Mender mender =
                    Mender.of(served, served.environment(), baseline, place.resolve("state"));
            ThereAndBack.Went went = ThereAndBack.of(mender, () -> served.server().state().truth());
            went.undone()
                    .ifPresent(undone ->
                            assertThat(undone.finished().differences())
                                    .filteredOn(one -> one.waitsUntil().isEmpty())
                                    .isEmpty());
            return went.changes();
        }
    }
}
