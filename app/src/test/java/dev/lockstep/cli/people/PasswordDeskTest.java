package dev.lockstep.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.apply.ChangeResult;
import dev.lockstep.apply.RunResult;
import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.Leftover;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A first password on a terminal and in a file, before AWS has it.
class PasswordDeskTest {
    private static final String ENTER = "\u001B[?1049h";
    private static final String LEAVE = "\u001B[?1049l";

    private static final Leftover LEFT =
            new Leftover.OfPassword("123456789012", "alice", Optional.of(Instant.EPOCH), true);

    @TempDir Path folder;
    private final Random random = new Random(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Console console(String terminal, Answering answering) {
        return new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        Map.of("LOCKSTEP_TERMINAL", "1", "TERM", terminal),
                        Clock.systemUTC(),
                        folder)
                .answeredBy(answering);
    }

    private PasswordDesk desk(String terminal, Answering answering, Optional<Path> file) {
        Console console = console(terminal, answering);
        return new PasswordDesk(
                console,
                file.<HandOverPlace>map(one -> new HandOverPlace.OwnFile(one, LEFT))
                        .orElseGet(() -> PasswordDesk.screen(console).orElseThrow()),
                new PasswordDesk.Sheet("123456789012", "", 14),
                new FirstPassword(random::nextInt));
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_is_shown_on_the_other_screen_and_gone_when_that_is_left() {
        PasswordDesk desk = desk("xterm", _ -> Optional.of(""), Optional.empty());
        Secret password = desk.password("alice").orElseThrow();
        assertThat(shown().indexOf(ENTER)).isNotNegative().isLessThan(at(password));
        assertThat(shown().indexOf(LEAVE)).isGreaterThan(at(password));
        assertThat(shown().substring(at(password) + 1)).doesNotContain(password.reveal());
    }

    private int at(Secret password) {
        return shown().indexOf(password.reveal());
    }

    @Test
    void a_second_try_gets_the_same_one_and_shows_nothing() {
        PasswordDesk desk = desk("dumb", _ -> Optional.of(""), Optional.empty());
        Secret first = desk.password("alice").orElseThrow();
        int before = shown().length();
        assertThat(desk.password("alice")).contains(first);
        assertThat(shown()).hasSize(before).doesNotContain(ENTER);
    }

    @Test
    void where_the_terminal_is_closed_nobody_has_it_and_none_is_given() {
        PasswordDesk desk = desk("xterm", _ -> Optional.empty(), Optional.empty());
        assertThat(desk.password("alice")).isEmpty();
        assertThat(desk.isGiven()).isFalse();
        assertThat(desk.fault()).hasValueSatisfying(why -> assertThat(why).contains("closed"));
        assertThat(shown()).endsWith(LEAVE);
    }

    @Test
    void what_aws_did_not_take_is_in_no_file_any_more() {
        Path file = folder.resolve("first.txt");
        PasswordDesk desk = desk("dumb", _ -> Optional.of(""), Optional.of(file));
        Secret password = desk.password("alice").orElseThrow();
        assertThat(file).content().contains(password.reveal());
        assertThat(shown()).isEmpty();
        desk.discard();
        assertThat(Files.exists(file)).isFalse();
    }

    /// A run that stopped at its only change.
    private static CarryOut.Finished stopped(ChangeResult.State state, boolean made) {
        return new CarryOut.Finished(
                new RunHead(
                        "20261126-101500-000",
                        "",
                        new RunHead.Where(
                                "aws", "123456789012", Optional.empty(), Optional.empty(), true),
                        List.of(),
                        Optional.empty(),
                        Instant.EPOCH,
                        List.of()),
                new RunResult(
                        "20261126-101500-000",
                        RunResult.End.STOPPED,
                        "",
                        List.of(new ChangeResult("c1", state, "Rate exceeded.", made)),
                        List.of()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void where_aws_takes_no_other_the_one_that_may_be_in_force_stands_there_again() {
        Path file = folder.resolve("first.txt");
        Secret killed =
                desk("dumb", _ -> Optional.of(""), Optional.of(file))
                        .password("alice")
                        .orElseThrow();
        PasswordDesk desk = desk("dumb", _ -> Optional.of(""), Optional.of(file));
        Secret next = desk.password("alice").orElseThrow();
        assertThat(desk.kept()).hasSize(1);
        assertThat(
                        Giving.ended(
                                console("dumb", _ -> Optional.empty()),
                                "alice",
                                desk,
                                stopped(ChangeResult.State.FAILED, false)))
                .isEqualTo(ExitStatus.REFUSED);
        assertThat(shown().replaceAll("\\s+", " "))
                .contains("throw it away", "the one before stands again");
        assertThat(file).content().contains(killed.reveal()).doesNotContain(next.reveal());
        assertThat(desk.kept()).isEmpty();
    }

    @Test
    void what_aws_has_taken_is_told_to_be_set_though_nobody_has_seen_it() {
        Path file = folder.resolve("first.txt");
        PasswordDesk desk = desk("dumb", _ -> Optional.of(""), Optional.of(file));
        Secret password = desk.password("alice").orElseThrow();
        desk.passwordTaken("alice");
        assertThat(
                        Giving.ended(
                                console("dumb", _ -> Optional.empty()),
                                "alice",
                                desk,
                                stopped(ChangeResult.State.UNVERIFIED, true)))
                .isEqualTo(ExitStatus.NOT_COMPLETE);
        assertThat(shown().replaceAll("\\s+", " "))
                .contains("so it is set: it is in", "first.txt", "would give another")
                .doesNotContain("throw it away");
        assertThat(file).content().contains(password.reveal());
    }
}
