package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions on a real pseudo-terminal: `script` of util-linux gives the program one. The account
/// is served in this process.
class TerminalTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final String ID = "389600411232";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir Path folder;
    private Served served;

    @BeforeEach
    void start() throws IOException {
        assumeThat(SCRIPT).exists();
        served = Served.of(AccountShape.WORST.make(4, 1, Served.now()));
    }

    @AfterEach
    void end() {
        if (served != null) {
            served.close();
        }
    }

    /// What is typed once something is shown.
    private record Typed(String shown, String keys) {}

    private record Ended(int status, String shown) {}

    private Ended apply(Typed... typed) throws IOException, InterruptedException {
        return run(List.of("apply", "--step", "1"), typed);
    }

    private Ended run(List<String> arguments, Typed... typed)
            throws IOException, InterruptedException {
        Path shown = folder.resolve("shown");
        Files.deleteIfExists(shown);
        String line =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "dev.lockstep.Main"),
                                arguments.stream())
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Path program = folder.resolve("program.sh");
        Files.writeString(program, "exec " + line + "\n");
        var builder =
                new ProcessBuilder(
                                "/usr/bin/env",
                                "--default-signal=INT,HUP,QUIT",
                                SCRIPT.toString(),
                                "-q",
                                "-e",
                                "-f",
                                "-c",
                                "sh program.sh",
                                shown.toString())
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(served.environment());
        builder.environment().put("LOCKSTEP_TERMINAL", "1");
        builder.environment().put("TERM", "xterm");
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("LOCKSTEP_HOME", folder.resolve("state").toString());
        Process process = builder.start();
        try (var keyboard = process.getOutputStream()) {
            for (Typed one : List.of(typed)) {
                awaits(process, shown, one.shown());
                keyboard.write(one.keys().getBytes(StandardCharsets.US_ASCII));
                keyboard.flush();
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(text(shown))
                    .isTrue();
            return new Ended(process.exitValue(), text(shown));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaits(Process process, Path shown, String words) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!text(shown).contains(words)) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(words + " is shown; instead: " + text(shown))
                    .isTrue();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String text(Path shown) throws IOException {
        return Files.exists(shown) ? Files.readString(shown, StandardCharsets.UTF_8) : "";
    }

    private boolean hasPolicy() {
        return served.server().state().truth().passwordPolicy().isPresent();
    }

    @Test
    void the_typed_account_and_yes_carry_it_out() throws IOException, InterruptedException {
        Ended ended = apply(new Typed("Type its id", ID + "\n"), new Typed("[yes/no]", "yes\n"));
        assertThat(ended.status()).as(ended.shown()).isZero();
        assertThat(ended.shown()).contains("made and verified");
        assertThat(hasPolicy()).isTrue();
    }

    @Test
    void no_is_4_and_changes_nothing() throws IOException, InterruptedException {
        Ended ended = apply(new Typed("Type its id", ID + "\n"), new Typed("[yes/no]", "no\n"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(4);
        assertThat(ended.shown()).contains("nothing was done");
        assertThat(hasPolicy()).isFalse();
    }

    @Test
    void an_interrupt_at_the_question_is_130_and_changes_nothing()
            throws IOException, InterruptedException {
        Ended ended = apply(new Typed("Type its id", "\u0003"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(hasPolicy()).isFalse();
    }

    @Test
    void the_end_of_input_is_4_and_changes_nothing() throws IOException, InterruptedException {
        Ended ended = apply(new Typed("Type its id", "\u0004"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(4);
        assertThat(hasPolicy()).isFalse();
    }

    @Test
    void an_interrupt_while_a_new_key_is_shown_clears_it_and_the_next_call_deletes_that_key()
            throws IOException, InterruptedException {
        User user =
                served.server().state().truth().users().values().stream()
                        .filter(one -> one.accessKeys().size() == 1)
                        .filter(one -> one.accessKeys().getFirst().active())
                        .findFirst()
                        .orElseThrow();
        List<String> rotate = List.of("keys", "rotate", user.name(), "--account", ID);
        Ended ended =
                run(rotate, new Typed("[yes/no]", "yes\n"), new Typed("press Enter", "\u0003"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(ended.shown()).contains("\u001B[?1049h", "\u001B[?1049l");
        assertThat(keys(user.name())).hasSize(2);

        Ended next = run(rotate, new Typed("[yes/no]", "yes\n"), new Typed("Make a", "no\n"));
        assertThat(next.status()).as(next.shown()).isEqualTo(4);
        assertThat(keys(user.name())).isEqualTo(user.accessKeys());
    }

    private List<AccessKey> keys(String user) {
        return served.server().state().truth().users().get(user).accessKeys();
    }
}
