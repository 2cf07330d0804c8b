package dev.lockstep.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.report.HostileAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Names that outsiders chose reach neither terminal nor spreadsheet raw, and lines fit.
class HostileKeysTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m\u202e\n\r",
                "'; rm -rf / #$(id)`",
                "=cmd|' /C calc'!A0",
                "a-name-without-any-place-to-break-it-a-name-without-any-place-to-break-it"
            })
    void of(String hostile) {
        HostileAccount.write(folder, hostile);
        for (int width : new int[] {40, 80}) {
            Run text =
                    Run.in(
                            folder,
                            Map.of("LOCKSTEP_COLUMNS", Integer.toString(width)),
                            "keys",
                            "list",
                            "--from",
                            ".");
            assertThat(text.status()).as(text.err()).isIn(0, 3);
            assertThat(text.out().replace("\n", "")).matches("[\\P{C}]*");
            assertThat(text.out().lines())
                    .allMatch(line ->
                            line.length() <= width || line.strip().matches("(lockstep|aws) .*"));
        }
        Run csv = Run.in(folder, "keys", "list", "--from", ".", "--format", "csv");
        assertThat(csv.out().replace("\r\n", "")).matches("[\\P{C}]*");
        assertThat(csv.out()).doesNotContain(",\"=").doesNotContain(",\"@");
        Run json = Run.in(folder, "keys", "list", "--from", ".", "--format", "json");
        assertThat(json.out()).matches("[\\p{ASCII}]*");
        assertThat(new JsonMapper().readTree(json.out()).get("keys").size()).isPositive();
    }
}
