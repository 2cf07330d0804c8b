package dev.lockstep.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the text, there is an answer, and its places lie in the text.
class HostileTextTest {
    private static final List<String> POLICIES =
            List.of(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Sid": "a", "Effect": "Allow", "Action": ["s3:Get*", "iam:PassRole"],
                       "Resource": "*", "Condition": {"ForAnyValue:StringLikeIfExists":
                         {"aws:PrincipalTag/x": ["a", 1.5, true]}, "Bool": {"a:b": "true"}}},
                      {"Effect": "Deny", "NotAction": "sts:*", "NotResource": ["arn:aws:s3:::b/*"]}]}
                    """,
                    "{\"Id\":\"i\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"],"
                            + "\"Federated\":\"f\"},\"Action\":\"sts:AssumeRole\"}}");

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\uDC00",
                    "\0",
                    "\r",
                    "\n",
                    "\uFEFF",
                    "null",
                    "-1e9",
                    "\"Effect\"",
                    "\"Statement\":",
                    "{\"AWS\":",
                    "/*",
                    "'",
                    "NaN",
                    "\"Condition\": {");

    @Property(tries = 5_000)
    void a_cut_or_changed_policy_has_an_answer(@ForAll("changed") String text) {
        answers(text);
    }

    @Property
    void any_text_has_an_answer(@ForAll String text) {
        answers(text);
    }

    @Property
    void pieces_of_JSON_have_an_answer(@ForAll("pieces") String text) {
        answers(text);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> changed() {
        Arbitrary<String> piece = Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.just(""));
        return Combinators.combine(
                        Arbitraries.of(POLICIES),
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 1_000),
                                        Arbitraries.integers().between(0, 12),
                                        piece)
                                .as(Edit::new)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as((policy, edits) -> {
                    String text = policy;
                    for (Edit edit : edits) {
                        text = edit.applyTo(text);
                    }
                    return text;
                });
    }

    /// Puts a piece in place of some characters, or cuts the text off there.
    record Edit(int at, int length, String piece) {
        String applyTo(String text) {
            int start = Math.min(at, text.length());
            int end = length == 12 ? text.length() : Math.min(start + length, text.length());
            return text.substring(0, start) + piece + text.substring(end);
        }
    }

    private static void answers(String text) {
        switch (PolicyDocument.parse(text)) {
            case PolicyDocument document -> {
                assertThat(document.text()).isSameAs(text);
                assertThat(document.statements())
                        .allSatisfy(s ->
                                assertThat(text.charAt(offset(text, s.place()))).isEqualTo('{'));
            }
            case Malformed malformed -> {
                assertThat(malformed.text()).isSameAs(text);
                assertThat(malformed.expected()).isNotBlank().doesNotContain("\n");
                assertThat(offset(text, malformed.place())).isBetween(0, text.length());
            }
        }
    }

    /// Where a place lies in the text; -1 where it does not.
    private static int offset(String text, Place place) {
        for (int i = 0; i <= text.length(); i++) {
            if (Place.of(text + " ", i).equals(place)) {
                return i;
            }
        }
        return -1;
    }
}
