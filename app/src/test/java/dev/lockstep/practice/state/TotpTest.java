package dev.lockstep.practice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /// The seed of RFC 6238, appendix B.
    private static final Secret SEED =
            new Secret(Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    /// RFC 6238 has eight digits; AWS takes the last six of them.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void the_codes_are_those_of_RFC_6238(long second, String eightDigits) {
        assertThat(Totp.code(SEED, Instant.ofEpochSecond(second)))
                .isEqualTo(eightDigits.substring(2));
    }

    @Test
    void a_code_of_the_step_before_now_or_after_is_taken_and_then_never_again() {
        Secrets secrets = Secrets.NONE.withSeed("phone", SEED);
        for (int steps = -1; steps <= 1; steps++) {
            String code = Totp.code(SEED, NOW.plusSeconds(30L * steps));
            Secrets next = Totp.take(secrets, "phone", code, List.of(NOW)).orElseThrow();
            assertThat(Totp.take(next, "phone", code, List.of(NOW))).isEmpty();
            secrets = next;
        }
    }

    @Test
    void a_code_of_two_steps_ago_one_of_another_device_and_nonsense_are_not_taken() {
        Secrets secrets = Secrets.NONE.withSeed("phone", SEED);
        String old = Totp.code(SEED, NOW.minusSeconds(60));
        String good = Totp.code(SEED, NOW);
        assertThat(Totp.take(secrets, "phone", old, List.of(NOW))).isEmpty();
        assertThat(Totp.take(secrets, "tablet", good, List.of(NOW))).isEmpty();
        assertThat(Totp.take(secrets, "phone", "", List.of(NOW))).isEmpty();
        assertThat(Totp.take(secrets, "phone", good + "0", List.of(NOW))).isEmpty();
    }

    @Test
    void a_code_before_one_that_was_taken_is_not_taken_any_more() {
        Secrets secrets = Secrets.NONE.withSeed("phone", SEED);
        Secrets next =
                Totp.take(secrets, "phone", Totp.code(SEED, NOW), List.of(NOW)).orElseThrow();
        assertThat(Totp.take(next, "phone", Totp.code(SEED, NOW.minusSeconds(30)), List.of(NOW)))
                .isEmpty();
    }

    /// An authenticator app goes by the real time, however far the account's clock was moved.
    @Test
    void a_code_of_either_clock_is_taken_once_and_each_clock_has_a_past_of_its_own() {
        Instant account = NOW.plus(Duration.ofDays(30));
        List<Instant> clocks = List.of(account, NOW);
        Secrets secrets = Secrets.NONE.withSeed("phone", SEED);
        String ahead = Totp.code(SEED, account);
        String real = Totp.code(SEED, NOW);
        Secrets next = Totp.take(secrets, "phone", ahead, clocks).orElseThrow();
        next = Totp.take(next, "phone", real, clocks).orElseThrow();
        assertThat(Totp.take(next, "phone", ahead, clocks)).isEmpty();
        assertThat(Totp.take(next, "phone", real, clocks)).isEmpty();
        assertThat(Totp.take(next, "phone", Totp.code(SEED, NOW.minusSeconds(30)), clocks))
                .isEmpty();
        // When the real time has come that far, the code of then is used already.
        assertThat(Totp.take(next, "phone", ahead, List.of(account.plusSeconds(10)))).isEmpty();
        assertThat(Totp.take(secrets, "phone", real, List.of(account))).isEmpty();
    }

    @Test
    void two_codes_of_the_real_time_enable_a_device_of_an_account_that_is_ahead() {
        Instant account = NOW.plus(Duration.ofDays(30));
        List<Instant> clocks = List.of(account, NOW);
        Secrets secrets = Secrets.NONE.withSeed("phone", SEED);
        String first = Totp.code(SEED, NOW.minusSeconds(30));
        String second = Totp.code(SEED, NOW);
        Secrets next = Totp.enable(secrets, "phone", first, second, clocks).orElseThrow();
        assertThat(next.outOfStep()).isEmpty();
        assertThat(Totp.enable(next, "phone", first, second, clocks)).isEmpty();
        assertThat(Totp.takePair(next, "phone", first, second, clocks)).isEmpty();
        assertThat(Totp.take(next, "phone", second, clocks)).isEmpty();
        assertThat(Totp.take(next, "phone", Totp.code(SEED, NOW.plusSeconds(30)), clocks))
                .isPresent();
        // Half of one clock and half of the other are no two in a row.
        assertThat(Totp.enable(secrets, "phone", first, Totp.code(SEED, account), clocks))
                .isEmpty();
        String late = Totp.code(SEED, NOW.minusSeconds(300));
        String later = Totp.code(SEED, NOW.minusSeconds(270));
        assertThat(Totp.enable(secrets, "phone", late, later, clocks).orElseThrow().outOfStep())
                .containsExactly("phone");
    }

    @Property
    void base32_gives_the_bytes_back(@ForAll @Size(max = 64) byte[] bytes) {
        assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
    void base32_is_that_of_RFC_4648(String plain, String text) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
        assertThat(Base32.decode(text.toLowerCase(java.util.Locale.ROOT) + "===="))
                .isEqualTo(plain.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_bad_seed_is_not_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode("SECRET1!"))
                .withMessage("not a text in base32");
    }
}
