package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the pages tell people to type exists.
class CommandsTest {
    private static final Pattern TYPED = Pattern.compile("(?:\\./|`)lockstep( [^`|#]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TempDir Path folder;

    /// A command line that a page shows.
    record Shown(String page, String command, List<String> options) {
        String[] help() {
            return (command + " --help").split(" ");
        }
    }

    private static List<Shown> shown() {
        var found = new ArrayList<Shown>();
        for (Page page : Page.forUsers()) {
            for (String line : page.lines()) {
                var typed = TYPED.matcher(line);
                while (typed.find()) {
                    String[] words = typed.group(1).strip().split("[\\s,.;:)]+");
                    if (words[0].matches("[a-z-]+")) {
                        found.add(
                                new Shown(
                                        page.name(),
                                        words[0].matches("practice|access|keys") && words.length > 1
                                                        || isOfRuns(words)
                                                ? words[0] + " " + words[1]
                                                : words[0],
                                        OPTION.matcher(typed.group(1))
                                                .results()
                                                .map(option -> option.group())
                                                .toList()));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOfRuns(String[] words) {
        return words[0].matches("runs|evidence")
                && words.length > 1
                && words[1].matches("show|resume|verify");
    }

    @Test
    void every_command_and_each_of_its_options_stands_in_its_help() {
        List<Shown> shown = shown();
        assertThat(shown).extracting(Shown::command).contains("audit", "init", "explain", "demo");
        for (Shown one : shown) {
            if (one.command().startsWith("--")) {
                assertThat(Run.in(folder, "--help").out()).contains(one.command());
                continue;
            }
            Run help = Run.in(folder, one.help());
            assertThat(help.status()).as(one.toString()).isZero();
            for (String option : one.options()) {
                assertThat(help.out()).as(one.toString()).containsPattern(option + "\\b(?!-)");
            }
        }
    }

    @Test
    void the_options_in_the_table_of_the_README_are_those_of_audit() {
        String help = Run.in(folder, "audit", "--help").out();
        List<String> options =
                Page.of("README.md").lines().stream()
                        .filter(line -> line.startsWith("| `--"))
                        .map(line -> line.substring(0, line.indexOf('|', 1)))
                        .flatMap(cell -> OPTION.matcher(cell).results())
                        .map(option -> option.group())
                        .toList();
        assertThat(options).hasSizeGreaterThan(8);
        for (String option : options) {
            assertThat(help).containsPattern(option + "\\b(?!-)");
        }
    }

    @Test
    void every_link_leads_to_a_file() {
        var pages = new ArrayList<>(Page.forUsers());
        pages.add(Page.of("ARCHITECTURE.md"));
        pages.add(Page.of("CONTRIBUTING.md"));
        for (Page page : pages) {
            Path from = Page.root().resolve(page.name()).getParent();
            LINK.matcher(String.join("\n", page.lines()))
                    .results()
                    .forEach(link ->
                            assertThat(Files.exists(from.resolve(link.group(1))))
                                    .as(page.name() + ": " + link.group(1))
                                    .isTrue());
        }
    }
}
