package dev.lockstep.cli.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyHelpTest {
    private static final Map<String, String> TEXTS =
            WritingDown.texts(LocalDate.parse("2026-11-25"));

    @TempDir Path folder;

    @Test
    void what_was_written_down_is_what_the_parser_would_say() {
        assertThat(TEXTS).hasSizeGreaterThan(12).containsKey("help-practice-start");
        TEXTS.forEach((name, text) -> {
            if (name.equals("man")) {
                return;
            }
            Run run = Run.in(folder, asked(name).toArray(String[]::new));
            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).as(name).isEqualTo(text);
        });
    }

    private static List<String> asked(String name) {
        if (name.equals("welcome")) {
            return List.of();
        }
        var words = new ArrayList<>(List.of(name.split("-")));
        if (words.remove("help")) {
            words.add("--help");
        }
        return words;
    }

    @Test
    void the_man_page_differs_from_another_only_in_its_date() {
        assertThat(Run.in(folder, "man").out().lines().skip(1))
                .containsExactlyElementsOf(TEXTS.get("man").lines().skip(1).toList());
    }

    @Test
    void another_shell_is_a_usage_error() {
        assertThat(Run.in(folder, "completion", "fish").status()).isEqualTo(64);
        assertThat(Run.in(folder, "completion").status()).isEqualTo(64);
    }

    @Test
    void at_another_width_completions_and_the_man_page_are_the_same() {
        Map<String, String> wide = Map.of("LOCKSTEP_COLUMNS", "100");
        assertThat(Run.in(folder, wide, "man").out()).isEqualTo(Run.in(folder, "man").out());
        assertThat(Run.in(folder, wide, "completion", "-v", "bash").out())
                .isEqualTo(TEXTS.get("completion-bash"));
        assertThat(Run.in(folder, wide, "man", "-v").out()).isEqualTo(Run.in(folder, "man").out());
    }

    @Test
    void the_version_names_the_build_and_the_java_that_runs_it() {
        Run run = Run.in(folder, "--version");
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("lockstep 0.1.0"),
                        line ->
                                assertThat(line)
                                        .matches(
                                                "build ([0-9a-f]{12} of [0-9]{4}-[0-9]{2}-[0-9]{2}"
                                                        + "(, with changes)?|unknown"
                                                        + " \\(not made from a git commit\\))"),
                        line ->
                                assertThat(line)
                                        .isEqualTo("Java " + Runtime.version() + ", unknown"));
        assertThat(Run.in(folder, Map.of("LOCKSTEP_COLUMNS", "100"), "-V").out())
                .isEqualTo(run.out());
    }
}
