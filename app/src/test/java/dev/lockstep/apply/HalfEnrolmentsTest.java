package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.Account;
import dev.lockstep.account.TestAccount;
import dev.lockstep.cli.NoAccounts;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.operation.run.HalfEnrolments;
import dev.lockstep.operation.run.SecretRest;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalEntry.Result;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
        RunFolder folder = begun(id, account, effects);
        RunHead head = folder.head();
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

    private RunFolder begun(String id, Account account, Effect... effects) throws IOException {
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
        return runs().begin(named, TestRuns.plan(head.changes()), "{}");
    }

    private static Account account() {
        return TestAccount.account().user("alice", user -> user).snapshot().account();
    }

    private static Account withLeftover() {
        return TestAccount.account()
                .user("alice", user -> user)
                .leftoverDevice(SERIAL)
                .snapshot()
                .account();
    }

    /// Where an effect can be made.
    private static Account before(Effect effect) {
        return effect.equals(DELETED) ? withLeftover() : account();
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
        run("20261126-111500-000", withLeftover(), 1, DELETED);
        assertThat(HalfEnrolments.of(runs())).isEmpty();
    }

    private Run status() {
        return Run.in(
                temp,
                Map.of("LOCKSTEP_HOME", temp.resolve("state").toString()),
                "status",
                "--offline");
    }

    @Test
    void status_tells_of_the_device_and_not_of_a_run_that_cannot_be_resumed() throws IOException {
        run("20261126-101500-000", account(), 1, MADE, GIVEN);
        Run status = status();
        assertThat(status.status()).as(status.err()).isEqualTo(1);
        assertThat(status.out())
                .contains("1 thing waits for you.")
                .contains("lockstep mfa enrol alice")
                .doesNotContain("runs resume");
    }

    @Test
    void status_names_rotate_for_a_killed_rotation_until_a_later_run_of_the_keys_is_done()
            throws IOException {
        Effect making = new AccessKeyEffect.CreateAccessKey("alice");
        run("20261126-101500-000", account(), 0, making);
        assertThat(status().status()).as("nothing was begun").isZero();
        killed("20261126-111500-000", making);
        Run waits = status();
        assertThat(waits.status()).as(waits.err()).isEqualTo(1);
        assertThat(waits.out())
                .contains("20261126-111500-000")
                .contains("lockstep keys rotate alice")
                .doesNotContain("runs resume");
        ended("20261126-121500-000", making);
        assertThat(status().status()).isZero();
    }

    @Test
    void status_names_resume_only_for_a_run_that_can_go_on() throws IOException {
        killed("20261126-101500-000", DELETED);
        assertThat(status().out())
                .contains("20261126-101500-000")
                .contains("lockstep runs resume 20261126-101500-000");
        killed("20261126-111500-000", DELETED);
        assertThat(status().out().replaceAll("\\s+", " "))
                .contains("lockstep runs resume 20261126-111500-000")
                .doesNotContain("lockstep runs resume 20261126-101500-000")
                .contains("another run was begun after it")
                .contains("lockstep plan");
        Run later = status(Run.CLOCK.plus(Duration.ofDays(400)));
        assertThat(later.status()).as(later.err()).isEqualTo(1);
        assertThat(later.out().replaceAll("\\s+", " "))
                .contains("it is too old to go on")
                .doesNotContain("runs resume");
    }

    @Test
    void a_run_of_which_all_is_made_waits_for_its_end_only_while_it_can_get_one()
            throws IOException {
        verified("20261126-101500-000", DELETED);
        assertThat(status().out()).contains("lockstep runs resume 20261126-101500-000");
        ended("20261126-111500-000", DELETED);
        assertThat(status().status()).isZero();
    }

    private Run status(Instant now) {
        return Run.run(
                new NoAccounts(),
                Clock.fixed(now, ZoneOffset.UTC),
                temp,
                Map.of("LOCKSTEP_HOME", temp.resolve("state").toString()),
                "status",
                "--offline");
    }

    /// A run whose process was killed when all was made and seen.
    private void verified(String id, Effect effect) throws IOException {
        run(id, before(effect), 1, effect);
        RunFolder folder = runs().find(id).orElseThrow();
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            journal.append(
                    List.of(
                            JournalEntry.seenDone(
                                    "c1",
                                    0,
                                    effect.operation(),
                                    folder.head().changes().getFirst().effects().get(0).before())));
        }
    }

    /// A run whose process was killed in its only call.
    private void killed(String id, Effect effect) throws IOException {
        RunFolder folder = begun(id, before(effect), effect);
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            journal.append(
                    List.of(
                            JournalEntry.seenBefore(
                                    "c1",
                                    0,
                                    effect.operation(),
                                    folder.head().changes().getFirst().effects().get(0).before()),
                            JournalEntry.intent("c1", 0, effect.operation())));
        }
    }

    private void ended(String id, Effect effect) throws IOException {
        run(id, before(effect), 1, effect);
        try (JournalFile journal = runs().find(id).orElseThrow().open(() -> TestRuns.NOW)) {
            journal.append(List.of(JournalEntry.ended()));
        }
    }

    @Test
    void a_device_that_was_given_or_never_made_is_not_told() throws IOException {
        run("20261126-101500-000", account(), 2, MADE, GIVEN);
        run("20261126-111500-000", account(), 0, MADE, GIVEN);
        assertThat(HalfEnrolments.of(runs())).isEmpty();
    }

    @Test
    void a_password_is_open_from_the_first_run_that_did_not_set_it_until_one_does()
            throws IOException {
        Effect giving = new PasswordEffect.CreateLoginProfile("alice", true);
        assertThat(open("alice")).isEmpty();
        run("20261126-101500-000", account(), 0, giving);
        assertThat(open("alice"))
                .as("it may be handed over before anything is journaled")
                .contains(new SecretRest.OpenPassword(TestRuns.NOW, false));
        killed("20261126-111500-000", giving);
        assertThat(open("alice")).contains(new SecretRest.OpenPassword(TestRuns.NOW, true));
        assertThat(open("bob")).isEmpty();
        ended("20261126-121500-000", giving);
        assertThat(open("alice")).isEmpty();
        run("20261126-131500-000", account(), 1, giving);
        assertThat(open("alice"))
                .as("AWS has taken it, and that was not seen")
                .contains(new SecretRest.OpenPassword(TestRuns.NOW, true));
        run("20261126-141500-000", account(), 0, giving);
        assertThat(open("alice"))
                .as("a later one that was not begun makes it no less so")
                .contains(new SecretRest.OpenPassword(TestRuns.NOW, true));
    }

    private Optional<SecretRest.OpenPassword> open(String user) {
        return SecretRest.openPassword(runs(), user);
    }
}
