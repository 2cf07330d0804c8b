package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.apply.RunResult;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.shape.FromSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
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
            // The first two made more of a difference than others, as this was written.
            int seed = FIRST + 5 * i;
            Path place = Files.createDirectory(folder.resolve("case-" + seed));
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
            Account first = served.server().state().truth();
            Mender mender =
                    Mender.of(served, served.environment(), baseline, place.resolve("state"));
            MakePlan.Made made = mender.plan();
            String words = words(made);
            if (made.plan().changes().isEmpty()) {
                return 0;
            }

            Mender.Ran applied = mender.apply(made);
            assertThat(applied.finished().result().end())
                    .as(applied.finished().result().why() + words)
                    .isEqualTo(RunResult.End.DONE);
            assertThat(applied.shown().stale()).as(words).isEmpty();
            assertThat(applied.finished().differences())
                    .as(words)
                    .filteredOn(one -> one.waitsUntil().isEmpty())
                    .isEmpty();
            assertThat(
                            Mender.differences(
                                    served.server().state().truth(),
                                    Mender.made(first, made.plan().changes()),
                                    first))
                    .as(words)
                    .isEmpty();

            assertThat(mender.plan().plan().changes())
                    .as(words)
                    .extracting(one -> one.change().title())
                    .isEmpty();

            Mender.Ran undone = mender.undo(applied.id());
            assertThat(undone.finished().result().end())
                    .as(undone.finished().result().why() + words)
                    .isEqualTo(RunResult.End.DONE);
            assertThat(undone.finished().differences())
                    .as(words)
                    .filteredOn(one -> one.waitsUntil().isEmpty())
                    .isEmpty();
            assertThat(
                            Mender.differences(
                                    served.server().state().truth(),
                                    Mender.made(first, Mender.irreversible(made.plan())),
                                    first))
                    .as(words + undone.stays())
                    .isEmpty();
            return made.plan().changes().size();
        }
    }

    static String words(MakePlan.Made made) {
        return made.plan().changes().stream()
                .map(PlansOnTheWireTest::words)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String words(PlannedChange one) {
        return one.id()
                + " wave "
                + one.wave()
                + " after "
                + one.comesAfter()
                + " "
                + one.change().title();
    }
}
