package dev.lockstep.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @Test
    void it_answers_as_the_plain_rule_does() {
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, "aAb*?*", random.nextInt(9));
            String text = text(random, "aAb", random.nextInt(9));
            assertThat(Glob.matches(pattern, text))
                    .as("%s %s", pattern, text)
                    .isEqualTo(plainly(pattern, 0, text, 0));
            assertThat(Glob.matches(Glob.lower(pattern), Glob.lower(text)))
                    .as("%s %s", pattern, text)
                    .isEqualTo(plainly(pattern.toLowerCase(), 0, text.toLowerCase(), 0));
        }
    }

    @Test
    void long_pieces_are_found_as_short_ones_are() {
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            String piece = text(random, i % 2 == 0 ? "ab" : "ab?", 25 + random.nextInt(120));
            String text =
                    text(random, "ab", random.nextInt(200))
                            + (i % 3 == 0 ? "" : piece.replace('?', 'a'))
                            + text(random, "ab", random.nextInt(40));
            assertThat(Glob.matches("*" + piece + "*", text))
                    .as("%s %s", piece, text)
                    .isEqualTo(naively(piece, text));
        }
    }

    @Test
    void what_covers_matches_all_that_is_covered() {
        var random = new Random(9);
        int covers = 0;
        for (int i = 0; i < 50_000; i++) {
            String wide = text(random, "ab*?", random.nextInt(6));
            String narrow = text(random, "ab*?", random.nextInt(6));
            if (Glob.covers(wide, narrow)) {
                covers++;
                for (int j = 0; j < 20; j++) {
                    String text = text(random, "ab", random.nextInt(7));
                    if (Glob.matches(narrow, text)) {
                        assertThat(Glob.matches(wide, text))
                                .as("%s %s %s", wide, narrow, text)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(covers).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:Get*, s3:GetObject*, true",
        "s3:Get*, s3:Get*, true",
        "*, s3:Get?, true",
        "s3:Get?, s3:Get*, false",
        "s3:GetObject, s3:Get*, false",
        "s3:get*, S3:GetObject, true",
    })
    void patterns_cover_patterns(String wide, String narrow, boolean covers) {
        assertThat(new ActionPattern(wide).covers(new ActionPattern(narrow))).isEqualTo(covers);
    }

    private static boolean naively(String piece, String text) {
        for (int at = 0; at + piece.length() <= text.length(); at++) {
            if (plainly(piece, 0, text.substring(at, at + piece.length()), 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean plainly(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        if (pattern.charAt(p) == '*') {
            return plainly(pattern, p + 1, text, t)
                    || (t < text.length() && plainly(pattern, p, text, t + 1));
        }
        return t < text.length()
                && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))
                && plainly(pattern, p + 1, text, t + 1);
    }

    private static String text(Random random, String letters, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
