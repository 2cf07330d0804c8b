package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.apply.RunResult;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.plan.PlannedChange;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What holds of any plan on any account: once applied, it leaves nothing to plan, the account is
/// what was rehearsed, and undo gives the first one back but for what cannot come back.
final class ThereAndBack {
    private ThereAndBack() {}

    /// @param undone empty where there was nothing to change
    record Went(int changes, Optional<Mender.Ran> undone) {}

    /// Goes there and back, and looks at each place.
    ///
    /// @param account what it is like now, however that is known
    static Went of(Mender mender, Supplier<Account> account) {
        Account first = account.get();
        MakePlan.Made made = mender.plan();
        if (made.plan().changes().isEmpty()) {
            return new Went(0, Optional.empty());
        }
        String words = words(made);
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
                                account.get(), Mender.made(first, made.plan().changes()), first))
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
        assertThat(
                        Mender.differences(
                                account.get(),
                                Mender.made(first, Mender.irreversible(made.plan())),
                                first))
                .as(words + undone.stays())
                .isEmpty();
        return new Went(made.plan().changes().size(), Optional.of(undone));
    }

    private static String words(MakePlan.Made made) {
        return made.plan().changes().stream()
                .map(ThereAndBack::words)
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
