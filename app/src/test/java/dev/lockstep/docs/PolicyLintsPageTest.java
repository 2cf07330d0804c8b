package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.lint.LintKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The page about policies tells every mistake that is looked for.
class PolicyLintsPageTest {
    @Test
    void every_mistake_stands_in_it_and_no_other() {
        assertThat(
                        Page.of("docs/policy-lints.md").lines().stream()
                                .filter(line -> line.matches("\\| `[a-z-]+` \\|.*\\|.*\\|"))
                                .filter(line -> !line.contains("is refused"))
                                .filter(line -> line.split("\\|").length == 4))
                .containsExactlyElementsOf(
                        Arrays.stream(LintKind.values())
                                .map(kind ->
                                        "| `%s` | %s | %s |"
                                                .formatted(
                                                        kind.id(),
                                                        kind.title(),
                                                        kind.harm().words()))
                                .toList());
    }
}
