package dev.lockstep.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.Mutations;
import dev.lockstep.policy.Placeless;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever a policy holds, it is read, looked at and printed, or its first wrong place is told.
/// `-Dfuzz.policies` says how many; each is made from its number, so that a failure can be seen
/// again.
class MutatedPoliciesTest {
    private static final PolicyKind[] KINDS = PolicyKind.values();

    @Test
    void mutated_policies_are_read_looked_at_and_printed() {
        long many = Long.parseLong(System.getProperty("fuzz.policies", "50000"));
        Set<LintKind> seen = EnumSet.noneOf(LintKind.class);
        long read = 0;
        for (long seed = 0; seed < many; seed++) {
            String text = Mutations.of(seed);
            try {
                read += answers(text, KINDS[(int) (seed % KINDS.length)], seed % 16 == 0, seen);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertThat(read).isGreaterThan(many / 2);
        // The fuzzing reaches nearly every rule.
        assertThat(seen).hasSizeGreaterThan(LintKind.values().length - 5);
    }

    private static int answers(String text, PolicyKind kind, boolean printed, Set<LintKind> seen) {
        var parse = PolicyDocument.parse(text);
        for (Refusal refusal : Refusals.of(parse, kind)) {
            if (refusal.words().isBlank() || refusal.expected().isBlank()) {
                throw new AssertionError("a refusal without words");
            }
        }
        return switch (parse) {
            case Malformed malformed -> {
                assertThat(malformed.expected()).isNotBlank();
                yield 0;
            }
            case PolicyDocument document -> {
                long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
                for (Lint lint : Lints.of(document, kind)) {
                    seen.add(lint.kind());
                    if (lint.place().line() > lines || lint.reason().isBlank()) {
                        throw new AssertionError(lint.toString());
                    }
                }
                String compact = PolicyPrinter.compact(document);
                if (printed) {
                    assertThat(PolicyDocument.parse(PolicyPrinter.print(document)))
                            .isInstanceOfSatisfying(
                                    PolicyDocument.class,
                                    again ->
                                            assertThat(Placeless.of(again))
                                                    .isEqualTo(Placeless.of(document)));
                }
                assertThat(compact).startsWith("{\"Version\":");
                yield 1;
            }
        };
    }
}
