package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Account;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.apply.undo.Undoing;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.Remainder;
import dev.lockstep.effect.Effect;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.write.Seen;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run is killed at every write of its journal and at every call, before and after it took
/// effect, and a fresh process goes on with the same files.
class CrashPointsTest {
    /// So many kinds of writes plans make, and what takes them back.
    private static final int EFFECTS = 39;

    /// A plan that says nothing more of its changes.
    private static final PlanRecord PLAN = PlanReader.parse("plan.json", TestRuns.plan(List.of()));

    /// Where the process is killed, and how.
    private enum Blow {
        BEFORE_JOURNAL,
        TORN_JOURNAL,
        AFTER_JOURNAL,
        BEFORE_CALL,
        AFTER_CALL
    }

    /// One at each write of the journal and two at each call: after a line is written is before
    /// what comes next.
    private static final Set<Blow> EACH =
            EnumSet.of(Blow.BEFORE_JOURNAL, Blow.BEFORE_CALL, Blow.AFTER_CALL);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void killed_at_any_point_and_resumed_ends_as_if_nothing_had_been(long seed) throws IOException {
        assertThat(survives(TestRuns.drawn(seed, 16), EnumSet.allOf(Blow.class)).points())
                .isGreaterThan(60);
    }

    /// Each plan is carried out and then taken back, and either run is killed at each point.
    @Test
    void a_change_of_every_kind_and_what_takes_it_back_survive_it_too() throws IOException {
        var kinds = new HashSet<Class<?>>();
        var effects = new HashSet<Class<?>>();
        for (List<Change> plan : EveryKind.plans()) {
            plan.forEach(one -> kinds.add(one.getClass()));
            TestRuns.Drawn drawn = EveryKind.run(EveryKind.account(), plan);
            Survived run = survives(drawn, EACH);
            Undoing undoing = undoing(run);
            assertThat(undoing.refused()).isEmpty();
            undoing.reversals().forEach(one -> kinds.add(one.getClass()));
            Survived undo =
                    survives(EveryKind.run(run.account().account(), undoing.reversals()), EACH);
            run.account().carriedOut.forEach(one -> effects.add(one.getClass()));
            undo.account().carriedOut.forEach(one -> effects.add(one.getClass()));
        }
        // What is left of a run is no change of a plan: the run has it already.
        kinds.add(Remainder.class);
        // A test of its own.
        EveryKind.resync().forEach(one -> kinds.add(one.getClass()));
        assertThat(kinds).isEqualTo(leaves(Change.class));
        assertThat(effects).hasSizeGreaterThanOrEqualTo(EFFECTS);
    }

    /// Nobody can see whether it was made, and made twice it does no harm.
    @Test
    void a_resync_that_was_killed_is_made_again_and_done() throws IOException {
        TestRuns.Drawn drawn = EveryKind.run(EveryKind.account(), EveryKind.resync());
        for (Blow blow : EACH) {
            var account = new AccountDouble(drawn.account());
            var disk = new MemoryDisk(drawn.head());
            if (blow == Blow.BEFORE_CALL) {
                account.before = killAt(1);
            } else if (blow == Blow.AFTER_CALL) {
                account.between = killAt(1);
            }
            assertThatThrownBy(() -> carryOut(disk, account, new Failing(disk, 1, blow)))
                    .isInstanceOf(Killed.class);
            account.before = () -> {};
            account.between = () -> {};
            RunResult result = carryOut(disk, account, disk.open());
            assertThat(result.end()).as(blow + ": " + result.why()).isEqualTo(RunResult.End.DONE);
            assertThat(account.carriedOut).as(blow.name()).hasSize(blow == Blow.AFTER_CALL ? 2 : 1);
        }
    }

    private static Set<Class<?>> leaves(Class<?> family) {
        if (family.isRecord()) {
            return Set.of(family);
        }
        var all = new HashSet<Class<?>>();
        for (Class<?> one : family.getPermittedSubclasses()) {
            all.addAll(leaves(one));
        }
        return all;
    }

    private static Undoing undoing(Survived run) {
        Map<Effect, Seen> seen = new HashMap<>();
        Undoing.toLookAt(run.head(), run.lines())
                .forEach(one -> seen.put(one, run.account().look(one)));
        return Undoing.of(
                new Undoing.Request(
                        run.head(),
                        run.lines(),
                        Set.of(),
                        run.account().account(),
                        TestRuns.NOW,
                        Baseline.DEFAULT),
                seen);
    }

    /// A run that was carried out undisturbed, and survived being killed at so many points.
    private record Survived(
            RunHead head, List<JournalLine> lines, AccountDouble account, int points) {}

    private static Survived survives(TestRuns.Drawn drawn, Set<Blow> blows) throws IOException {
        var undisturbed = new AccountDouble(drawn.account());
        var disk = new MemoryDisk(drawn.head());
        var journal = new Failing(disk, 0, Blow.AFTER_CALL);
        RunResult whole = carryOut(disk, undisturbed, journal);
        assertThat(whole.end()).as(whole.why()).isEqualTo(RunResult.End.DONE);
        int points = 0;
        for (Blow blow : blows) {
            boolean isCall = blow == Blow.BEFORE_CALL || blow == Blow.AFTER_CALL;
            int last = isCall ? undisturbed.calls : journal.count;
            for (int k = 1; k <= last; k++) {
                survives(drawn, k, blow, undisturbed.account(), undisturbed.carriedOut);
                points++;
            }
        }
        return new Survived(drawn.head(), disk.saved().lines(), undisturbed, points);
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
        restIsLeft(drawn, disk, account, calls);
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

    /// What is to be shown and guarded before the run goes on: the writes that are not made yet,
    /// and no others.
    private static void restIsLeft(
            TestRuns.Drawn drawn, MemoryDisk disk, AccountDouble account, List<Effect> calls) {
        Rest rest =
                Rest.of(
                        drawn.head(),
                        disk.saved().lines(),
                        PLAN,
                        account.account(),
                        TestRuns.NOW,
                        account::look);
        assertThat(rest.movedOn()).isEmpty();
        assertThat(rest.changes().stream().flatMap(one -> one.change().effects().stream()))
                .containsExactlyElementsOf(calls.subList(account.carriedOut.size(), calls.size()));
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
