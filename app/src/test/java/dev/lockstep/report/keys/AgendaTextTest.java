package dev.lockstep.report.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.keys.AgendaLine.Rank;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.TextReport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What waits, on a screen of 80 columns and 24 rows.
class AgendaTextTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static AgendaLine due(int number) {
        String key = "AKIAIOSFODNN7EXAMPL" + number;
        return new AgendaLine(
                Rank.NOW,
                Optional.of(TODAY),
                "retire-old",
                Optional.of("ci"),
                Optional.of(key),
                "retire it after 7 quiet days: AKIAI44QH8DHBEXAMPLE takes its place, and it was"
                        + " last used on 2026-11-01",
                Optional.of("lockstep keys retire " + key));
    }

    private static String status(int lines) {
        return new AgendaText(new TextReport.Look(80, false, false, ZoneOffset.UTC))
                .status(
                        new About(
                                "0",
                                Optional.of("123456789012"),
                                "aws",
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        TODAY,
                        false,
                        new Agenda(IntStream.range(0, lines).mapToObj(n -> due(n)).toList()),
                        List.of());
    }

    @Test
    void the_first_row_says_who_and_what_to_do_and_the_why_is_whole_while_there_is_room() {
        String two = status(2);
        assertThat(two)
                .contains("2026-11-25  ci: lockstep keys retire AKIAIOSFODNN7EXAMPL0\n")
                .doesNotContain("…");
        assertThat(two.replaceAll("\\s+", " ")).contains("last used on 2026-11-01");
        assertThat(two.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void many_lines_are_cut_so_that_as_many_as_can_be_are_shown() {
        String eight = status(8);
        assertThat(eight).contains("EXAMPL7\n").doesNotContain("more:");
        assertThat(eight.lines().count()).isLessThanOrEqualTo(20);
        assertThat(status(9)).contains("And 1 more: --all shows them.");
    }
}
