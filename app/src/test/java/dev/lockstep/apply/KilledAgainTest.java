package dev.lockstep.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.statefolder.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One run whose process is killed (SIGKILL) again and again, its files on a real disk: just before
/// AWS carries a call out, just after, or while the answer is journaled. Each time another process
/// goes on. `-Dkill.again=…` kills more often.
class KilledAgainTest {
    private static final int KILLS = Integer.getInteger("kill.again", 10);

    @TempDir Path temp;

    /// Where a process is killed.
    private enum Blow {
        BEFORE_CALL,
        AFTER_CALL,
        AFTER_ANSWER
    }

    @Test
    @Timeout(300)
    void a_run_that_is_killed_sixteen_times_ends_as_if_nothing_had_been() throws Exception {
        Account start = EveryKind.account();
        RunHead head = EveryKind.run(start, EveryKind.plans().getFirst()).head();
        var calm = new AccountDouble(start);
        var disk = new MemoryDisk(head);
        var _ =
                new Engine(calm, new Clockwork(TestRuns.NOW), TestRuns.QUICK, Steering.SILENT)
                        .carryOut(head, List.of(), disk.open());
        RunFolder folder =
                Runs.of(StateFolder.at(temp), TestRuns.WHERE)
                        .begin(head, TestRuns.plan(head.changes()), "{}");
        var account = new AccountDouble(start);
        List<Effect> effects = PipedAccount.effects(head);
        var random = new Random(3);
        // Each write takes three calls; the processes share them.
        int many = 3 * calm.carriedOut.size();
        List<JournalLine> last = folder.journal().lines();
        for (int i = 0; i < KILLS; i++) {
            int calls = 1 + random.nextInt(Math.max(3, 2 * many / KILLS - 2));
            Blow blow = Blow.values()[random.nextInt(Blow.values().length)];
            String end = carryOut(head, account, effects, calls, blow);
            assertThat(end).as("%d: %s after %d calls", i, blow, calls).isEmpty();
            List<JournalLine> lines = folder.journal().lines();
            // It goes on from what was there, and each call is announced before it is made.
            assertThat(lines).startsWith(last.toArray(JournalLine[]::new));
            assertThat(announced(head, lines)).containsAll(account.carriedOut);
            assertThat(MadeEffect.of(head, lines))
                    .hasSizeLessThanOrEqualTo(account.carriedOut.size());
            last = lines;
        }
        assertThat(carryOut(head, account, effects, Integer.MAX_VALUE, Blow.BEFORE_CALL))
                .isEqualTo("end DONE ");
        assertThat(account.account()).isEqualTo(calm.account());
        assertThat(account.carriedOut).isEqualTo(calm.carriedOut);
        List<JournalLine> lines = folder.journal().lines();
        assertThat(RunTrace.of(head, lines).state()).isEqualTo(RunTrace.State.DONE);
        assertThat(MadeEffect.of(head, lines)).hasSameSizeAs(calm.carriedOut);
    }

    private static Set<Effect> announced(RunHead head, List<JournalLine> lines) {
        RunTrace trace = RunTrace.of(head, lines);
        var announced = new HashSet<Effect>();
        for (RunChange change : head.changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                if (trace.of(change.id(), i).intents() > 0) {
                    announced.add(change.effects().get(i).effect());
                }
            }
        }
        return announced;
    }

    /// Starts a process, and kills it at so many calls.
    ///
    /// @return its last line; empty if it was killed
    private String carryOut(
            RunHead head, AccountDouble account, List<Effect> effects, int calls, Blow blow)
            throws IOException, InterruptedException {
        Process process = start(head);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                var in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            int count = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 2);
                if (!PipedAccount.ASKED.contains(words[0])) {
                    return line;
                }
                count++;
                boolean isHere = count == calls;
                if (isHere && blow == Blow.BEFORE_CALL) {
                    return killed(process);
                }
                String answer =
                        PipedAccount.answer(
                                account, effects.get(Integer.parseInt(words[1])), words[0]);
                if (isHere && blow == Blow.AFTER_CALL) {
                    return killed(process);
                }
                in.println(answer);
                if (isHere) {
                    return killed(process);
                }
            }
            return "it ended by itself";
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String killed(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
        return "";
    }

    private Process start(RunHead head) throws IOException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-UsePerfData",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CarryOutPiped.class.getName(),
                                temp.toString(),
                                head.run())
                        .redirectErrorStream(true);
        builder.environment().clear();
        return builder.start();
    }
}
