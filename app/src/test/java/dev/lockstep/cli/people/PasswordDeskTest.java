package dev.lockstep.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Answering;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.Leftover;
import dev.lockstep.people.FirstPassword;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A first password on a terminal and in a file, before AWS has it.
class PasswordDeskTest {
    private static final String ENTER = "\u001B[?1049h";
    private static final String LEAVE = "\u001B[?1049l";

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PasswordDesk desk(String terminal, Answering answering, Optional<Path> file) {
        var console =
                new Console(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                Map.of("LOCKSTEP_TERMINAL", "1", "TERM", terminal),
                                Clock.systemUTC(),
                                folder)
                        .answeredBy(answering);
        return new PasswordDesk(
                console,
                file.<HandOverPlace>map(one -> new HandOverPlace.OwnFile(one, new Leftover.None()))
                        .orElseGet(() -> PasswordDesk.screen(console).orElseThrow()),
                new PasswordDesk.Sheet("123456789012", "", 14),
                new FirstPassword(new Random(1)::nextInt));
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
}
