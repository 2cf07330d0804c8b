package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Account;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunTrace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run is killed at every write of its journal and at every call, before and after it took
/// effect, and a fresh process goes on with the same files.
class CrashPointsTest {
    /// Where the process is killed, and how.
    private enum Blow {
        BEFORE_JOURNAL,
        TORN_JOURNAL,
        AFTER_JOURNAL,
        BEFORE_CALL,
        AFTER_CALL
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void killed_at_any_point_and_resumed_ends_as_if_nothing_had_been(long seed) throws IOException {
        TestRuns.Drawn drawn = TestRuns.drawn(seed, 16);
        var undisturbed = new AccountDouble(drawn.account());
        var disk = new MemoryDisk(drawn.head());
        var journal = new Failing(disk, 0, Blow.AFTER_CALL);
        RunResult whole = carryOut(disk, undisturbed, journal);
        assertThat(whole.end()).as(whole.why()).isEqualTo(RunResult.End.DONE);
        int points = 0;
        for (Blow blow : Blow.values()) {
            boolean isCall = blow == Blow.BEFORE_CALL || blow == Blow.AFTER_CALL;
            int last = isCall ? undisturbed.calls : journal.count;
            for (int k = 1; k <= last; k++) {
                survives(drawn, k, blow, undisturbed.account(), undisturbed.carriedOut);
                points++;
            }
        }
        assertThat(points).isGreaterThan(60);
    }

    private static void survives(
            TestRuns.Drawn drawn, int point, Blow blow, Account end, List<Effect> calls)
            throws IOException {
        String what = blow + " " + point;
        var account = new AccountDouble(drawn.account());
        var disk = new MemoryDisk(drawn.head());
        if (blow == Blow.BEFORE_CALL) {
            account.before = killAt(point);
        } else if (blow == Blow.AFTER_CALL) {
            account.between = killAt(point);
        }
        assertThatThrownBy(() -> carryOut(disk, account, new Failing(disk, point, blow)))
                .as(what)
                .isInstanceOf(Killed.class);
        account.before = () -> {};
        account.between = () -> {};
        if (blow == Blow.TORN_JOURNAL) {
            assertThat(disk.saved().torn()).as(what).isPositive();
        }
        RunResult result = carryOut(disk, account, disk.open());
        assertThat(result.end()).as(what + ": " + result.why()).isEqualTo(RunResult.End.DONE);
        assertThat(account.account()).as(what).isEqualTo(end);
        assertThat(account.carriedOut).as(what).isEqualTo(calls);
        List<JournalLine> lines = disk.saved().lines();
        RunTrace trace = RunTrace.of(drawn.head(), lines);
        assertThat(trace.state()).isEqualTo(RunTrace.State.DONE);
        assertThat(trace.changesDone()).isEqualTo(drawn.head().changes().size());
        // Undo knows what the run made, whatever was lost of the journal.
        assertThat(MadeEffect.of(drawn.head(), lines)).as(what).hasSameSizeAs(calls);
    }

    private static Runnable killAt(int point) {
        var count = new int[1];
        return () -> {
            count[0]++;
            if (count[0] == point) {
                throw new Killed();
            }
        };
    }

    private static RunResult carryOut(MemoryDisk disk, AccountDouble account, Journal journal) {
        return new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                .carryOut(disk.head(), disk.saved().lines(), journal);
    }

    /// A journal at whose k-th write the process is killed.
    private static final class Failing implements Journal {
        private final MemoryDisk disk;
        private final Journal journal;
        private final int point;
        private final Blow blow;
        private int count;

        Failing(MemoryDisk disk, int point, Blow blow) {
            this.disk = disk;
            this.journal = disk.open();
            this.point = point;
            this.blow = blow;
        }

        @Override
        public void append(List<JournalEntry> entries) throws IOException {
            count++;
            boolean isHere = count == point;
            if (isHere && blow == Blow.BEFORE_JOURNAL) {
                throw new Killed();
            }
            journal.append(entries);
            if (isHere && blow == Blow.TORN_JOURNAL) {
                disk.tear(40);
                throw new Killed();
            }
            if (isHere && blow == Blow.AFTER_JOURNAL) {
                throw new Killed();
            }
        }
    }
}
