package dev.lockstep.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.people.QrText.Paint;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// QR codes on a terminal, read back from its pixels by a program that others wrote (zbar).
class QrTextTest {
    private static final Seed SEED =
            new Seed(
                    new Secret("KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA"));

    /// A line for the key and one for the question stand below the code.
    private static final int ROWS = 22;

    @TempDir Path folder;

    private String read(boolean dark, List<String> lines) throws IOException, InterruptedException {
        var screen = new ArrayList<>(lines);
        screen.add(SEED.grouped().reveal());
        screen.add("First code: ");
        var terminal = new Terminal(dark);
        terminal.paint(screen);
        return terminal.read(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, true, a",
        "EXACT, false, alice",
        "BASIC, true, alice.of-the-long-names@example.com",
        "BASIC, false, alice",
        "ON_DARK, true, alice",
        "ON_DARK, true, a-name-of-64-letters-a-name-of-64-letters-a-name-of-64-letters-xx",
        "ON_LIGHT, false, 'b+o=b,x'",
    })
    void a_seed_of_64_letters_is_read_back_from_a_terminal_of_80_by_24(
            Paint paint, boolean dark, String user) throws IOException, InterruptedException {
        Secret uri = SEED.uri(user, "123456789012");
        List<String> lines = QrText.of(uri, Terminal.COLUMNS, ROWS, paint).orElseThrow();
        assertThat(read(dark, lines)).isEqualTo(uri.reveal());
    }

    @Test
    void where_there_is_room_the_quiet_zone_is_four_modules_on_each_side() {
        List<String> lines =
                QrText.of(SEED.uri("alice", "123456789012"), 80, 40, Paint.ON_DARK).orElseThrow();
        assertThat(lines.subList(0, 2)).allMatch(line -> line.matches("█+"));
        assertThat(lines).allMatch(line -> line.startsWith("████") && line.endsWith("████"));
        assertThat(lines.get(2)).contains("▀");
    }

    @Test
    void a_terminal_that_is_too_narrow_or_too_low_gets_none() {
        Secret uri = SEED.uri("alice", "123456789012");
        assertThat(QrText.of(uri, 40, 24, Paint.EXACT)).isEmpty();
        assertThat(QrText.of(uri, 41, 24, Paint.EXACT)).isNotEmpty();
        assertThat(QrText.of(uri, 80, 20, Paint.EXACT)).isEmpty();
        assertThat(QrText.of(uri, 80, 21, Paint.EXACT)).isNotEmpty();
    }

    @Test
    void without_colour_no_escape_is_written_and_with_it_each_line_ends_its_own() {
        Secret uri = SEED.uri("alice", "123456789012");
        assertThat(QrText.of(uri, 80, 40, Paint.ON_LIGHT).orElseThrow())
                .noneMatch(line -> line.contains("\u001b"));
        assertThat(QrText.of(uri, 80, 40, Paint.EXACT).orElseThrow())
                .allMatch(line -> line.startsWith("\u001b[") && line.endsWith("\u001b[0m"));
    }
}
