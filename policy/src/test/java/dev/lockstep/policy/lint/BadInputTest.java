package dev.lockstep.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.PolicySize;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies that are made to be slow or to break what reads them: eight times the size takes about
/// eight times as long, not sixty-four times.
class BadInputTest {
    /// Between 8 (linear) and 64 (square), on the side of what a busy machine needs.
    private static final double AT_MOST = 26;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static String statement(String members) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + members
                + "}]}";
    }

    private static String list(int length, IntFunction<String> value) {
        var list = new StringBuilder("[\"*\"");
        for (int i = 0; list.length() < length; i++) {
            list.append(",\"").append(value.apply(i)).append('"');
        }
        return list.append(']').toString();
    }

    /// Policies by their length in characters.
    static Stream<Named<IntFunction<String>>> policies() {
        return Stream.of(
                Named.of(
                        "one action of asterisks and letters",
                        n ->
                                statement(
                                        "\"Action\":\"s3:"
                                                + "*a".repeat(n / 2)
                                                + "\",\"Resource\":\"*\"")),
                Named.of(
                        "one resource of asterisks and letters",
                        n ->
                                statement(
                                        "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::"
                                                + "*a".repeat(n / 2)
                                                + "\"")),
                Named.of(
                        "many unknown actions",
                        n ->
                                statement(
                                        "\"Action\":"
                                                + list(n, i -> "s3:Thing" + i)
                                                + ",\"Resource\":\"*\"")),
                Named.of(
                        "many patterns",
                        n ->
                                statement(
                                        "\"Action\":"
                                                + list(n, i -> "s3:*Get" + i + "*")
                                                + ",\"Resource\":\"*\"")),
                Named.of(
                        "many patterns of any service",
                        n ->
                                statement(
                                        "\"Action\":"
                                                + list(n, i -> "*:x" + i + "*")
                                                + ",\"Resource\":\"*\"")),
                Named.of(
                        "many resources",
                        n ->
                                statement(
                                        "\"Action\":\"s3:*\",\"Resource\":"
                                                + list(n, i -> "arn:aws:s3:::b" + i))),
                Named.of(
                        "many statements",
                        n -> {
                            String one =
                                    "{\"Effect\":\"%s\",\"Action\":\"s3:Get%d\",\"Resource\":\"*\"}";
                            var all = new StringBuilder("{\"Statement\":[");
                            for (int i = 0; all.length() < n; i++) {
                                all.append(i == 0 ? "" : ",")
                                        .append(one.formatted(i % 2 == 0 ? "Allow" : "Deny", i));
                            }
                            return all.append("]}").toString();
                        }),
                Named.of(
                        "many condition keys",
                        n -> {
                            var keys = new StringBuilder();
                            for (int i = 0; keys.length() < n; i++) {
                                keys.append(i == 0 ? "" : ",").append("\"aws:k" + i + "\":\"x\"");
                            }
                            return statement(
                                    "\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{"
                                            + keys
                                            + "}}");
                        }),
                Named.of(
                        "one value of many variables",
                        n ->
                                statement(
                                        "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::"
                                                + "${aws:username}".repeat(n / 15)
                                                + "\"")),
                Named.of(
                        "one value of many beginnings of variables",
                        n ->
                                statement(
                                        "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::"
                                                + "${".repeat(n / 2)
                                                + "\"")));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_large_policy_takes_no_longer_than_its_size(IntFunction<String> policy) {
        String small = policy.apply(60_000);
        String large = policy.apply(480_000);
        assertThat(large.length()).isBetween(6 * small.length(), 9 * small.length());

        double ratio = ratio(() -> work(small), () -> work(large));

        assertThat(ratio).isLessThan(AT_MOST);
    }

    @Test
    void a_wildcard_bomb_is_matched_as_fast_as_it_is_read() {
        double letters =
                ratio(
                        () ->
                                new ActionPattern("*a".repeat(20_000) + "*b")
                                        .matches("a".repeat(40_000)),
                        () ->
                                new ActionPattern("*a".repeat(160_000) + "*b")
                                        .matches("a".repeat(320_000)));
        double piece =
                ratio(
                        () ->
                                new ActionPattern("*" + "a".repeat(20_000) + "b*")
                                        .matches("a".repeat(40_000)),
                        () ->
                                new ActionPattern("*" + "a".repeat(160_000) + "b*")
                                        .matches("a".repeat(320_000)));

        assertThat(letters).isLessThan(AT_MOST);
        assertThat(piece).isLessThan(AT_MOST);
    }

    @Test
    void ten_thousand_levels_and_names_that_stand_twice_are_told_with_their_place() {
        assertThat(
                        Refusals.of(
                                PolicyDocument.parse("{\"Statement\":[" + "[".repeat(10_000)),
                                PolicyKind.TRUST))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.place()).hasToString("line 1, column 15");
                    assertThat(refusal.expected()).isEqualTo("a statement");
                });
        assertThat(PolicyDocument.parse(statement("\"Action\":\"*\",\"Action\":\"s3:*\"")))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed ->
                                assertThat(malformed.expected())
                                        .isEqualTo("each name only once in an object"));
    }

    private static int work(String json) {
        var document = (PolicyDocument) PolicyDocument.parse(json);
        return Lints.of(document, PolicyKind.IDENTITY).size()
                + Refusals.of(document, PolicyKind.IDENTITY).size()
                + PolicyPrinter.print(document).length()
                + PolicySize.of(document);
    }

    /// How many times as long the second takes, by the best of several runs of each.
    private static double ratio(Runnable first, Runnable second) {
        Collections.nCopies(2, first).forEach(Runnable::run);
        double small = Double.MAX_VALUE;
        double large = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            small = Math.min(small, nanos(first));
            large = Math.min(large, nanos(second));
        }
        // What takes less than some milliseconds is no measure.
        return large / Math.max(small, 4_000_000);
    }

    /// The work of this thread, whatever else the machine does.
    private static double nanos(Runnable run) {
        long begin = THREAD.getCurrentThreadCpuTime();
        run.run();
        return THREAD.getCurrentThreadCpuTime() - begin;
    }
}
