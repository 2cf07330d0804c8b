package dev.lockstep.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "***", "*:*", "**:*", "?*", "*?", "*:?*", "?*:*?*"})
    void a_pattern_of_wildcards_only_matches_every_action(String pattern) {
        assertThat(new ActionPattern(pattern).matchesEvery()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":", "?", "??", ":*", "*:", "*:*:*", "iam:*", "*:Get*", "a*", "*:?", "??*", " *"
            })
    void other_patterns_do_not_match_every_action(String pattern) {
        assertThat(new ActionPattern(pattern).matchesEvery()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "**"})
    void a_pattern_of_asterisks_only_matches_every_resource(String pattern) {
        assertThat(new ResourcePattern(pattern).matchesEvery()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?*", "*:*", "arn:*", "arn:aws:s3:::*", "* "})
    void other_patterns_do_not_match_every_resource(String pattern) {
        assertThat(new ResourcePattern(pattern).matchesEvery()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3:GetObject, true",
        "S3:gEtObJeCt, s3:GetObject, true",
        "s3:Get*, s3:GetObject, true",
        "s3:*Object, s3:GetObject, true",
        "s3:G?tObject, s3:GetObject, true",
        "s3:*e*e*t, s3:GetObject, true",
        "*, s3:GetObject, true",
        "s*, s3:GetObject, false",
        "s*:GetObject, s3:GetObject, false",
        "*:GetObject, s3:GetObject, true",
        "s3:GetObject*, s3:GetObject, true",
        "s3:GetObject?, s3:GetObject, false",
        "s3:Get, s3:GetObject, false",
        "s3:GetObjectAcl, s3:GetObject, false",
        "s3.GetObject, s3:GetObject, false",
        "s3:Get.bject, s3:GetObject, false",
        "'', s3:GetObject, false",
    })
    void an_action_matches_without_case_and_with_wildcards(
            String pattern, String action, boolean matches) {
        assertThat(new ActionPattern(pattern).matches(action)).isEqualTo(matches);
    }

    @Test
    void a_star_spans_a_newline() {
        assertThat(new ActionPattern("s3:*t").matches("s3:\nt")).isTrue();
    }

    @Test
    void only_ASCII_letters_ignore_case() {
        assertThat(new ActionPattern("\u212Ams:Decrypt").matches("kms:Decrypt")).isFalse();
        assertThat(new ActionPattern("\u0130am:*").matches("iam:PassRole")).isFalse();
    }

    @Test
    void many_stars_do_not_blow_up() {
        var bomb = new ActionPattern("s:" + "*a".repeat(2_000) + "b");
        String text = "s:" + "a".repeat(20_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(bomb.matches(text)).isFalse());
    }

    @Property
    void matching_agrees_with_a_plain_recursion(
            @ForAll @StringLength(max = 7) @Chars({'a', 'A', 'b', '*', '?'}) String pattern,
            @ForAll @StringLength(max = 7) @CharRange(from = 'a', to = 'b') String text) {
        assertThat(new ActionPattern("s:" + pattern).matches("s:" + text))
                .isEqualTo(matches(pattern, text));
    }

    @Property
    void what_matches_every_action_matches_this_one(
            @ForAll @StringLength(max = 4) @Chars({'*', '?', ':', 'a'}) String pattern,
            @ForAll @StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String service,
            @ForAll @StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String name) {
        var action = new ActionPattern(pattern);

        assertThat(!action.matchesEvery() || action.matches(service + ":" + name)).isTrue();
    }

    private static boolean matches(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        if (pattern.charAt(0) == '*') {
            return matches(rest, text) || (!text.isEmpty() && matches(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '?'
                        || pattern.substring(0, 1).equalsIgnoreCase(text.substring(0, 1)))
                && matches(rest, text.substring(1));
    }
}
