package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.apply.ChangeResult.State;
import dev.lockstep.apply.RunResult.End;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.record.run.RunTrace.ChangeState;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How a run is carried out, and what stops it.
class EngineTest {
    private static final Account START =
            TestAccount.account()
                    .user("alice", user -> user.activeKey("AKIAALICE1", 300, 200))
                    .user("bob", user -> user)
                    .group("developers", List.of(), List.of())
                    .snapshot()
                    .account();
    private static final Effect TEAM = new GroupEffect.CreateGroup("team", "/");
    private static final Effect JOIN = new UserEffect.AddUserToGroup("team", "alice");
    private static final Effect BOB = new UserEffect.AddUserToGroup("developers", "bob");
    private static final Effect KEY =
            new AccessKeyEffect.UpdateAccessKey("alice", "AKIAALICE1", false);

    private static final String ONE =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "*"}}\
            """;
    private static final String TWO = ONE.replace("GetObject", "ListBucket");

    private final AccountDouble account = new AccountDouble(START);
    private final Clockwork clock = new Clockwork(TestRuns.NOW);

    private static RunHead head(PlannedChange... changes) {
        return TestRuns.head(START, List.of(changes));
    }

    private RunResult carryOut(MemoryDisk disk, Steering steering) {
        return new Engine(account, clock, TestRuns.QUICK, steering)
                .carryOut(disk.head(), disk.saved().lines(), disk.open());
    }

    private RunResult carryOut(RunHead head) {
        return carryOut(new MemoryDisk(head), Steering.SILENT);
    }

    private static List<State> states(RunResult result) {
        return result.changes().stream().map(ChangeResult::state).toList();
    }

    /// How the changes stand by the journal.
    private static List<ChangeState> stood(MemoryDisk disk) {
        RunTrace trace = RunTrace.of(disk.head(), disk.saved().lines());
        return disk.head().changes().stream().map(trace::of).toList();
    }

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
    void what_a_call_without_answer_made_is_the_run_s_however_late_it_is_seen() {
        account.mute = 1;
        account.blind = 9;
        RunHead head = head(TestRuns.change(1, TEAM));
        var disk = new MemoryDisk(head);
        RunResult result = carryOut(disk, Steering.SILENT);
        assertThat(result.end()).as(result.why()).isEqualTo(End.DONE);
        assertThat(states(result)).containsExactly(State.DONE);
        assertThat(account.calls).isEqualTo(2);
        assertThat(account.carriedOut).containsExactly(TEAM);
        assertThat(MadeEffect.of(head, disk.saved().lines())).hasSize(1);
    }

    @Test
    void a_call_without_answer_and_a_refusal_after_it_is_not_known_rather_than_not_made() {
        account.mute = 1;
        account.blind = 1000;
        RunHead head = head(TestRuns.change(1, TEAM));
        var disk = new MemoryDisk(head);
        RunResult result = carryOut(disk, Steering.SILENT);
        assertThat(states(result)).containsExactly(State.UNKNOWN);
        assertThat(result.isNothingDone()).isFalse();
        assertThat(result.why())
                .contains("AWS refused it", "a call of it had no answer, and nobody knows");
        assertThat(stood(disk)).as("what runs show tells").containsExactly(ChangeState.UNKNOWN);
        // Another process goes on a little later, when it is seen.
        account.blind = 0;
        RunResult later = carryOut(disk, Steering.SILENT);
        assertThat(states(later)).containsExactly(State.DONE);
        assertThat(account.carriedOut).containsExactly(TEAM);
        assertThat(MadeEffect.of(head, disk.saved().lines())).hasSize(1);
    }

    private static final String SHARED = "arn:aws:iam::" + TestAccount.ID + ":policy/shared";
    private static final Effect VERSION = new PolicyEffect.CreatePolicyVersion(SHARED, TWO, true);

    private static Account withPolicy() {
        return new PolicyEffect.CreatePolicy("shared", "/", ONE, Optional.empty(), Map.of())
                .applyTo(START, Assigned.of(TestRuns.NOW, "ANPASHARED"));
    }

    /// The numbers of what the run made, from its journal.
    private static List<Optional<String>> numbers(MemoryDisk disk) {
        return MadeEffect.of(disk.head(), disk.saved().lines()).stream()
                .map(one -> one.assigned().flatMap(Assigned::id))
                .toList();
    }

    @Test
    void a_version_whose_answer_was_lost_is_looked_for_by_its_document_and_not_made_twice() {
        Account start = withPolicy();
        var somebody = new AccountDouble(start);
        somebody.mute = 1;
        // The version in force is seen late, the list of versions in time.
        somebody.blind = 20;
        somebody.blinded = VERSION::equals;
        var disk = new MemoryDisk(TestRuns.head(start, List.of(TestRuns.change(1, VERSION))));
        RunResult result = run(somebody, disk);
        assertThat(result.end()).as(result.why()).isEqualTo(End.DONE);
        assertThat(somebody.carriedOut).containsExactly(VERSION);
        assertThat(numbers(disk)).containsExactly(Optional.of("v2"));
    }

    @Test
    void a_version_whose_answer_was_lost_and_that_is_seen_is_journaled_with_its_number() {
        Account start = withPolicy();
        var somebody = new AccountDouble(start);
        somebody.mute = 1;
        var disk = new MemoryDisk(TestRuns.head(start, List.of(TestRuns.change(1, VERSION))));
        assertThat(run(somebody, disk).end()).isEqualTo(End.DONE);
        assertThat(numbers(disk)).containsExactly(Optional.of("v2"));
    }

    @Test
    void a_version_is_not_made_twice_where_an_older_one_has_the_same_document() {
        Account start =
                new PolicyEffect.CreatePolicyVersion(SHARED, TWO, false)
                        .applyTo(withPolicy(), Assigned.of(TestRuns.NOW, "v2"));
        var somebody = new AccountDouble(start);
        somebody.mute = 1;
        somebody.blind = 20;
        somebody.blinded = VERSION::equals;
        var disk = new MemoryDisk(TestRuns.head(start, List.of(TestRuns.change(1, VERSION))));
        RunResult result = run(somebody, disk);
        assertThat(result.end()).as(result.why()).isEqualTo(End.DONE);
        assertThat(somebody.carriedOut).containsExactly(VERSION);
        assertThat(numbers(disk)).containsExactly(Optional.of("v3"));
    }

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

    private static RunResult run(AccountDouble account, MemoryDisk disk) {
        return new Engine(account, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                .carryOut(disk.head(), disk.saved().lines(), disk.open());
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
    void a_call_without_answer_is_not_known_also_where_it_is_left_off() {
        account.mute = 1;
        account.blind = 1000;
        RunHead head = head(TestRuns.change(1, TEAM));
        var engine = new Engine(account, clock, TestRuns.QUICK, Steering.SILENT);
        account.between =
                () -> {
                    engine.stop();
                    engine.stop();
                };
        RunResult result = engine.carryOut(head, List.of(), new MemoryDisk(head).open());
        assertThat(result.end()).isEqualTo(End.INTERRUPTED);
        assertThat(states(result)).containsExactly(State.UNKNOWN);
        assertThat(result.changes().getFirst().detail())
                .isEqualTo(
                        "c1 (iam:CreateGroup): a call of it had no answer, and nobody knows"
                                + " whether it was made");
        assertThat(result.isNothingDone()).isFalse();
    }

    /// After a call without answer of which nothing is seen it is called again, if that can be
    /// journaled.
    @Test
    void a_call_without_answer_is_not_known_also_where_the_next_cannot_be_journaled() {
        RunHead head = head(TestRuns.change(1, TEAM));
        var whole = new MemoryDisk(head);
        account.mute = 1;
        account.blind = 9;
        assertThat(carryOut(whole, Steering.SILENT).end()).isEqualTo(End.DONE);
        List<JournalLine> lines = whole.saved().lines();
        int second =
                IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).entry().event() == JournalEntry.Event.INTENT)
                        .skip(1)
                        .findFirst()
                        .orElseThrow();
        var somebody = new AccountDouble(START);
        somebody.mute = 1;
        somebody.blind = 1000;
        var disk = new MemoryDisk(head);
        disk.room =
                Optional.of(
                        lines.subList(0, second - 1).stream()
                                .mapToInt(line -> JournalFormat.text(line).length() + 1)
                                .sum());
        RunResult result = run(somebody, disk);
        assertThat(result.end()).isEqualTo(End.NOT_JOURNALED);
        assertThat(somebody.carriedOut).containsExactly(TEAM);
        assertThat(disk.saved().lines()).hasSize(second - 1);
        assertThat(states(result)).containsExactly(State.UNKNOWN);
        assertThat(result.isNothingDone()).isFalse();
    }

    /// A process is killed after it called; the next stops at another change before it comes there.
    @Test
    void what_a_killed_process_called_is_not_known_while_another_change_stops_the_run() {
        RunHead head =
                head(TestRuns.change(1, KEY), TestRuns.change(2, 1, List.of(1), List.of(TEAM)));
        var disk = new MemoryDisk(head);
        String operation = TEAM.operation();
        append(
                disk,
                JournalEntry.seenBefore(
                        "c2", 0, operation, head.changes().get(1).effects().getFirst().before()),
                JournalEntry.intent("c2", 0, operation));
        account.meddle(new AccessKeyEffect.DeleteAccessKey("alice", "AKIAALICE1"));
        RunResult result = carryOut(disk, Steering.SILENT);
        assertThat(states(result)).containsExactly(State.STALE, State.UNKNOWN);
        assertThat(result.isNothingDone()).isFalse();
    }

    @Test
    void what_a_killed_process_called_is_not_known_where_the_next_is_to_leave_off_at_once() {
        RunHead head = head(TestRuns.change(1, TEAM));
        var disk = new MemoryDisk(head);
        append(
                disk,
                JournalEntry.seenBefore(
                        "c1",
                        0,
                        TEAM.operation(),
                        head.changes().getFirst().effects().getFirst().before()),
                JournalEntry.intent("c1", 0, TEAM.operation()));
        var stopping = new AtomicReference<Runnable>(() -> {});
        var engine =
                new Engine(
                        account,
                        clock,
                        TestRuns.QUICK,
                        new Steering() {
                            @Override
                            public void begins(RunChange change) {
                                stopping.get().run();
                                stopping.get().run();
                            }
                        });
        stopping.set(engine::stop);
        RunResult result = engine.carryOut(head, disk.saved().lines(), disk.open());
        assertThat(result.end()).isEqualTo(End.INTERRUPTED);
        assertThat(states(result)).containsExactly(State.UNKNOWN);
        assertThat(result.isNothingDone()).isFalse();
    }

    private static void append(MemoryDisk disk, JournalEntry... entries) {
        try {
            disk.open().append(List.of(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
