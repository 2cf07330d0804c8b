package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    /// Commands that a later version will have; until then no text may send anybody there.
    private static final Pattern NOT_BUILT =
            Pattern.compile("lockstep (guide|root|logout|report|activity|serve|org)\\b");

    @TempDir Path folder;

    @Test
    void each_command_goes_by_the_name_that_its_help_gives() {
        CommandLineEdge.model(80)
                .getSubcommands()
                .forEach((name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
    }

    @Test
    void without_a_command_a_screenful_says_what_it_is_and_where_to_start() {
        Run run = Run.in(folder);
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(24);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("lockstep demo", "lockstep audit", "lockstep plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "audit --help",
                "init --help",
                "explain --help",
                "demo --help",
                "practice --help",
                "practice start --help",
                "practice list --help",
                "practice stop --help",
                "practice clock --help",
                "practice calls --help",
                "practice console --help",
                "practice save --help",
                "plan --help",
                "apply --help",
                "undo --help",
                "keys --help",
                "keys list --help",
                "keys watch --help",
                "status --help",
                "runs --help",
                "runs show --help",
                "runs resume --help",
                "evidence --help",
                "evidence verify --help",
                "access --help",
                "access make-policy --help",
                "audit -h"
            })
    void every_help_fits_80_columns_and_has_examples(String line) {
        Run run = Run.in(folder, line.split(" "));
        assertThat(run.status()).isEqualTo(0);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Examples:\n  lockstep ");
        assertThat(run.out().lines()).allMatch(one -> one.length() <= 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "40", "54", "55", "100", "9999", "wide"})
    void help_and_bad_usage_come_out_at_every_width(String columns) {
        Map<String, String> narrow = Map.of("LOCKSTEP_COLUMNS", columns);
        assertThat(Run.in(folder, narrow, "audit", "--help").status()).isEqualTo(0);
        assertThat(Run.in(folder, narrow, "explain").status()).isEqualTo(0);
        assertThat(Run.in(folder, narrow, "nonsense").status()).isEqualTo(64);
    }

    @Test
    void no_text_names_a_command_that_is_not_built() {
        for (List<String> line :
                List.of(
                        List.<String>of(),
                        List.of("--help"),
                        List.of("audit", "--help"),
                        List.of("init", "--help"),
                        List.of("explain", "--help"),
                        List.of("demo", "--help"),
                        List.of("practice", "--help"),
                        List.of("practice", "start", "--help"),
                        List.of("explain"),
                        List.of("demo"))) {
            assertThat(NOT_BUILT.matcher(said(line)).results().map(one -> one.group()))
                    .as(line.toString())
                    .isEmpty();
        }
        for (Control control : ControlCatalog.all()) {
            String id = control.info().id();
            assertThat(NOT_BUILT.matcher(said(List.of("explain", id))).find()).as(id).isFalse();
        }
    }

    private String said(List<String> line) {
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(0);
        return run.out().replaceAll("\\s+", " ");
    }
}
