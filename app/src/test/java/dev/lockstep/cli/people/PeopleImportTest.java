package dev.lockstep.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `people import`: what it shows, what it writes, and that it writes whole or not at all.
class PeopleImportTest {
    private static final String BASELINE =
            """
            # Who we are.
            lockstep: 1
            groups:
              developers: {services: [s3], policies: [developers-services]}   # the many
            people:
              # the first one
              bob: {groups: [developers]}  # since 2024
              zoe:
                email: zoe@x.org   # by mail
            needs: []
            """;

    @TempDir Path folder;

    private Path baseline() {
        return folder.resolve("lockstep.yaml");
    }

    private void given(String yaml, String csv) throws IOException {
        Files.writeString(baseline(), yaml);
        Files.writeString(folder.resolve("people.csv"), csv);
    }

    private Run run(String... more) {
        String[] line = new String[more.length + 3];
        line[0] = "people";
        line[1] = "import";
        line[2] = "people.csv";
        System.arraycopy(more, 0, line, 3, more.length);
        return Run.in(folder, line);
    }

    @Test
    void people_are_added_and_changed_and_nobody_and_no_comment_is_lost() throws IOException {
        given(
                BASELINE,
                "\uFEFFperson,name,email,groups\r\nalice,Alice Łukasiewicz,alice@x.org,developers\r\n"
                        + "zoe,Zoe,,developers\r\n");
        Run run = run("--yes");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().replace("\n", " "))
                .contains("2 people in the file: 1 new (alice), 1 changed (zoe), 0 as before.")
                .contains("1 of lockstep.yaml (bob) is not in the file and stays.")
                .contains("Written into lockstep.yaml.");
        assertThat(Files.readString(baseline()))
                .isEqualTo(
                        """
                        # Who we are.
                        lockstep: 1
                        groups:
                          developers: {services: [s3], policies: [developers-services]}   # the many
                        people:
                          # the first one
                          bob: {groups: [developers]}  # since 2024
                          zoe:
                            email: zoe@x.org   # by mail
                            name: Zoe
                            groups: [developers]
                          alice: {email: alice@x.org, name: "Alice Łukasiewicz", groups: [developers]}
                        needs: []
                        """);
        Run again = run("--yes");
        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("2 as before.").contains("Nothing is to be written.");
    }

    @Test
    void without_a_yes_nothing_is_written() throws IOException {
        given(BASELINE, "person\nalice\n");
        Run run = run();
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.out()).contains("+   alice: {}");
        assertThat(run.err()).contains("there is no terminal to ask at");
        assertThat(Files.readString(baseline())).isEqualTo(BASELINE);
    }

    @Test
    void a_bad_file_is_65_with_a_line_for_each_fault_and_nothing_is_written() throws IOException {
        given(BASELINE, "person,groups\nali\u001b[31mce,\nbob,devs\u202e\n");
        Run run = run("--yes");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err().lines())
                .satisfiesExactly(
                        one ->
                                assertThat(one)
                                        .startsWith(
                                                "lockstep: people.csv:2:1: person:"
                                                        + " ali\\u{1B}[31mce is not"),
                        two ->
                                assertThat(two)
                                        .startsWith(
                                                "lockstep: people.csv:3:5: groups: lockstep.yaml"
                                                        + " declares no group devs\\u{202E}"));
        assertThat(Files.readString(baseline())).isEqualTo(BASELINE);
    }

    @Test
    void without_a_lockstep_yaml_init_is_named() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "person\nalice\n");
        Run run = run("--yes");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("no lockstep.yaml").contains("lockstep init");
        assertThat(baseline()).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_or_is_UTF_16_is_65() throws IOException {
        Files.writeString(baseline(), BASELINE);
        assertThat(run("--yes").status()).isEqualTo(65);
        Files.write(folder.resolve("people.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'p', 0});
        Run run = run("--yes");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("UTF-16");
    }

    @Test
    void people_begin_a_file_that_has_none() throws IOException {
        given("lockstep: 1\n", "person,user\nalice,a.smith\n=cmd,\n".replace("=cmd", "eve"));
        assertThat(run("--yes").status()).isZero();
        assertThat(Files.readString(baseline()))
                .isEqualTo("lockstep: 1\npeople:\n  alice: {user: a.smith}\n  eve: {}\n");
    }

    @Test
    void a_formula_in_a_name_is_text_in_lockstep_yaml() throws IOException {
        given("lockstep: 1\npeople: {}\n", "person,name\nalice,\"=1+1\"\n");
        assertThat(run("--yes").status()).isZero();
        assertThat(Files.readString(baseline()))
                .isEqualTo("lockstep: 1\npeople:\n  alice: {name: \"=1+1\"}\n");
    }

    @Test
    @Timeout(60)
    void five_thousand_people_come_and_are_changed_at_once() throws IOException {
        String people =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "p" + i + ",p" + i + "@corp.example\n")
                        .collect(Collectors.joining());
        given("lockstep: 1\n# here\npeople:\n  bob: {}\n", "person,email\n" + people);
        long start = System.nanoTime();
        Run run = run("--yes");
        assertThat(run.status()).as(run.err()).isZero();
        Files.writeString(
                folder.resolve("people.csv"),
                "person,name\n"
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "p" + i + ",Name " + i + "\n")
                                .collect(Collectors.joining()));
        Run changed = run("--yes");
        assertThat(changed.status()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("5000 changed (p0, p1,");
        assertThat(Files.readString(baseline()))
                .contains("# here\n")
                .contains("  p4999: {email: p4999@corp.example, name: \"Name 4999\"}\n");
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(java.time.Duration.ofSeconds(30));
    }
}
