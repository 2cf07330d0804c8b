package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.judge.random.RandomFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No line is wider than the terminal, except for a word that cannot be broken, and for commands
/// and code on a narrow one. On 80 columns they fit too.
class TextWidthTest {
    /// Columns of a terminal that nobody has resized.
    private static final int USUAL = 80;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {40, 55, 71, 72, 79, 80, 100})
    void every_page_of_help_fits(int width) {
        assertFits(width, "explain");
        for (Control control : ControlCatalog.all()) {
            assertFits(width, "explain", control.info().id());
        }
    }

    /// It takes as long as the story does.
    @ParameterizedTest
    @ValueSource(ints = 40)
    void the_demo_fits(int width) {
        assertFits(width, "demo");
    }

    @ParameterizedTest
    @CsvSource({
        "80, wide",
        "40, wide",
        "80, long",
        "40, long",
        "80, marks",
        "40, marks",
        "80, emoji",
        "40, emoji",
        "100, wide",
        "57, escaped"
    })
    void names_of_every_kind_fit(int width, String kind) {
        HostileAccount.write(
                folder,
                switch (kind) {
                    case "wide" -> "日本語のとても長い名前한국어이름中文".repeat(4);
                    case "long" -> "a-name-without-any-place-to-break-it-".repeat(6);
                    case "marks" -> "e\u0301\u0302\u0303o\u0308".repeat(40);
                    case "emoji" -> "\ud83d\ude00\ud83e\udd16".repeat(20);
                    case "escaped" -> "\u202e\u001b".repeat(20);
                    default -> throw new AssertionError(kind);
                });
        for (String more : List.of("--strict", "--all", "--step=8", "--step=1", "--step=0")) {
            assertFits(width, "audit", "--from", ".", more);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_accounts_fit(long seed) {
        RandomFolder.write(seed, folder);
        for (int width : new int[] {40, 80}) {
            assertFits(width, "audit", "--from", "snapshot");
            assertFits(width, "audit", "--from", "snapshot", "--all");
        }
    }

    private void assertFits(int width, String... line) {
        Run run = Run.in(folder, Map.of("LOCKSTEP_COLUMNS", Integer.toString(width)), line);
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        List<String> wide = new ArrayList<>();
        boolean command = false;
        for (String one : run.out().lines().toList()) {
            // A command begins with its name; its lines go on after a backslash.
            command =
                    one.matches(" +(eval \"\\$\\()?(aws|lockstep) [a-z].*")
                            || (command && one.startsWith("        "));
            boolean narrow = width < USUAL;
            boolean word = (command || isCode(line, one)) && !one.strip().matches(".* [^\\\\].*");
            if (columns(one) > width && !word && !(narrow && (command || isCode(line, one)))) {
                wide.add(one);
            }
        }
        assertThat(wide).as(String.join(" ", line) + " on " + width + " columns").isEmpty();
    }

    /// JSON, YAML and shell on a page of help stand as they were written, to be copied.
    private static boolean isCode(String[] line, String one) {
        return (line[0].equals("explain") || line[0].equals("demo")) && one.startsWith("    ");
    }

    /// Counted apart from the program: by block (UAX 11), not by ranges.
    private static int columns(String text) {
        int columns = 0;
        for (int point : text.codePoints().toArray()) {
            int type = Character.getType(point);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
                continue;
            }
            columns += isWide(point) ? 2 : 1;
        }
        return columns;
    }

    private static boolean isWide(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
            default -> Character.isEmojiPresentation(point);
        };
    }
}
