package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.TestAccount;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.HeadFormat;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.statefolder.StateFolder;
import dev.lockstep.statefolder.UnsafeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of a run on disk, and what is refused of it.
class RunFilesTest {
    private static final RunHead HEAD =
            TestRuns.head(
                    TestAccount.account().snapshot().account(),
                    List.of(TestRuns.change(1, new GroupEffect.CreateGroup("team", "/"))));

    @TempDir Path temp;

    private Runs runs() {
        return Runs.of(StateFolder.at(temp.resolve("state")), TestRuns.WHERE);
    }

    private RunFolder begun() {
        return runs().begin(HEAD, TestRuns.plan(HEAD.changes()), "{}");
    }

    private static RunFolder withLines(RunFolder folder, int count) throws IOException {
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            for (int i = 0; i < count; i++) {
                journal.append(List.of(JournalEntry.resumed("line " + (i + 1) + " \u001b[31m")));
            }
        }
        return folder;
    }

    private static Path journal(RunFolder folder) {
        return folder.path().resolve(RunFolder.JOURNAL);
    }

    @Test
    void a_run_is_kept_for_its_owner_alone_and_read_back_the_same() throws IOException {
        RunFolder folder = withLines(begun(), 2);
        assertThat(folder.path())
                .isEqualTo(
                        temp.resolve("state/practice-accounts/aws-123456789012/runs")
                                .resolve(HEAD.run()));
        for (Path file : folder.files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        for (Path one = folder.path(); !one.equals(temp); one = one.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .isEqualTo("rwx------");
        }
        RunFolder again = runs().find(HEAD.run()).orElseThrow();
        assertThat(again.head()).isEqualTo(HEAD);
        assertThat(again.plan()).isEqualTo(TestRuns.plan(HEAD.changes()));
        assertThat(again.journal().lines()).hasSize(3);
        assertThat(Files.readString(journal(folder))).doesNotContain("\u001b");
        assertThat(again.putAfter("{\"after\": true}", () -> TestRuns.NOW)).isEmpty();
        assertThat(again.after()).as("the run has not ended").isEmpty();
        assertThat(runs().ids()).containsExactly(HEAD.run());
    }

    @Test
    void each_altered_byte_of_head_plan_or_journal_is_found_and_its_file_named()
            throws IOException {
        RunFolder folder = withLines(begun(), 3);
        for (String name : List.of(RunFolder.HEAD, RunFolder.PLAN, RunFolder.JOURNAL)) {
            Path file = folder.path().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length - 1; i += 7) {
                byte[] altered = whole.clone();
                altered[i] ^= 1;
                Files.write(file, altered);
                boolean isLastLine = name.equals(RunFolder.JOURNAL) && i > lastLine(whole);
                if (!isLastLine) {
                    assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                            .as("%s at %d", name, i)
                            .isInstanceOf(BadInput.class)
                            .hasMessageContaining(folder.path().toString());
                }
            }
            Files.write(file, whole);
        }
        assertThat(runs().find(HEAD.run()).orElseThrow().journal().lines()).hasSize(4);
    }

    private static void end(RunFolder folder) throws IOException {
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            journal.append(List.of(JournalEntry.ended()));
        }
        assertThat(folder.putAfter("{\"after\": true}", () -> TestRuns.NOW)).isEmpty();
    }

    @Test
    void the_audits_before_and_after_are_bound_to_the_journal() throws IOException {
        RunFolder folder = withLines(begun(), 1);
        end(folder);
        assertThat(folder.before()).contains("{}");
        assertThat(folder.after()).contains("{\"after\": true}");
        assertThat(folder.files()).hasSize(5);
        bound(folder, RunFolder.BEFORE, folder::journal);
        bound(folder, RunFolder.AFTER, folder::after);
        bound(folder, RunFolder.AFTER, folder::files);
        assertThat(folder.journal().lines()).hasSize(4);
    }

    private static void bound(RunFolder folder, String name, ThrowingCallable use)
            throws IOException {
        Path file = folder.path().resolve(name);
        String text = Files.readString(file);
        Files.writeString(file, text + " ");
        assertThatThrownBy(use)
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        file
                                + ": this audit was altered or taken away: its hash is not the one"
                                + " in journal.jsonl");
        Files.delete(file);
        assertThatThrownBy(use).isInstanceOf(BadInput.class);
        Files.writeString(file, text);
    }

    /// Neither takes it: what was made can be taken back all the same.
    @Test
    void a_run_goes_on_and_is_taken_back_without_the_audit_after_it() throws IOException {
        RunFolder folder = withLines(begun(), 1);
        end(folder);
        Path after = folder.path().resolve(RunFolder.AFTER);
        Files.writeString(after, "torn");
        assertThat(folder.journal().lines()).hasSize(4);
        Files.delete(after);
        assertThat(folder.journal().lines()).hasSize(4);
        withLines(folder, 1);
        end(folder);
        assertThat(folder.after()).contains("{\"after\": true}");
    }

    @Test
    void a_file_in_the_place_of_another_is_there_when_its_folder_is_flushed() throws IOException {
        Path file = temp.resolve("one");
        Files.writeString(file, "old");
        var flushed = new ArrayList<String>();
        SafeFile.replace(
                file, "new", folder -> flushed.add(folder + " " + Files.readString(file)));
        assertThat(flushed).containsExactly(temp + " new");
    }

    /// Power goes between the audit's file and the line that vouches for it; or the run goes on.
    @Test
    void an_audit_afterwards_that_no_line_vouches_for_is_not_gone_by() throws IOException {
        RunFolder folder = withLines(begun(), 1);
        Files.writeString(folder.path().resolve(RunFolder.AFTER), "{}");
        assertThat(folder.after()).isEmpty();
        assertThat(folder.files()).hasSize(4);
        end(folder);
        assertThat(folder.after()).isPresent();
        withLines(folder, 1);
        assertThat(folder.after()).isEmpty();
        end(folder);
        assertThat(folder.after()).isPresent();
    }

    /// A change in the last line shows by the hash that the run prints at its end.
    private static int lastLine(byte[] text) {
        int i = text.length - 2;
        while (text[i] != '\n') {
            i--;
        }
        return i;
    }

    /// Somebody writes a head that would make undo give rights, its journal to fit it, and leaves
    /// the plan as people saw it.
    @Test
    void a_head_that_does_not_fit_the_plan_beside_it_is_found() throws IOException {
        RunFolder folder = begun();
        RunHead other =
                new RunHead(
                        HEAD.run(),
                        HEAD.plan(),
                        HEAD.where(),
                        HEAD.allowed(),
                        HEAD.undoes(),
                        HEAD.startedAt(),
                        TestRuns.head(
                                        TestAccount.account()
                                                .user("bob", one -> one)
                                                .snapshot()
                                                .account(),
                                        List.of(
                                                TestRuns.change(
                                                        1,
                                                        new UserEffect.AttachUserPolicy(
                                                                "bob",
                                                                TestAccount.awsPolicy(
                                                                                "AdministratorAccess")
                                                                        .arn()))))
                                .changes());
        Files.writeString(folder.path().resolve(RunFolder.HEAD), HeadFormat.text(other));
        assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(
                        "run.json: this does not fit the plan beside it (its writes of c1 are"
                                + " others)");
    }

    @Test
    void a_head_that_was_altered_before_anything_was_journaled_is_found() throws IOException {
        RunFolder folder = begun();
        Path head = folder.path().resolve(RunFolder.HEAD);
        String text = Files.readString(head);
        Files.writeString(head, text + "\n");
        assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("this line does not hold the hash of the run's head");
        Files.writeString(head, text);
        Files.writeString(journal(folder), "");
        assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the line that binds the journal to run.json is not there");
    }

    private static RunHead head(String title, boolean practice) {
        RunChange one = HEAD.changes().getFirst();
        return new RunHead(
                HEAD.run(),
                HEAD.plan(),
                new RunHead.Where(
                        HEAD.where().partition(),
                        HEAD.where().account(),
                        HEAD.where().caller(),
                        HEAD.where().endpoint(),
                        practice),
                HEAD.allowed(),
                HEAD.undoes(),
                HEAD.startedAt(),
                List.of(
                        new RunChange(
                                one.id(),
                                one.kind(),
                                one.step(),
                                one.subject(),
                                title,
                                one.risk(),
                                one.nature(),
                                one.irreversible(),
                                one.confirmed(),
                                one.wave(),
                                one.comesAfter(),
                                one.effects())));
    }

    /// What undo shows is the head's: it must be what people were shown then.
    @Test
    void a_head_that_tells_of_a_change_otherwise_than_the_plan_is_found() throws IOException {
        RunFolder folder = begun();
        Files.writeString(
                folder.path().resolve(RunFolder.HEAD), HeadFormat.text(head("Harmless.", true)));
        assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("it tells of c1 otherwise");
    }

    /// Somebody copies a run of the practice account beside those of the real one of that number.
    @Test
    void a_run_of_a_practice_account_is_none_of_the_real_account() throws IOException {
        RunFolder folder = begun();
        RunHead.Where real =
                new RunHead.Where("aws", TestAccount.ID, Optional.empty(), Optional.empty(), false);
        Path copy =
                StateFolder.at(temp.resolve("state"))
                        .make("accounts", "aws-" + TestAccount.ID, "runs", HEAD.run());
        for (Path file : folder.files()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Runs others = Runs.of(StateFolder.at(temp.resolve("state")), real);
        assertThatThrownBy(() -> others.find(HEAD.run()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the head of a run of another account");
        Files.writeString(
                copy.resolve(RunFolder.HEAD),
                HeadFormat.text(head(HEAD.changes().getFirst().title(), false)));
        assertThatThrownBy(() -> others.find(HEAD.run()).orElseThrow().journal())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("one is of a practice account and the other is not");
    }

    @Test
    void the_lines_of_two_runs_joined_are_found() throws IOException {
        RunFolder folder = withLines(begun(), 1);
        String text = Files.readString(journal(folder));
        Files.writeString(journal(folder), text + text.replace(HEAD.run(), "20261126-101500-001"));
        assertThatThrownBy(folder::journal)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(journal(folder) + ":3:");
    }

    /// The chain is right, and the line tells of what the plan does not have.
    @Test
    void a_line_of_a_write_that_the_plan_does_not_have_is_found() throws IOException {
        RunFolder folder = begun();
        try (JournalFile journal = folder.open(() -> TestRuns.NOW)) {
            journal.append(List.of(JournalEntry.intent("c7", 0, "iam:DetachUserPolicy")));
        }
        assertThatThrownBy(folder::journal)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 2 of the journal tells of a write that the run's plan");
    }

    @Test
    void hostile_lines_are_named_by_their_number_and_nothing_else_comes_of_them()
            throws IOException {
        RunFolder folder = begun();
        String text = Files.readString(journal(folder));
        for (String line :
                List.of(
                        "[".repeat(200_000),
                        "\0",
                        "{\"v\":1}",
                        "\"" + "x".repeat(3_000_000) + "\"")) {
            Files.writeString(journal(folder), text + line + "\n");
            assertThatThrownBy(folder::journal)
                    .isInstanceOf(BadInput.class)
                    .hasMessage(
                            journal(folder)
                                    + ":2: this line was altered: it is no line of a journal as"
                                    + " lockstep writes them");
        }
        Files.writeString(journal(folder), text);
        for (String name : List.of(RunFolder.PLAN, RunFolder.BEFORE, RunFolder.HEAD)) {
            Path file = folder.path().resolve(name);
            String good = Files.readString(file);
            for (String bad : List.of("", "[".repeat(200_000), "{\0}", "null")) {
                Files.writeString(file, bad);
                assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                        .as(name)
                        .isInstanceOf(BadInput.class);
            }
            Files.delete(file);
            Files.createSymbolicLink(file, temp.resolve("elsewhere"));
            if (!name.equals(RunFolder.HEAD)) {
                assertThatThrownBy(() -> runs().find(HEAD.run()).orElseThrow().journal())
                        .isInstanceOf(BadInput.class)
                        .hasMessageContaining("this is a link");
            }
            Files.delete(file);
            Files.writeString(file, good);
        }
    }

    @Test
    void an_altered_line_is_named_by_its_number() throws IOException {
        RunFolder folder = withLines(begun(), 3);
        List<String> lines = Files.readAllLines(journal(folder));
        lines.set(2, lines.get(2).replace("line 2", "line 7"));
        Files.writeString(journal(folder), String.join("\n", lines) + "\n");
        assertThatThrownBy(folder::journal)
                .hasMessage(
                        journal(folder)
                                + ":4: this line does not hold the hash of line 3: line 3 was"
                                + " altered, or one between them was taken away");
    }

    @Test
    void the_last_line_altered_gives_another_hash_than_the_run_printed() throws IOException {
        RunFolder folder = withLines(begun(), 2);
        String hash = folder.journal().hash();
        String text = Files.readString(journal(folder));
        Files.writeString(journal(folder), text.replace("line 2", "line 7"));
        assertThat(folder.journal().hash()).isNotEqualTo(hash);
    }

    @Test
    void a_torn_last_line_is_taken_off_and_the_chain_goes_on() throws IOException {
        RunFolder folder = withLines(begun(), 3);
        byte[] whole = Files.readAllBytes(journal(folder));
        for (int cut = 1; cut < 60; cut += 9) {
            Files.write(journal(folder), java.util.Arrays.copyOf(whole, whole.length - cut));
            SavedJournal saved = folder.journal();
            assertThat(saved.lines()).hasSize(3);
            assertThat(saved.torn()).isPositive();
            withLines(folder, 1);
            assertThat(folder.journal().lines()).hasSize(4);
            assertThat(folder.journal().torn()).isZero();
        }
    }

    @Test
    void many_threads_append_at_once_and_the_chain_holds() throws Exception {
        RunFolder folder = begun();
        try (JournalFile journal = folder.open(() -> TestRuns.NOW);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all =
                    java.util.stream.IntStream.range(0, 200)
                            .mapToObj(i ->
                                    threads.submit(() -> {
                                        journal.append(
                                                List.of(
                                                        JournalEntry.resumed("a" + i),
                                                        JournalEntry.resumed("b" + i)));
                                        return i;
                                    }))
                            .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        SavedJournal saved = folder.journal();
        assertThat(saved.lines()).hasSize(401);
        for (int i = 1; i < 401; i += 2) {
            String a = saved.lines().get(i).entry().error().orElseThrow();
            String b = saved.lines().get(i + 1).entry().error().orElseThrow();
            assertThat(b).isEqualTo("b" + a.substring(1));
        }
    }

    @Test
    void times_in_a_journal_do_not_go_back_with_the_clock() throws IOException {
        RunFolder folder = withLines(begun(), 1);
        try (JournalFile journal = folder.open(() -> TestRuns.NOW.minus(Duration.ofDays(9)))) {
            journal.append(List.of(JournalEntry.ended()));
        }
        assertThat(folder.journal().lines().get(2).at()).isEqualTo(TestRuns.NOW);
    }

    @Test
    void ids_sort_by_time_even_if_the_clock_is_set_back() {
        assertThat(runs().nextId(TestRuns.NOW)).matches("[0-9]{8}-[0-9]{6}-[0-9]{3}");
        begun();
        String next = runs().nextId(java.time.Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(next).isEqualTo("20261126-101500-001");
    }

    @Test
    void a_lock_is_held_by_one_alone_and_free_when_it_is_let_go() {
        try (RunLock lock = runs().lock()) {
            assertThat(lock.takenOver()).isEmpty();
            assertThatThrownBy(() -> runs().lock())
                    .isInstanceOf(RunRefused.class)
                    .hasMessageContaining("is being carried out by this process");
        }
        try (RunLock lock = runs().lock()) {
            assertThat(lock.takenOver()).isEmpty();
        }
    }

    @Test
    void the_lock_of_a_process_that_is_gone_is_taken_over_and_that_is_told() throws IOException {
        runs().lock().close();
        Path file = temp.resolve("state/practice-accounts/aws-123456789012/lock");
        Files.writeString(file, "999999\n");
        try (RunLock lock = runs().lock()) {
            assertThat(lock.takenOver())
                    .contains(
                            "Process 999999 held the lock of this account and is gone; the lock was"
                                    + " taken over.");
        }
    }

    @Test
    void another_process_that_holds_the_lock_is_named_and_when_it_is_killed_it_is_taken_over()
            throws Exception {
        var holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                HoldLock.class.getName(),
                                temp.resolve("state").toString())
                        .redirectErrorStream(true);
        holder.environment().clear();
        Process started = holder.start();
        try {
            assertThat(started.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> runs().lock())
                    .isInstanceOf(RunRefused.class)
                    .hasMessageContaining("is being carried out by process " + started.pid());
        } finally {
            started.destroyForcibly().waitFor();
        }
        try (RunLock lock = runs().lock()) {
            assertThat(lock.takenOver().orElseThrow()).contains("Process " + started.pid());
        }
    }

    @Test
    void a_run_whose_plan_cannot_be_written_does_not_begin_and_leaves_nothing() throws IOException {
        Path runs = temp.resolve("state/practice-accounts/aws-123456789012/runs");
        Files.createDirectories(runs.getParent());
        for (Path one = runs.getParent(); !one.equals(temp); one = one.getParent()) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(runs, "in the way");
        assertThatThrownBy(this::begun).isInstanceOf(UnsafeFolder.class);
        Files.delete(runs);
        Files.createSymbolicLink(runs, temp.resolve("elsewhere"));
        Files.createDirectory(temp.resolve("elsewhere"));
        assertThatThrownBy(this::begun)
                .isInstanceOf(UnsafeFolder.class)
                .hasMessageContaining("is a link");
    }

    @Test
    void files_that_are_links_are_not_read_through() throws IOException {
        RunFolder folder = begun();
        Path elsewhere = temp.resolve("elsewhere");
        Files.writeString(elsewhere, "", StandardCharsets.UTF_8);
        Files.delete(journal(folder));
        Files.createSymbolicLink(journal(folder), elsewhere);
        assertThatThrownBy(folder::journal).hasMessageContaining("this is a link");
        assertThatThrownBy(() -> folder.open(() -> TestRuns.NOW))
                .hasMessageContaining("this is a link");
    }

    @Test
    void hostile_ids_lead_nowhere() {
        assertThat(runs().find("../../secrets")).isEmpty();
        assertThat(runs().find("")).isEmpty();
        assertThatThrownBy(() ->
                        Runs.of(
                                StateFolder.at(temp),
                                new RunHead.Where(
                                        "../x", "1", Optional.empty(), Optional.empty(), false)))
                .isInstanceOf(RunRefused.class);
    }

    @Test
    void what_could_not_be_journaled_is_kept_elsewhere() throws IOException {
        begun();
        var result =
                new RunResult(
                        HEAD.run(),
                        RunResult.End.NOT_JOURNALED,
                        "",
                        List.of(),
                        List.of(JournalEntry.intent("c1", 0, "iam:CreateGroup")));
        Path kept = runs().keepElsewhere(result, TestRuns.NOW).orElseThrow();
        assertThat(Files.readString(kept)).contains("\"operation\":\"iam:CreateGroup\"");
        assertThat(Runs.all(StateFolder.at(temp.resolve("state")))).hasSize(1);
    }
}
