package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.apply.ChangeResult.State;
import dev.lockstep.apply.RunResult.End;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.record.run.RunTrace.ChangeState;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// How a run is carried out, and what stops it.
class EngineTest extends OneAccount {
    @Test
    void what_is_so_already_is_not_called_and_counts_as_done() {
        account.meddle(BOB);
        RunResult result = carryOut(head(TestRuns.change(1, BOB)));
        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(states(result)).containsExactly(State.ALREADY);
        assertThat(account.calls).isZero();
        assertThat(result.isNothingDone()).isTrue();
    }

    @Test
    void what_is_neither_as_before_nor_as_after_stops_the_run_and_nothing_is_called() {
        RunHead head =
                head(TestRuns.change(1, KEY), TestRuns.change(2, 2, List.of(), List.of(BOB)));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        RunResult result = carryOut(head);
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(states(result)).containsExactly(State.STALE, State.NOT_BEGUN);
        assertThat(result.why())
                .isEqualTo(
                        "c1 (iam:UpdateAccessKey): access key AKIAALICE1 of alice is not there, not"
                                + " \"Active\" as the plan says");
        assertThat(account.calls).isZero();
    }

    @Test
    void a_key_that_is_deleted_as_never_used_stays_once_it_was_used() {
        TestRuns.Drawn drawn =
                EveryKind.run(
                        EveryKind.account(),
                        List.of(
                                new KeyChange.DeleteUnusedKey(
                                        Subject.of(Subject.Kind.USER, "idle", Optional.empty()),
                                        "idle",
                                        "AKIAIDLE")));
        var idle = new AccountDouble(drawn.account());
        idle.keyUse = Optional.of(TestRuns.NOW);
        RunResult result =
                new Engine(idle, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                        .carryOut(drawn.head(), List.of(), new MemoryDisk(drawn.head()).open());
        assertThat(result.changes().getFirst().state()).isEqualTo(ChangeResult.State.STALE);
        assertThat(idle.carriedOut).isEmpty();
    }

    @Test
    void a_key_that_was_used_since_the_plan_was_made_is_not_made_inactive() {
        account.keyUse = Optional.of(TestRuns.NOW.minus(Duration.ofDays(1)));
        RunResult result = carryOut(head(TestRuns.change(1, KEY)));
        assertThat(states(result)).containsExactly(State.STALE);
        assertThat(result.why()).contains("the key was used at", "after the plan was made");
        assertThat(account.calls).isZero();
    }

    @Test
    void a_key_last_used_when_the_plan_says_is_made_inactive() {
        account.keyUse = Optional.of(TestRuns.NOW.minus(Duration.ofDays(200)));
        assertThat(carryOut(head(TestRuns.change(1, KEY))).end()).isEqualTo(End.DONE);
    }

    @Test
    void what_is_seen_late_is_waited_for() {
        account.lag = 5;
        RunResult result =
                carryOut(
                        head(
                                TestRuns.change(1, TEAM, JOIN),
                                TestRuns.change(2, 2, List.of(), List.of(BOB))));
        assertThat(result.end()).as(result.why()).isEqualTo(End.DONE);
        assertThat(account.carriedOut).containsExactly(TEAM, JOIN, BOB);
    }

    /// Ten writes, one after the other, each seen a second after it was made: looked at before it,
    /// and after it once, but for the first, and for a look that tried whether it is seen sooner.
    @Test
    void what_was_seen_late_once_is_looked_at_later_the_next_time() {
        var written = new AtomicReference<>(TestRuns.NOW);
        account.before = () -> written.set(clock.now());
        var slow =
                new AccountWriter() {
                    private int looks;

                    @Override
                    public Written write(Effect effect) {
                        return account.write(effect);
                    }

                    @Override
                    public Seen look(Effect effect) {
                        looks++;
                        account.blind = clock.now().isBefore(written.get().plusSeconds(1)) ? 1 : 0;
                        return account.look(effect);
                    }
                };
        var changes = new ArrayList<PlannedChange>();
        for (int i = 1; i <= 10; i++) {
            List<Integer> after = i == 1 ? List.of() : List.of(i - 1);
            changes.add(
                    TestRuns.change(
                            i,
                            1,
                            after,
                            List.of(new UserEffect.TagUser("alice", Map.of("t" + i, "v")))));
        }
        RunHead head = TestRuns.head(START, changes);
        RunResult result =
                new Engine(slow, clock, TestRuns.QUICK, Steering.SILENT)
                        .carryOut(head, List.of(), new MemoryDisk(head).open());
        assertThat(result.end()).as(result.why()).isEqualTo(End.DONE);
        assertThat(slow.looks).isLessThanOrEqualTo(26);
    }

    @Test
    void what_is_not_seen_in_time_is_unverified_and_nothing_new_is_begun() {
        account.lag = 1000;
        RunResult result =
                carryOut(
                        head(
                                TestRuns.change(1, TEAM),
                                TestRuns.change(2, 2, List.of(), List.of(BOB))));
        assertThat(states(result)).containsExactly(State.UNVERIFIED, State.NOT_BEGUN);
        assertThat(result.isNothingDone()).isFalse();
    }

    /// QUICK looks seven times in its 15 seconds after a call without answer, and once before it.
    @Test
    void a_write_that_is_taken_back_by_somebody_at_once_is_a_contradiction() {
        var head = head(TestRuns.change(1, KEY));
        account.between =
                () -> account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        RunResult result = carryOut(head);
        assertThat(states(result)).containsExactly(State.CONTRADICTED);
    }

    @Test
    void a_call_that_AWS_refuses_stops_the_run_in_its_words() {
        var head = head(TestRuns.change(1, BOB), TestRuns.change(2, 2, List.of(), List.of(TEAM)));
        account.before = () -> account.meddle(new GroupEffect.DeleteGroup("developers"));
        var disk = new MemoryDisk(head);
        RunResult result = carryOut(disk, Steering.SILENT);
        assertThat(states(result)).containsExactly(State.FAILED, State.NOT_BEGUN);
        assertThat(stood(disk)).containsExactly(ChangeState.FAILED, ChangeState.NOT_BEGUN);
        assertThat(result.why())
                .startsWith("c1 (iam:AddUserToGroup): AWS refused it: InvalidInput: ");
    }

    /// The first of forty is refused while the others look at how it is before their calls.
    @Test
    void after_a_refusal_no_change_is_begun_that_was_not_before() {
        var changes = new ArrayList<PlannedChange>();
        changes.add(TestRuns.change(1, BOB));
        for (int i = 2; i <= 40; i++) {
            changes.add(TestRuns.change(i, new UserEffect.TagUser("alice", Map.of("t" + i, "v"))));
        }
        // All others are under way before it is refused.
        var looking = new CountDownLatch(39);
        var refused = new CountDownLatch(1);
        var isCalled = new AtomicBoolean();
        var writer =
                new AccountWriter() {
                    @Override
                    public Written write(Effect effect) {
                        if (effect.equals(BOB)) {
                            await(looking);
                            isCalled.set(true);
                            return new Written.NotDone("AccessDenied", "no", Optional.empty());
                        }
                        return account.write(effect);
                    }

                    @Override
                    public Seen look(Effect effect) {
                        if (!effect.equals(BOB)) {
                            looking.countDown();
                            await(refused);
                        } else if (isCalled.get()) {
                            // The refusal is journaled.
                            refused.countDown();
                        }
                        return account.look(effect);
                    }

                    private void await(CountDownLatch latch) {
                        try {
                            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                };
        RunHead head = TestRuns.head(START, changes);
        var disk = new MemoryDisk(head);
        var patience =
                new Patience(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        64,
                        8);
        RunResult result =
                new Engine(writer, clock, patience, Steering.SILENT)
                        .carryOut(head, List.of(), disk.open());
        assertThat(states(result).getFirst()).isEqualTo(State.FAILED);
        assertThat(states(result).subList(1, 40)).containsOnly(State.NOT_BEGUN);
        assertThat(result.why()).contains("AccessDenied");
        assertThat(disk.saved().lines())
                .filteredOn(line -> line.entry().event() == JournalEntry.Event.INTENT)
                .hasSize(1);
        assertThat(account.calls).isZero();
    }

    @Test
    void with_throttling_errors_and_lost_answers_nothing_is_lost_or_doubled() {
        for (long seed = 11; seed < 21; seed++) {
            TestRuns.Drawn drawn = TestRuns.drawn(seed, 20);
            var calm = new AccountDouble(drawn.account());
            var disk = new MemoryDisk(drawn.head());
            assertThat(run(calm, disk).end()).isEqualTo(End.DONE);
            var rough = new AccountDouble(drawn.account());
            rough.random = new Random(seed);
            rough.throttled = 0.3;
            rough.refusedByServer = 0.1;
            rough.lost = 0.05;
            rough.lag = 2;
            disk = new MemoryDisk(drawn.head());
            RunResult result = run(rough, disk);
            assertThat(result.end()).as(seed + ": " + result.why()).isEqualTo(End.DONE);
            assertThat(rough.account()).isEqualTo(calm.account());
            assertThat(rough.carriedOut).isEqualTo(calm.carriedOut);
            assertThat(MadeEffect.of(drawn.head(), disk.saved().lines()))
                    .hasSameSizeAs(calm.carriedOut);
        }
    }

    @Test
    void stopped_while_a_change_is_made_it_finishes_that_one_and_goes_on_later() {
        RunHead head =
                head(
                        TestRuns.change(1, TEAM, JOIN),
                        TestRuns.change(2, 1, List.of(1), List.of(BOB)));
        var disk = new MemoryDisk(head);
        var engine = new Engine(account, clock, TestRuns.QUICK, Steering.SILENT);
        account.before = engine::stop;
        RunResult result = engine.carryOut(head, List.of(), disk.open());
        assertThat(result.end()).isEqualTo(End.INTERRUPTED);
        // The second write of the change was stopped a second time: it was finished itself.
        assertThat(states(result)).containsExactly(State.DONE, State.NOT_BEGUN);
        account.before = () -> {};
        assertThat(carryOut(disk, Steering.SILENT).end()).isEqualTo(End.DONE);
        assertThat(account.carriedOut).containsExactly(TEAM, JOIN, BOB);
    }

    @Test
    void stopped_twice_it_finishes_the_write_alone_and_goes_on_later() {
        RunHead head = head(TestRuns.change(1, TEAM, JOIN));
        var disk = new MemoryDisk(head);
        var engine = new Engine(account, clock, TestRuns.QUICK, Steering.SILENT);
        account.between =
                () -> {
                    engine.stop();
                    engine.stop();
                };
        RunResult result = engine.carryOut(head, List.of(), disk.open());
        assertThat(states(result)).containsExactly(State.PARTLY);
        assertThat(account.carriedOut).containsExactly(TEAM);
        account.between = () -> {};
        assertThat(carryOut(disk, Steering.SILENT).end()).isEqualTo(End.DONE);
        assertThat(account.carriedOut).containsExactly(TEAM, JOIN);
    }

    /// The answer is lost, nothing is seen, and whoever waits interrupts twice.
    @Test
    void between_waves_it_asks_and_a_no_ends_it_there() {
        RunHead head =
                head(
                        TestRuns.change(1, TEAM),
                        TestRuns.change(2, 2, List.of(), List.of(JOIN)),
                        TestRuns.change(3, 3, List.of(), List.of(BOB)));
        var asked = new ArrayList<String>();
        var disk = new MemoryDisk(head);
        RunResult result =
                carryOut(
                        disk,
                        new Steering() {
                            @Override
                            public boolean goesOn(int done, int waves, List<RunChange> next) {
                                asked.add(done + "/" + waves + " " + next.getFirst().id());
                                return done < 2;
                            }
                        });
        assertThat(asked).containsExactly("1/3 c2", "2/3 c3");
        assertThat(result.end()).isEqualTo(End.INTERRUPTED);
        assertThat(states(result)).containsExactly(State.DONE, State.DONE, State.NOT_BEGUN);
        assertThat(RunTrace.of(head, disk.saved().lines()).state())
                .isEqualTo(RunTrace.State.STOPPED);
        assertThat(carryOut(disk, Steering.SILENT).end()).isEqualTo(End.DONE);
    }

    @Test
    void a_disk_that_fills_up_stops_all_calls_and_later_nothing_is_doubled() {
        RunHead head =
                head(
                        TestRuns.change(1, TEAM),
                        TestRuns.change(2, 2, List.of(), List.of(JOIN)),
                        TestRuns.change(3, 3, List.of(), List.of(BOB)));
        var full = new MemoryDisk(head);
        assertThat(carryOut(full, Steering.SILENT).end()).isEqualTo(End.DONE);
        long whole = full.saved().length();
        for (int room = 0; room < whole; room += 97) {
            var somebody = new AccountDouble(START);
            var disk = new MemoryDisk(head);
            disk.room = Optional.of(room);
            RunResult result = run(somebody, disk);
            assertThat(result.end()).isEqualTo(End.NOT_JOURNALED);
            assertThat(result.why())
                    .isEqualTo("the journal cannot be written any more (the disk is full)");
            assertThat(result.unwritten()).isNotEmpty();
            int calls = somebody.calls;
            disk.room = Optional.empty();
            RunResult later = run(somebody, disk);
            assertThat(later.end()).as(room + ": " + later.why()).isEqualTo(End.DONE);
            assertThat(somebody.carriedOut).containsExactly(TEAM, JOIN, BOB);
            assertThat(calls).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_clock_that_was_set_back_is_told_and_stops_nothing() {
        RunHead head =
                head(TestRuns.change(1, TEAM), TestRuns.change(2, 2, List.of(), List.of(BOB)));
        var disk = new MemoryDisk(head);
        var engine = new Engine(account, clock, TestRuns.QUICK, Steering.SILENT);
        account.before = engine::stop;
        var _ = engine.carryOut(head, List.of(), disk.open());
        account.before = () -> {};
        clock.jump(Duration.ofDays(-3));
        var notices = new ArrayList<String>();
        RunResult result =
                carryOut(
                        disk,
                        new Steering() {
                            @Override
                            public void notice(String sentence) {
                                notices.add(sentence);
                            }
                        });
        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(notices).singleElement().asString().contains("The clock of this machine shows");
    }

    @Test
    void a_thousand_changes_that_hang_on_nothing_are_made_at_the_same_time() {
        var changes = new ArrayList<PlannedChange>();
        for (int i = 1; i <= 1000; i++) {
            changes.add(TestRuns.change(i, new UserEffect.TagUser("alice", Map.of("t" + i, "v"))));
        }
        RunHead head = TestRuns.head(START, changes);
        RunResult result = carryOut(head);
        assertThat(result.end()).isEqualTo(End.DONE);
        assertThat(account.calls).isEqualTo(1000);
        assertThat(account.looks).isEqualTo(2000);
    }
}
