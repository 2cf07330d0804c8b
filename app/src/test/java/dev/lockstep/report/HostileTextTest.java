package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nothing of an account can act on a terminal, an editor, a reader's eye or a shell.
class HostileTextTest {
    private static final String SHELL = "/bin/sh";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u001b]0;owned\u0007",
                "\u009b31m\u0085\u0090",
                "\u202e\u2066gpj.exe\u2069\u202c",
                "a\u200b\u200d\u2060\ufeffb\u00ad",
                "one\nlockstep: all well\rtwo\u2028three\u2029",
                "tab\tand\u000bvt\u007f",
                "\ud83d\ude00\ufe0f\u3164\u115f\u2800\u00a0\u202f",
                "'; touch owned; echo '$(touch owned)`touch owned`\\",
                "-rf ~ --profile other",
                "\ue000\uf8ff",
            })
    void hostile_names_are_shown_by_number_and_never_raw(String hostile) {
        HostileAccount.write(folder, hostile);
        for (String[] more :
                List.of(
                        new String[] {},
                        new String[] {"--all"},
                        new String[] {"--all", "--strict"},
                        new String[] {"--format", "json"})) {
            var line = new ArrayList<>(List.of("audit", "--from", "."));
            line.addAll(List.of(more));
            Run run = Run.in(folder, line.toArray(String[]::new));
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertHarmless(run.out());
            assertHarmless(run.err());
            if (line.contains("json")) {
                assertThat(run.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\udc00x", "\\uffff", "\\udbff\\udfff", "\\u0000"})
    void what_is_no_character_passes_through_as_a_number(String escape) {
        HostileAccount.write(folder, "half");
        replaceInDetails("half", escape);
        Run text = Run.in(folder, "audit", "--from", ".", "--all");
        assertThat(text.status()).as(text.err()).isIn(1, 65);
        assertHarmless(text.out());
        Run json = Run.in(folder, "audit", "--from", ".", "--format", "json");
        assertThat(json.status()).as(json.err()).isEqualTo(text.status());
        assertHarmless(json.out());
    }

    private void replaceInDetails(String what, String with) {
        Path file = folder.resolve("account-authorization-details.json");
        try {
            Files.writeString(file, Files.readString(file).replace(what, with));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u202egpj", "a\nb", "\u009b31m", "a\rb"})
    void hostile_file_names_stay_in_one_harmless_line(String hostile) throws IOException {
        Path bad = folder.resolve("x" + hostile + "x.csv");
        Files.writeString(bad, "nonsense");
        Files.writeString(folder.resolve("y" + hostile + ".yaml"), "lockstep: 1\nnonsense: 1\n");
        Files.createDirectory(folder.resolve("d" + hostile));
        Files.writeString(folder.resolve("d" + hostile + "/users.json"), "[[[");
        new dev.lockstep.cli.SavedAnswers(folder.resolve("good")).head();
        String[][] lines = {
            {"audit", "--from", bad.getFileName().toString()},
            {"audit", "--from", "d" + hostile},
            {"audit", "--from", "none" + hostile},
            {"audit", "--from", "good", "--baseline", "y" + hostile + ".yaml"},
            {"audit", "--from", "good", "--baseline", "none" + hostile},
            {"audit", "--from", "good", "--output", "none" + hostile + "/x"},
            {"audit", "--from", "good", "--only", hostile},
            {"audit", "--from", "good", "--step", hostile},
            {"audit", "--from", "good", "--now", hostile},
            {"audit", "--from", "good", "--format", hostile},
            {"audit", "--from", "good", "--fail-on", hostile},
            {"audit", "--from", "good", "--time-zone", hostile},
            {"audit", "--from", "good", "--account", hostile},
            {"audit", "--from", "good", hostile},
            {"explain", hostile},
            {hostile},
            {"init", "--output", "new" + hostile},
            {"init", "--output", "new" + hostile},
        };
        for (String[] line : lines) {
            Run run = Run.in(folder, line);
            assertThat(run.status()).as(String.join(" ", line)).isNotIn(1, 70);
            assertHarmless(run.err());
            assertThat(run.err()).hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }

    private static void assertHarmless(String text) {
        assertThat(
                        text.codePoints()
                                .filter(point -> point != '\n' && !isHarmless(point))
                                .mapToObj("U+%04X"::formatted))
                .isEmpty();
    }

    /// Apart from the program's own list: by category and by the characters that are known to hide.
    private static boolean isHarmless(int point) {
        if (point < ' ' || (point >= 0x7F && point < 0xA1) || point == 0xAD) {
            return false;
        }
        if ((point >= 0x200B && point <= 0x200F)
                || (point >= 0x2028 && point <= 0x202F)
                || (point >= 0x2060 && point <= 0x206F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xD800 && point <= 0xF8FF)
                || (point >= 0xE0000)
                || "\u061c\u180e\ufeff\u3164\u115f\u1160\uffa0\u2800\u3000".indexOf(point) >= 0) {
            return false;
        }
        return Character.isDefined(point);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; touch owned; echo '",
                "$(touch owned)",
                "`touch owned`",
                "a b\"c\\d'e'",
                "-rf ~/x",
                "~root",
                "*?[a]{b,c}",
                "! # & | < > ( ) ; = %",
                "\n touch owned \n",
                "\u001b[2J",
                "日本語 ü é",
            })
    void every_command_is_the_words_that_were_meant(String hostile)
            throws IOException, InterruptedException {
        HostileAccount.write(folder, hostile);
        Run run = Run.in(folder, "audit", "--from", ".", "--format", "json");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        List<String> commands = new ArrayList<>();
        for (JsonNode finding : new JsonMapper().readTree(run.out()).get("findings")) {
            finding.path("remedy").path("aws").forEach(one -> commands.add(one.asString()));
        }
        assertThat(commands).hasSizeGreaterThan(3);
        if (!Files.isExecutable(Path.of(SHELL))) {
            return;
        }
        Path work = Files.createDirectory(folder.resolve("work"));
        int named = 0;
        for (String command : commands) {
            List<String> words = words(command, work);
            assertThat(words.getFirst()).isEqualTo("iam");
            for (int i = 2; i < words.size(); i++) {
                String word = words.get(i);
                // A value that begins with a dash is joined to its option, and is no option itself.
                boolean joined = word.matches("(?s)--[a-z-]+[a-z]=-.*");
                boolean option = joined || word.matches("--[a-z-]+[a-z]");
                assertThat(word).as(command).matches("(?s)--[a-z].*|[^-].*|");
                named += word.contains(hostile) ? 1 : 0;
                assertThat(option || words.get(i - 1).startsWith("--"))
                        .as("the stray word <%s> of %s", word, command)
                        .isTrue();
            }
        }
        assertThat(named).isGreaterThan(2);
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    /// What a shell hands to the program of a command.
    private static List<String> words(String command, Path work)
            throws IOException, InterruptedException {
        assertThat(command).startsWith("aws ");
        Path script = Files.createTempFile("command", ".sh");
        Files.writeString(
                script, "printf '%s\\0' " + command.substring(4) + "\n", StandardCharsets.UTF_8);
        try {
            var builder = new ProcessBuilder(SHELL, script.toString()).directory(work.toFile());
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
            Process process = builder.redirectErrorStream(true).start();
            byte[] out = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(0);
            String text = new String(out, StandardCharsets.UTF_8);
            assertThat(text).endsWith("\0");
            return List.of(text.substring(0, text.length() - 1).split("\0", -1));
        } finally {
            Files.delete(script);
        }
    }
}
