package dev.lockstep.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.secret.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {
    /// `12345678901234567890` in base32, the seed of RFC 6238, appendix B.
    private static final Seed RFC = new Seed(new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    /// The last six of the eight digits that the RFC prints.
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:59Z, 287082",
        "2005-03-18T01:58:29Z, 081804",
        "2005-03-18T01:58:31Z, 050471",
        "2009-02-13T23:31:30Z, 005924",
        "2033-05-18T03:33:20Z, 279037",
        "2603-10-11T11:33:20Z, 353130",
    })
    void codes_are_those_of_rfc_6238(Instant at, String code) {
        assertThat(RFC.code(at).reveal()).isEqualTo(code);
    }

    @Test
    void small_letters_and_padding_do_not_matter() {
        var same = new Seed(new Secret("gezdgnbvgy3tqojqgezdgnbvgy3tqojq===="));
        assertThat(same.code(1)).isEqualTo(RFC.code(1));
        assertThat(same.grouped().reveal()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    @Test
    void the_uri_is_that_of_aws_and_escapes_what_an_address_would_read_otherwise() {
        assertThat(RFC.uri("b+o=b,x@y", "123456789012").reveal())
                .isEqualTo(
                        "otpauth://totp/b%2Bo%3Db%2Cx@y@123456789012?secret="
                                + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void a_broken_seed_is_refused_and_not_shown() {
        assertThatThrownBy(() -> new Seed(new Secret("CANARY1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY");
        assertThat(RFC.toString()).isEqualTo("Seed[base32=***]");
    }
}
