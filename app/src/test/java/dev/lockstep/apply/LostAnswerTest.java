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
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace.ChangeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A call that AWS did not answer may have been made or not: what a run makes of it.
class LostAnswerTest extends OneAccount {
    private static final String ONE =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
              "Resource": "*"}}\
            """;
    private static final String TWO = ONE.replace("GetObject", "ListBucket");

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
}
