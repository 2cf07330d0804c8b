package dev.lockstep.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.report.HostileAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Names that outsiders chose, in the account and in lockstep.yaml, reach neither terminal nor page
/// nor spreadsheet raw, and lines fit.
class HostilePeopleTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m\u202e\n\r",
                "'; rm -rf / #$(id)`",
                "=cmd|' /C calc'!A0",
                "<script>alert(1)</script>\u2067",
                "a-name-without-any-place-to-break-it-a-name-without-any-place-to-break-it"
            })
    void of(String hostile) throws IOException {
        HostileAccount.write(folder, hostile);
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\npeople:\n  alice: {name: \"%s\", email: \"%s@x.org\"}\n"
                        .formatted(escaped(hostile), "=cmd'"));
        for (String command : new String[] {"list", "sheet"}) {
            for (int width : new int[] {40, 80}) {
                Run text =
                        Run.in(
                                folder,
                                Map.of("LOCKSTEP_COLUMNS", Integer.toString(width)),
                                "people",
                                command,
                                "--from",
                                ".");
                assertThat(text.status()).as(text.err()).isIn(0, 1, 3);
                assertThat(text.out().replace("\n", "")).matches("[\\P{C}]*");
                assertThat(text.out().lines())
                        .allMatch(line ->
                                line.length() <= width
                                        || line.strip().matches("(lockstep|aws) .*"));
            }
            Run csv = Run.in(folder, "people", command, "--from", ".", "--format", "csv");
            assertThat(csv.out().replace("\r\n", "")).matches("[\\P{C}]*");
            assertThat(csv.out())
                    .doesNotContain(",\"=")
                    .doesNotContain(",\"@")
                    .doesNotContain(",\"+")
                    .doesNotContain(",\"-");
            Run json = Run.in(folder, "people", command, "--from", ".", "--format", "json");
            assertThat(json.out()).matches("[\\p{ASCII}]*");
            assertThat(new JsonMapper().readTree(json.out()).get("schema").asString())
                    .startsWith("lockstep/");
        }
        String page = Run.in(folder, "people", "sheet", "--from", ".", "--format", "html").out();
        assertThat(page.replace("\n", "")).matches("[\\P{C}]*");
        assertThat(page).doesNotContainIgnoringCase("<script");
        assertThat(Jsoup.parse(page).select("article")).isNotEmpty();
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    if (point < ' ' || point > '~' || point == '"' || point == '\\') {
                        out.append(String.format("\\u%04X", point));
                    } else {
                        out.appendCodePoint(point);
                    }
                });
        return out.toString();
    }
}
