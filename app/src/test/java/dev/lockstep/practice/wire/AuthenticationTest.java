package dev.lockstep.practice.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

class AuthenticationTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3     | Credential should be scoped to correct service: the practice account does not serve s3.",
                "a<b>c  | Credential should be scoped to correct service."
            })
    void a_service_that_is_not_served_is_named_unless_it_is_no_name(String service, String words) {
        var request =
                new WireRequest(
                        "GET",
                        "/",
                        "",
                        Map.of(
                                "Host",
                                List.of("127.0.0.1:4000"),
                                "X-Amz-Date",
                                List.of("20260102T030405Z"),
                                "Authorization",
                                List.of(
                                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/"
                                                + service
                                                + "/aws4_request, SignedHeaders=host;x-amz-date,"
                                                + " Signature=00")),
                        SdkBytes.fromUtf8String(""));
        assertThatThrownBy(() -> Authentication.of(request, _ -> Optional.empty(), NOW, NOW))
                .isInstanceOf(Unauthenticated.class)
                .hasMessage(words);
    }
}
