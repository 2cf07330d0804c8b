package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.operation.run.HalfEnrolments;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalEntry.Result;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Devices that were made and never given to anybody, as the journals tell.
class HalfEnrolmentsTest {
    private static final String SERIAL = "arn:aws:iam::" + TestAccount.ID + ":mfa/alice-phone";
    private static final Effect MADE = new MfaEffect.CreateVirtualMfaDevice("/", "alice-phone");
    private static final Effect GIVEN = new MfaEffect.EnableMfaDevice("alice", SERIAL);
    private static final Effect DELETED = new MfaEffect.DeleteVirtualMfaDevice(SERIAL);

    @TempDir Path temp;

    private Runs runs() {
        return Runs.of(StateFolder.at(temp.resolve("state")), TestRuns.WHERE);
    }

    /// A run whose process ended after so many of its effects.
    private void run(String id, Account account, int done, Effect... effects) throws IOException {
        RunHead head = TestRuns.head(account, List.of(TestRuns.change(1, effects)));
        var named =
                new RunHead(
                        id,
                        head.plan(),
                        head.where(),
                        head.allowed(),
                        head.undoes(),
                        head.startedAt(),
                        head.changes());
        RunFolder folder = runs().begin(named, TestRuns.plan(head.changes()), "{}");
        var entries = new ArrayList<JournalEntry>();
        for (int i = 0; i < done; i++) {
            String operation = effects[i].operation();
            entries.add(
                    JournalEntry.seenBefore(
                            "c1",
                            i,
                            operation,
                            head.changes().getFirst().effects().get(i).before()));
            entries.add(JournalEntry.intent("c1", i, operation));
            entries.add(
                    JournalEntry.outcome("c1", i, operation, Result.DONE)
                            .with(Assigned.at(TestRuns.NOW), Optional.empty()));
        }
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            if (!entries.isEmpty()) {
                journal.append(entries);
            }
        }
    }

    private static Account account() {
        return TestAccount.account().user("alice", user -> user).snapshot().account();
    }

    @Test
    void a_device_that_was_made_and_not_given_is_told_until_a_later_run_deletes_it()
            throws IOException {
        run("20261126-101500-000", account(), 1, MADE, GIVEN);
        assertThat(HalfEnrolments.of(runs()))
                .singleElement()
                .satisfies(half -> {
                    assertThat(half.user()).isEqualTo("alice");
                    assertThat(half.device()).isEqualTo("/alice-phone");
                });
        run(
                "20261126-111500-000",
                TestAccount.account()
                        .user("alice", user -> user)
                        .leftoverDevice(SERIAL)
                        .snapshot()
                        .account(),
                1,
                DELETED);
        assertThat(HalfEnrolments.of(runs())).isEmpty();
    }

    @Test
    void status_tells_of_both_the_run_without_an_end_and_the_device() throws IOException {
        run("20261126-101500-000", account(), 1, MADE, GIVEN);
        Run status =
                Run.in(
                        temp,
                        Map.of("LOCKSTEP_HOME", temp.resolve("state").toString()),
                        "status",
                        "--offline");
        assertThat(status.status()).as(status.err()).isEqualTo(1);
        assertThat(status.out())
                .contains("2 things wait for you.")
                .contains("lockstep runs resume 20261126-101500-000")
                .contains("lockstep mfa enrol alice");
    }

    @Test
    void a_device_that_was_given_or_never_made_is_not_told() throws IOException {
        run("20261126-101500-000", account(), 2, MADE, GIVEN);
        run("20261126-111500-000", account(), 0, MADE, GIVEN);
        assertThat(HalfEnrolments.of(runs())).isEmpty();
    }
}
