package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.comparison.NormalForm;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Runs;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that carries out a run is killed (SIGKILL) when its journal has grown so far, and
/// another goes on. `-Dkill.points=16` tries more points.
class KilledRunTest {
    private static final int POINTS = Integer.getInteger("kill.points", 1);

    @TempDir Path temp;

    @Test
    @Timeout(600)
    void killed_for_real_and_resumed_the_end_is_the_same_and_the_journal_holds() throws Exception {
        Planned planned = Planned.of(AccountShape.WORST, 4, 6);
        NormalForm calm;
        int lines;
        try (Served served = served(planned)) {
            RunFolder folder = begin(planned, "calm");
            assertThat(said(start(served, planned, "calm"))).isEqualTo("DONE ");
            calm = end(served, planned);
            lines = folder.journal().lines().size();
        }
        var random = new Random(2);
        for (int i = 0; i < POINTS; i++) {
            String name = "killed" + i;
            int point = 1 + random.nextInt(lines - 1);
            try (Served served = served(planned)) {
                RunFolder folder = begin(planned, name);
                Process process = start(served, planned, name);
                awaitLines(folder, point, process);
                process.destroyForcibly().waitFor();
                assertThat(said(start(served, planned, name))).as(name).isEqualTo("DONE ");
                assertThat(end(served, planned).differences(calm)).as(name).isEmpty();
                assertThat(RunTrace.of(planned.head(), folder.journal().lines()).state())
                        .isEqualTo(RunTrace.State.DONE);
            }
        }
    }

    /// Calls take a little, so that there is time to be killed in.
    private static Served served(Planned planned) throws IOException {
        return Served.of(
                planned.fresh(),
                options ->
                        options.withVisibleAfter(Planned.SOON)
                                .withFaults(Faults.parse("delay=5ms")));
    }

    private static NormalForm end(Served served, Planned planned) {
        return NormalForm.of(served.server().state().truth(), planned.fresh().truth());
    }

    private RunFolder begin(Planned planned, String name) {
        return Runs.of(StateFolder.at(temp.resolve(name)), planned.head().where())
                .begin(planned.head(), planned.text(), "{}");
    }

    private Process start(Served served, Planned planned, String name) throws IOException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CarryOutChild.class.getName(),
                                temp.resolve(name).toString(),
                                planned.head().where().account(),
                                planned.head().run()));
        var builder = new ProcessBuilder(line).directory(temp.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        try (var in = process.outputWriter()) {
            for (var variable : served.environment().entrySet()) {
                in.write(variable.getKey() + "=" + variable.getValue() + "\n");
            }
        }
        return process;
    }

    private static String said(Process process) throws IOException, InterruptedException {
        try (var out = process.inputReader()) {
            var text = new ArrayList<String>();
            out.lines().forEach(text::add);
            process.waitFor();
            return String.join("\n", text);
        }
    }

    private static void awaitLines(RunFolder folder, int count, Process process)
            throws IOException, InterruptedException {
        Path journal = folder.path().resolve("journal.jsonl");
        while (process.isAlive() && lines(journal) < count) {
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    private static long lines(Path journal) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        long count = 0;
        for (byte one : bytes) {
            if (one == '\n') {
                count++;
            }
        }
        return count;
    }
}
