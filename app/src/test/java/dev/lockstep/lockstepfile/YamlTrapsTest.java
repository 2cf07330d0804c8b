package dev.lockstep.lockstepfile;

import static dev.lockstep.lockstepfile.Repository.baselineOf;
import static dev.lockstep.lockstepfile.Repository.faultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What YAML does to people, and what hostile files do to readers of YAML.
class YamlTrapsTest {
    @TempDir Path folder;

    @Test
    void words_that_yaml_1_1_took_for_truth_values_and_numbers_are_names() {
        Baseline found =
                baselineOf(
                        folder,
                        """
                        people:
                          no: {groups: [on, Yes, off]}
                          1e3: {}
                          007: {}
                          null: {}
                          12_000: {groups: [1_000]}
                        """);

        assertThat(found.people().keySet()).containsExactly("007", "12_000", "1e3", "no", "null");
        assertThat(found.people().get("no").groups()).containsExactly("on", "Yes", "off");
        assertThat(found.people().get("12_000").groups()).containsExactly("1_000");
    }

    @Test
    void an_emoji_may_stand_anywhere() {
        for (int before = 1000; before < 1050; before++) {
            String comment = "#" + "a".repeat(before) + "🔒b\n";
            assertThat(baselineOf(folder, comment + "mfa: {enforce: true}").mfa().enforce())
                    .as("after %d characters", before)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"0o30, 24", "0x18, 24", "024, 24", "+24, 24", "24, 24"})
    void numbers_are_read_as_yaml_1_2_writes_them(String written, int number) {
        assertThat(baselineOf(folder, "users: {idle-days: " + written + "}").users().idleDays())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2:30", "1_000", "24d", "~", "1e2", "0b11", ".inf", "0o9"})
    void what_is_no_whole_number_in_yaml_1_2_is_refused(String written) {
        assertThat(faultOf(folder, "users: {idle-days: " + written + "}"))
                .startsWith("lockstep.yaml:2:20: expected a whole number from 1 to 3650; this is ");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false"})
    void truth_values_are_those_of_yaml_1_2(String written, boolean meant) {
        assertThat(baselineOf(folder, "mfa: {enforce: " + written + "}").mfa().enforce())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "y", "tRUE", "1", "null", "''"})
    void what_is_no_truth_value_in_yaml_1_2_is_refused(String written) {
        assertThat(faultOf(folder, "mfa: {enforce: " + written + "}"))
                .startsWith("lockstep.yaml:2:16: expected true or false; this is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void line_ends_do_not_matter(String end) {
        String yaml = String.join(end, "lockstep: 1", "users:", "  idle-days: 5", "  idle-day: 5");

        assertThat(Repository.in(folder).file("lockstep.yaml", yaml).fault())
                .isEqualTo("lockstep.yaml:4:3: unknown key `idle-day`; did you mean `idle-days`?");
    }

    @Test
    void a_byte_order_mark_is_read_over_and_counts_in_the_hash_alone() {
        Repository with = Repository.in(folder).file("lockstep.yaml", "\uFEFFlockstep: 1\n");
        Baseline found = with.read();

        assertThat(found.files().getFirst().sha256())
                .isNotEqualTo(
                        with.file("lockstep.yaml", "lockstep: 1\n")
                                .read()
                                .files()
                                .getFirst()
                                .sha256());
    }

    @Test
    void utf_16_and_nul_and_latin_1_are_refused() {
        Repository repository = Repository.in(folder);

        assertThat(
                        repository
                                .file(
                                        "lockstep.yaml",
                                        "\uFEFFlockstep: 1\n".getBytes(StandardCharsets.UTF_16LE))
                                .fault())
                .isEqualTo(
                        "lockstep.yaml: the text is UTF-16; expected UTF-8 (save it again as UTF-8)");
        assertThat(repository.file("lockstep.yaml", "lockstep: 1\nusers: \0\n").fault())
                .isEqualTo("lockstep.yaml:2: a NUL character; expected text in UTF-8");
        assertThat(
                        repository
                                .file(
                                        "lockstep.yaml",
                                        "lockstep: 1\n# é".getBytes(StandardCharsets.ISO_8859_1))
                                .fault())
                .isEqualTo("lockstep.yaml:2: a byte that is not UTF-8; expected UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'users:\n\tidle-days: 5'                | 3:1: not YAML: a tab; expected spaces
                    'users: idle-days: 5'                   | 2:17: not YAML: a `:` where no key can stand; expected quotes around a text that holds one, and keys of one map below one another
                    'users: {idle-days: 5'                  | 2:21: not YAML: expected ',' or '}', but got <stream end>
                    'users: !!map {}'                       | 2:8: a tag (`!`); expected a value without one
                    'break-glass: [!x a]'                   | 2:15: a tag (`!`); expected a value without one
                    'users: {? [a] : 1}'                    | 2:11: a list or map as a key; expected a name
                    'users: {"": 1}'                        | 2:9: a key without text; expected a name
                    'users: {idle-days: 5, idle-days: 5}'   | 2:23: the key `idle-days` stands here a second time; the first is on line 2
                    'users: *nothing'                       | 2:8: an alias of nothing that stands before it; expected an alias of an anchor
                    'people: &p {a: *p}'                    | 2:16: an alias of nothing that stands before it; expected an alias of an anchor
                    '--- \nlockstep: 1'                     | 2:1: a second document begins here; expected one
                    """)
    void what_is_no_single_plain_document_is_refused(String yaml, String told) {
        assertThat(faultOf(folder, yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo("lockstep.yaml:" + told);
    }

    @Test
    void a_document_of_yaml_1_1_is_refused() {
        assertThat(
                        Repository.in(folder)
                                .file("lockstep.yaml", "%YAML 1.1\n---\nlockstep: 1\n")
                                .fault())
                .isEqualTo("lockstep.yaml:1:1: another version of YAML; expected YAML 1.2");
    }

    @Test
    void a_control_character_is_refused_with_its_place() {
        assertThat(faultOf(folder, "# \u0001\n"))
                .isEqualTo(
                        "lockstep.yaml:2:3: a character that YAML does not allow; expected visible"
                                + " text");
    }

    @Test
    void an_anchor_can_be_repeated_a_few_times() {
        Baseline found = baselineOf(folder, "people:\n  a: &d {groups: [dev]}\n  b: *d\n  c: *d\n");

        assertThat(found.people().get("c").groups()).isEqualTo(List.of("dev"));
    }

    @Test
    void aliases_that_multiply_are_refused_at_once() {
        var yaml = new StringBuilder("people:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            yaml.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThat(quickly(yaml.toString()))
                .matches("lockstep.yaml:\\d+:\\d+: aliases repeat more than 10000 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void deep_nesting_is_refused_at_once(String level) {
        assertThat(quickly("users: \n  " + level.repeat(10_000)))
                .matches(
                        "lockstep.yaml:\\d+:\\d+: lists and maps within one another, more than 40"
                                + " deep");
    }

    @Test
    void a_file_larger_than_a_megabyte_is_refused() {
        assertThat(quickly("# " + "x".repeat(1024 * 1024)))
                .isEqualTo("lockstep.yaml: larger than 1 MB; expected less");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a-", "1", "[", "'", "\"", "{", "- ", "a.", " ", "&a ", "?", "a: "})
    void a_long_line_of_anything_ends_in_a_fault_soon(String part) {
        assertThat(quickly("services: {x: {groups: [" + part.repeat(900_000 / part.length())))
                .startsWith("lockstep.yaml");
        assertThat(quickly("break-glass: " + part.repeat(900_000 / part.length())))
                .startsWith("lockstep.yaml");
        assertThat(quickly("locked: [\"" + "a.".repeat(400_000) + "\"]"))
                .startsWith("lockstep.yaml");
    }

    private String quickly(String yaml) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> faultOf(folder, yaml));
    }
}
