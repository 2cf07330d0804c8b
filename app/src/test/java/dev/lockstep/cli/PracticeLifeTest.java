package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.cli.PracticeProcess.Going;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How practice accounts begin and end, in real processes with real signals.
class PracticeLifeTest {
    private static final Pattern ID = Pattern.compile("practice stop ([a-z0-9-]+)");

    @TempDir Path folder;
    private PracticeProcess lockstep;

    @BeforeEach
    void start() {
        lockstep = new PracticeProcess(folder);
    }

    @AfterEach
    void end() throws IOException {
        lockstep.close();
    }

    private static String id(String told) {
        var match = ID.matcher(told);
        assertThat(match.find()).as(told).isTrue();
        return match.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void a_signal_ends_a_foreground_server_with_130_and_nothing_is_left(String signal)
            throws IOException, InterruptedException {
        Going server = lockstep.foreground();
        assertThat(lockstep.remember()).hasSize(1);
        server.signal(signal);
        assertThat(server.status()).isEqualTo(130);
        assertThat(server.told()).endsWith("was stopped\n");
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void a_terminal_that_closes_ends_a_foreground_server()
            throws IOException, InterruptedException {
        // The child gets a terminal of its own; closing its other end is what a closed window is.
        String python =
                """
                import os, pty, sys, time
                pid, terminal = pty.fork()
                if pid == 0:
                    os.execv(sys.argv[1], sys.argv[1:])
                told = b""
                while b"practice stop" not in told:
                    told += os.read(terminal, 4096)
                os.close(terminal)
                status = os.waitpid(pid, 0)[1]
                print(os.waitstatus_to_exitcode(status))
                """;
        var line = new ArrayList<>(List.of("/usr/bin/env", "python3", "-c", python));
        line.addAll(PracticeProcess.line("practice", "start"));
        var environment = lockstep.environment();
        environment.put("PATH", System.getenv("PATH"));
        Run run = lockstep.run(line, environment);
        assertThat(run.out()).as(run.err()).isEqualTo("130\n");
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void stop_ends_a_foreground_server_with_0() throws IOException, InterruptedException {
        Going server = lockstep.foreground();
        Run stop = lockstep.run("practice", "stop");
        assertThat(stop.status()).as(stop.err()).isZero();
        assertThat(stop.out()).isEmpty();
        assertThat(server.status()).isZero();
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void a_background_server_outlives_its_terminal_until_it_is_stopped()
            throws IOException, InterruptedException {
        String python =
                """
                import os, pty, sys
                pid, terminal = pty.fork()
                if pid == 0:
                    os.execv(sys.argv[1], sys.argv[1:])
                try:
                    while os.read(terminal, 4096):
                        pass
                except OSError:
                    pass
                os.close(terminal)
                print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
                """;
        var line = new ArrayList<>(List.of("/usr/bin/env", "python3", "-c", python));
        line.addAll(PracticeProcess.line("practice", "start", "--background"));
        var environment = lockstep.environment();
        environment.put("PATH", System.getenv("PATH"));
        assertThat(lockstep.run(line, environment).out()).isEqualTo("0\n");
        long pid = lockstep.remember().iterator().next();
        assertThat(PracticeProcess.isAlive(pid)).isTrue();
        assertThat(lockstep.run("practice", "clock").status()).isZero();

        Run stop = lockstep.run("practice", "stop");
        assertThat(stop.status()).as(stop.err()).isZero();
        assertThat(PracticeProcess.isAlive(pid)).isFalse();
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void a_hang_up_does_not_end_a_background_server() throws IOException, InterruptedException {
        assertThat(lockstep.run("practice", "start", "--background").status()).isZero();
        long pid = lockstep.remember().iterator().next();
        for (String signal : List.of("HUP", "INT")) {
            new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(pid)).start().waitFor();
        }
        assertThat(lockstep.run("practice", "list").out()).hasLineCount(2);
        assertThat(PracticeProcess.isAlive(pid)).isTrue();
    }

    @Test
    void background_prints_one_line_for_a_shell_and_the_rest_on_standard_error()
            throws IOException, InterruptedException {
        Run run = lockstep.run("practice", "start", "--background");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .hasLineCount(1)
                .startsWith("export AWS_ENDPOINT_URL='http://127.0.0.1:")
                .contains("; unset AWS_PROFILE ");
        assertThat(run.err()).contains("lockstep practice stop worst-");
        for (Path file : lockstep.files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void no_secret_stands_on_a_command_line_or_in_the_log()
            throws IOException, InterruptedException {
        Run run = lockstep.run("practice", "start", "--background");
        long pid = lockstep.remember().iterator().next();
        String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        String told = run.err();
        for (Path file : lockstep.files()) {
            if (file.toString().endsWith(".log")) {
                told += Files.readString(file);
            }
        }
        var secrets =
                Pattern.compile("AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN)='([^']+)'")
                        .matcher(run.out())
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(secrets).hasSize(2);
        for (String secret : secrets) {
            assertThat(line).doesNotContain(secret);
            assertThat(told).doesNotContain(secret);
        }
    }

    @Test
    void a_killed_one_is_gone_from_the_list_and_its_file_too()
            throws IOException, InterruptedException {
        Going server = lockstep.foreground();
        server.process().destroyForcibly().waitFor();
        assertThat(lockstep.files()).isNotEmpty();
        Run list = lockstep.run("practice", "list", "--format", "json");
        assertThat(list.out())
                .isEqualTo("{\"schema\":\"lockstep/practice-list/1\",\"practice\":[]}\n");
        assertThat(lockstep.files()).isEmpty();
        assertThat(lockstep.run("practice", "stop").status()).isEqualTo(4);
        assertThat(lockstep.run("practice", "stop", "--all").status()).isZero();
    }

    @Test
    void a_file_that_names_another_process_of_that_number_is_cleaned_away_and_ends_nobody()
            throws IOException, InterruptedException {
        Going server = lockstep.foreground();
        Path file = lockstep.files().getFirst();
        String text = Files.readString(file);
        server.process().destroyForcibly().waitFor();
        Process other = new ProcessBuilder("/bin/sleep", "60").start();
        try {
            Files.writeString(
                    file,
                    text.replaceFirst("\"pid\":\\d+", "\"pid\":" + other.pid())
                            .replaceFirst(
                                    "\"began\":\"[^\"]+\"", "\"began\":\"2026-01-02T03:04:05Z\""));
            assertThat(lockstep.run("practice", "stop").status()).isEqualTo(4);
            assertThat(lockstep.files()).isEmpty();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void one_that_enforces_is_told_from_one_that_does_not()
            throws IOException, InterruptedException {
        lockstep.run("practice", "start", "--background", "--account", "empty", "--enforce");
        lockstep.run("practice", "start", "--background", "--account", "empty");
        assertThat(lockstep.remember()).hasSize(2);
        assertThat(lockstep.run("practice", "list").out().lines().skip(1))
                .hasSize(2)
                .anyMatch(line -> line.contains("enforced"))
                .anyMatch(line -> line.contains("not judged"));
        assertThat(lockstep.run("practice", "list", "--format", "json").out())
                .contains("\"enforced\":true", "\"enforced\":false");
        assertThat(lockstep.run("practice", "stop", "--all").status()).isZero();
    }

    @Test
    void two_at_once_must_be_told_apart() throws IOException, InterruptedException {
        Run first = lockstep.run("practice", "start", "--background");
        Run second = lockstep.run("practice", "start", "--background", "--account", "empty");
        assertThat(lockstep.remember()).hasSize(2);
        String one = id(first.err());
        String two = id(second.err());

        Run list = lockstep.run("practice", "list");
        assertThat(list.out()).hasLineCount(3).contains(one, two);
        Run stop = lockstep.run("practice", "stop");
        assertThat(stop.status()).isEqualTo(4);
        assertThat(stop.err()).hasLineCount(1).contains(one, two);
        assertThat(lockstep.run("practice", "clock").status()).isEqualTo(4);
        assertThat(lockstep.run("practice", "calls").status()).isEqualTo(4);

        assertThat(lockstep.run("practice", "stop", one).status()).isZero();
        assertThat(lockstep.run("practice", "list").out()).contains(two).doesNotContain(one);
        assertThat(lockstep.run("practice", "stop", one).status()).isEqualTo(4);
        assertThat(lockstep.run("practice", "stop", "--all").status()).isZero();
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void the_clock_moves_forward_only() throws IOException, InterruptedException {
        assertThat(lockstep.run("practice", "start", "--background").status()).isZero();
        var before = java.time.Instant.parse(lockstep.run("practice", "clock").out().strip());
        Run moved = lockstep.run("practice", "clock", "+14d");
        assertThat(moved.status()).as(moved.err()).isZero();
        assertThat(java.time.Instant.parse(moved.out().strip()))
                .isBetween(
                        before.plus(java.time.Duration.ofDays(14)),
                        before.plus(java.time.Duration.ofDays(14)).plusSeconds(60));
        for (String bad : List.of("-14d", "14d", "+14y", "+", "+0.5d")) {
            Run run = lockstep.run("practice", "clock", bad);
            assertThat(run.status()).as(bad + run.err()).isIn(4, 64);
            assertThat(run.err()).hasLineCount(1);
        }
        Run far = lockstep.run("practice", "clock", "+999999d");
        assertThat(far.status()).isEqualTo(4);
        assertThat(far.err()).hasLineCount(1).contains("nothing was moved");
    }

    @Test
    void calls_are_a_JSON_object() throws IOException, InterruptedException {
        assertThat(lockstep.run("practice", "start", "--background").status()).isZero();
        assertThat(lockstep.run("practice", "calls").out()).isEqualTo("{}\n");
    }

    @Test
    void a_port_that_is_taken_is_69_in_one_line_in_front_and_behind()
            throws IOException, InterruptedException {
        try (var taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            for (String[] more :
                    new String[][] {
                        {"practice", "start", "--port", port},
                        {"practice", "start", "--background", "--port", port}
                    }) {
                Run run = lockstep.run(more);
                assertThat(run.status()).as(run.err()).isEqualTo(69);
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).hasLineCount(1).startsWith("lockstep: port " + port);
            }
        }
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void a_snapshot_that_is_none_is_65_behind_too() throws IOException, InterruptedException {
        Run run = lockstep.run("practice", "start", "--background", "--from", "nowhere");
        assertThat(run.status()).as(run.err()).isEqualTo(65);
        assertThat(run.err()).hasLineCount(1).contains("nowhere");
        assertThat(lockstep.files()).isEmpty();
    }

    @Test
    void the_baseline_goes_to_the_working_folder_unless_one_is_there()
            throws IOException, InterruptedException {
        Path usual = folder.resolve("lockstep.yaml");
        assertThat(lockstep.run("practice", "start", "--background").err())
                .contains(usual.toString());
        String own = Files.readString(usual);
        assertThat(own).contains("lockstep: 1");
        Run second = lockstep.run("practice", "start", "--background");
        assertThat(second.err()).contains(lockstep.state().toString());
        assertThat(Files.readString(usual)).isEqualTo(own);
        Run third = lockstep.run("practice", "start", "--background", "--baseline-out", "own.yaml");
        assertThat(third.status()).as(third.err()).isZero();
        assertThat(folder.resolve("own.yaml")).exists();
        Run fourth =
                lockstep.run("practice", "start", "--background", "--baseline-out", "own.yaml");
        assertThat(fourth.status()).isEqualTo(4);
        assertThat(fourth.err()).hasLineCount(1).contains("own.yaml is there already");
        assertThat(lockstep.run("practice", "stop", "--all").status()).isZero();
        assertThat(lockstep.files()).isEmpty();
        assertThat(usual).exists();
    }

    @Test
    void a_state_folder_that_is_not_fit_is_4_in_one_line_and_nothing_starts()
            throws IOException, InterruptedException {
        Path open = Files.createDirectory(lockstep.state());
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (String[] line :
                new String[][] {
                    {"practice", "start", "--background"},
                    {"practice", "start"},
                    {"practice", "list"},
                    {"practice", "stop"}
                }) {
            Run run = lockstep.run(line);
            assertThat(run.status()).as(run.err()).isEqualTo(4);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1).contains("may be written to by others");
        }
        assertThat(open).isEmptyDirectory();
    }
}
