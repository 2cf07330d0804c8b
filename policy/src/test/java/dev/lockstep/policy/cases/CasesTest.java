package dev.lockstep.policy.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.evaluate.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The hand-written probes come out as the documents of AWS say, and the random cases as an
/// independent simulator says, but for those in which it and the documents differ.
class CasesTest {
    @Test
    void all_67_probes_come_out_as_expected() throws IOException {
        assertThat(otherwise("probes.jsonl")).isEmpty();
        assertThat(lines("probes.jsonl")).hasSize(67);
    }

    @Test
    void the_10000_random_cases_come_out_as_expected_but_for_the_disputed() throws IOException {
        List<String> disputed =
                lines("disputed.tsv").stream()
                        .skip(2)
                        .flatMap(line -> Stream.of(line.split("\t", -1)[3].split(" ")))
                        .toList();

        assertThat(otherwise("random.jsonl.gz")).containsExactlyInAnyOrderElementsOf(disputed);
        assertThat(disputed).hasSizeLessThan(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{} | 1 | a case with an `id`",
                "{\"id\": \"a\"} | 1 | a case with a `request`",
                "{\"id\": 5} | 8 | the case's id: a string",
                "[] | 1 | a case: one JSON object",
                "{\"id\": \"a\", \"request\": {}} | 24 | a request with `principal`",
                "{\"id\": \"a\", \"expected\": \"allowed\"} | 25 | `Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`",
                "{\"identityPolicies\": {}} | 22 | a list of policies",
                "{\"scps\": [{\"policies\": [{\"Statement\": 1}]}]} | 39 | a statement or a list of statements",
                "{\"id\": \"a\", \"id\": \"a\"} | 13 | each name only once in an object",
                "{\"id\": \"a\"} {} | 13 | nothing after the case: one case on each line",
                "{\"id\": \"a | 10 | valid JSON on one line: look for a comma, colon, quote or bracket"
            })
    void a_line_that_is_no_case_has_a_place_and_what_was_expected(
            String line, int column, String expected) {
        assertThat(PolicyCase.parse(line))
                .isInstanceOfSatisfying(
                        CaseParse.Malformed.class,
                        malformed -> {
                            assertThat(malformed.expected()).isEqualTo(expected.replace("``", "`"));
                            assertThat(malformed.column()).isEqualTo(column);
                        });
    }

    @Test
    void members_that_are_not_known_are_passed_over_and_null_in_the_context_is_absent() {
        String line =
                """
                {"id": "a", "rule": {"x": [1]}, "request": {"principal": "arn:aws:iam::111122223333:user/a",
                 "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "more": [], "context": {"k": null}},
                 "identityPolicies": [{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                 "Condition": {"Null": {"k": "true"}}}}]}
                """
                        .replace("\n", "");

        assertThat(PolicyCase.parse(line))
                .isInstanceOfSatisfying(
                        PolicyCase.class,
                        subject -> {
                            assertThat(subject.decide()).isInstanceOf(Decision.Allowed.class);
                            assertThat(subject.columns()).containsOnlyKeys("identityPolicies[0]");
                        });
    }

    private static List<String> otherwise(String file) throws IOException {
        var otherwise = new ArrayList<String>();
        for (String line : lines(file)) {
            PolicyCase subject = (PolicyCase) PolicyCase.parse(line);
            String came = subject.decide().getClass().getSimpleName();
            if (!came.equals(subject.expected().orElseThrow().text())) {
                otherwise.add(subject.id());
            }
        }
        return otherwise;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(CasesTest.class.getResourceAsStream(file));
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                                        UTF_8))) {
            return reader.lines().toList();
        }
    }
}
