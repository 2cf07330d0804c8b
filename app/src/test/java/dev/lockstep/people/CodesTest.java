package dev.lockstep.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
    private static final Seed SEED =
            new Seed(
                    new Secret("KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA"));
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:10Z");
    private static final long STEP = Seed.step(NOW);

    private static Codes.Told told(long first, long second) {
        return told(SEED.code(STEP + first).reveal(), SEED.code(STEP + second).reveal());
    }

    private static Codes.Told told(String first, String second) {
        return new Codes(new Secret(first), new Secret(second), NOW).told(SEED);
    }

    /// A code that the device does not show in these days.
    private static String foreign() {
        var shown = new java.util.HashSet<Secret>();
        for (long step = STEP - 3000; step < STEP + 3000; step++) {
            shown.add(SEED.code(step));
        }
        int code = 123456;
        while (shown.contains(new Secret("%06d".formatted(code)))) {
            code++;
        }
        return "%06d".formatted(code);
    }

    @ParameterizedTest
    @CsvSource({"-3, -2", "-2, -1", "-1, 0", "0, 1"})
    void two_fresh_codes_in_a_row_are_right(long first, long second) {
        assertThat(told(first, second)).isEqualTo(new Codes.Right());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 60",
        "5, 6, 180",
        "-5, -4, -120",
        "-2879, -2878, -86340",
        "2878, 2879, 86370",
    })
    void right_codes_of_another_time_tell_how_far_the_clock_is_off(
            long first, long second, long seconds) {
        assertThat(told(first, second)).isEqualTo(new Codes.ClockOff(Duration.ofSeconds(seconds)));
    }

    @Test
    void the_words_say_how_far_and_what_to_do() {
        assertThat(told(5, 6).words())
                .contains("the clock of the phone is 3 minutes ahead", "automatic", "new codes");
        assertThat(told(-181, -180).words()).contains("1 hour and 30 minutes behind");
        assertThat(told(1, 2).words()).contains("60 seconds ahead");
    }

    @Test
    void the_same_code_twice() {
        assertThat(told(-1, -1)).isEqualTo(new Codes.SameTwice());
    }

    @Test
    void codes_in_the_wrong_order() {
        assertThat(told(0, -1)).isEqualTo(new Codes.Reversed());
        assertThat(told(0, -3)).isEqualTo(new Codes.Reversed());
    }

    @Test
    void codes_with_others_in_between() {
        assertThat(told(-2, 0)).isEqualTo(new Codes.NotInARow(1));
        assertThat(told(-2, 0).words()).contains("one was shown in between");
        assertThat(told(-5, 0)).isEqualTo(new Codes.NotInARow(4));
    }

    @Test
    void one_of_the_two_mistyped() {
        String right = SEED.code(STEP).reveal();
        assertThat(told(right, foreign())).isEqualTo(new Codes.Mistyped(Codes.Which.SECOND));
        assertThat(told(foreign(), right)).isEqualTo(new Codes.Mistyped(Codes.Which.FIRST));
    }

    @Test
    void codes_of_another_device() {
        String one = foreign();
        String other =
                one.equals("999999") ? "999998" : "%06d".formatted(Integer.parseInt(one) + 1);
        assertThat(told(one, other)).isEqualTo(new Codes.OtherDevice());
    }

    @ParameterizedTest
    @CsvSource({"12345", "1234567", "12345a", "'12 345'", "''", "١٢٣٤٥٦"})
    void what_is_not_six_digits_is_said_to_be_that(String text) {
        assertThat(told(text, "123456")).isEqualTo(new Codes.NotSixDigits(Codes.Which.FIRST));
        assertThat(told("123456", text)).isEqualTo(new Codes.NotSixDigits(Codes.Which.SECOND));
    }

    @Test
    void only_right_codes_are_sent_where_the_seed_is_known() {
        assertThat(told(-1, 0).isToBeSent()).isTrue();
        assertThat(told(0, -1).isToBeSent()).isFalse();
        assertThat(told(-20, -19).isToBeSent())
                .as("AWS might take old codes and leave the device out of step")
                .isFalse();
    }

    @Test
    void without_the_seed_what_is_plainly_wrong_is_still_told() {
        assertThat(new Codes(new Secret("123456"), new Secret("123456"), NOW).told())
                .isEqualTo(new Codes.SameTwice());
        assertThat(new Codes(new Secret("12345"), new Secret("123456"), NOW).told())
                .isEqualTo(new Codes.NotSixDigits(Codes.Which.FIRST));
        assertThat(new Codes(new Secret("123455"), new Secret("123456"), NOW).told().isToBeSent())
                .isTrue();
    }

    @Test
    void codes_show_nothing_of_themselves() {
        assertThat(new Codes(new Secret("123455"), new Secret("123456"), NOW).toString())
                .doesNotContain("12345");
    }
}
