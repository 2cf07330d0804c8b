package dev.lockstep.practice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/// The signature of version 4, by the examples that AWS published with it (the test suite
/// aws-sig-v4-test-suite, and the example ListUsers of the General Reference).
class SignatureTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | / | | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "GET  | /example/.. | | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "GET  | // | | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "GET  | /./ | | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "GET  | / | Param2=value2&Param1=value1 |"
                        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "GET  | /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz | |"
                        + " 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "GET  | //example// | |"
                        + " 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
                "GET  | /./example | |"
                        + " ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
                "GET  | / | Param1=value1 |"
                        + " a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
                "GET  | / | %e1%88%b4=bar |"
                        + " 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
                "GET  | /ሴ | | 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
                "GET  | /example space/ | |"
                        + " 652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
                "POST | / | | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
            })
    void the_published_examples_fit(String method, String path, String query, String hex) {
        WireRequest request = example(method, path, query == null ? "" : query, Map.of(), "");
        Signature signature = signature("host;x-amz-date", hex, "service");
        assertThat(signature.fits(request, SECRET)).isTrue();
        assertThat(signature.fits(request, SECRET + "x")).isFalse();
    }

    @Test
    void headers_are_trimmed_and_forms_are_hashed_as_published() {
        WireRequest trimmed =
                example(
                        "GET",
                        "/",
                        "",
                        Map.of("My-Header1", " value1", "My-Header2", " \"a   b   c\""),
                        "");
        assertThat(
                        signature(
                                        "host;my-header1;my-header2;x-amz-date",
                                        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                                        "service")
                                .fits(trimmed, SECRET))
                .isTrue();
        WireRequest form =
                example(
                        "POST",
                        "/",
                        "",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        "Param1=value1");
        assertThat(
                        signature(
                                        "content-type;host;x-amz-date",
                                        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
                                        "service")
                                .fits(form, SECRET))
                .isTrue();
    }

    @Test
    void the_example_ListUsers_of_the_General_Reference_is_read_and_fits() {
        var headers = new TreeMap<String, List<String>>();
        headers.put("Host", List.of("iam.amazonaws.com"));
        headers.put("X-Amz-Date", List.of("20150830T123600Z"));
        headers.put("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        headers.put(
                "Authorization",
                List.of(
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date,"
                                + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
        var request =
                new WireRequest(
                        "GET",
                        "/",
                        "Action=ListUsers&Version=2010-05-08",
                        headers,
                        SdkBytes.fromUtf8String(""));
        Signature signature = Signature.of(request).orElseThrow();
        assertThat(signature.keyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(signature.service()).isEqualTo("iam");
        assertThat(signature.fits(request, SECRET)).isTrue();
        var other =
                new WireRequest(
                        "GET",
                        "/",
                        "Action=DeleteUser&Version=2010-05-08",
                        headers,
                        SdkBytes.fromUtf8String(""));
        assertThat(signature.fits(other, SECRET)).isFalse();
    }

    private static WireRequest example(
            String method, String path, String query, Map<String, String> more, String body) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("Host", List.of("example.amazonaws.com"));
        headers.put("X-Amz-Date", List.of("20150830T123600Z"));
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        return new WireRequest(
                method, path, query, headers, SdkBytes.fromString(body, StandardCharsets.UTF_8));
    }

    private static Signature signature(String headers, String hex, String service) {
        return new Signature(
                "AKIDEXAMPLE",
                "20150830",
                "us-east-1",
                service,
                List.of(headers.split(";")),
                hex,
                "20150830T123600Z",
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }
}
