package dev.lockstep.cli.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Console;
import dev.lockstep.people.Seed;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedScreenTest {
    private static final String CLEARED = "\u001b[H\u001b[2J";

    /// What a terminal is sent, from the seed on.
    private static String shown(String term, String device) {
        var bytes = new ByteArrayOutputStream();
        var terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var screen =
                new SeedScreen(
                        new Console(
                                terminal,
                                terminal,
                                Map.of("TERM", term),
                                Clock.systemUTC(),
                                Path.of("/")),
                        terminal,
                        Optional.empty());
        screen.show(
                new Seed(
                        new Secret(
                                "KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA")),
                device,
                "123456789012");
        screen.hide();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"xterm-256color", "screen", "linux", "vt100"})
    void the_key_is_cleared_before_the_screen_that_holds_it_is_left(String term) {
        assertThat(shown(term, "alice")).contains(CLEARED + "\u001b[?1049l");
    }

    @ParameterizedTest
    @CsvSource({"xterm, false", "tmux-256color, false", "linux, true", "vt220, true", "dumb, true"})
    void where_there_is_but_one_screen_the_person_is_warned(String term, boolean warned) {
        assertThat(shown(term, "alice").replace('\n', ' ').contains("can be scrolled back to"))
                .isEqualTo(warned);
    }

    @Test
    void a_hostile_name_reaches_the_terminal_in_plain_letters() {
        assertThat(shown("dumb", "a\u001b[2Jb")).doesNotContain("\u001b");
    }
}
