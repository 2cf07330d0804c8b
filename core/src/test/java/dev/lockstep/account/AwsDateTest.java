package dev.lockstep.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsDateTest {
    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05+00:00",
                " 2026-01-02T03:04:05Z ",
                "2026-01-02 03:04:05+00:00",
                "2026-01-02T03:04:05",
                "2026-01-02T03:04:05+0000",
                "2026-01-02T03:04:05.000Z",
                "2026-01-02T05:34:05+02:30"
            })
    void every_way_to_write_a_date_is_read(String text) {
        assertThat(AwsDate.parse(text)).isEqualTo(DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T03:04:05Z",
                "2026-13-01T03:04:05Z",
                "2026-01-02T25:04:05Z",
                "2026-01-02T03:60:05+00:00",
                "2026/01/02T03:04:05Z",
                "20x6-01-02T03:04:05Z",
                "٢٠٢٦-01-02T03:04:05Z",
                "2026-01-02",
                "N/A"
            })
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> AwsDate.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Property(tries = 200)
    void the_usual_form_is_read_as_the_general_parser_reads_it(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds) {
        Instant date = Instant.ofEpochSecond(seconds);
        String usual = OffsetDateTime.ofInstant(date, ZoneOffset.UTC).toString();
        assertThat(AwsDate.parse(date.toString())).isEqualTo(date);
        assertThat(AwsDate.parse(usual)).isEqualTo(date);
        assertThat(AwsDate.parse(date.toString().replace("Z", "+00:00"))).isEqualTo(date);
    }

    @Test
    void cells_without_a_date_have_none() {
        for (String cell : new String[] {"N/A", "no_information", "not_supported", "", " n/a "}) {
            assertThat(AwsDate.inReport(cell)).isEmpty();
        }
        assertThat(AwsDate.inReport("2026-01-02T03:04:05Z")).contains(DATE);
    }

    @Test
    void one_day_is_written_without_an_s() {
        assertThat(AwsDate.inWords(0)).isEqualTo("0 days");
        assertThat(AwsDate.inWords(1)).isEqualTo("1 day");
        assertThat(AwsDate.inWords(2)).isEqualTo("2 days");
    }
}
