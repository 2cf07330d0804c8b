package dev.lockstep.cli.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPageTest {
    private static final String PAGE =
            WritingDown.texts(LocalDate.parse("2026-11-25")).getOrDefault("man", "");

    @TempDir Path folder;

    @BeforeEach
    void write_the_page() throws IOException {
        Files.writeString(folder.resolve("lockstep.1"), PAGE);
    }

    @Test
    void mandoc_finds_nothing_wrong() throws Exception {
        OtherProgram mandoc = OtherProgram.require("mandoc", "the man page in mandoc's eyes");
        OtherProgram.Said said = mandoc.run(folder, "-T", "lint", "-W", "warning", "lockstep.1");
        assertThat(said.text()).isEmpty();
        assertThat(said.status()).isZero();
    }

    @Test
    void groff_finds_nothing_wrong_and_shows_options_as_they_are_typed() throws Exception {
        OtherProgram groff = OtherProgram.require("groff", "the man page in groff's eyes");
        String shown =
                groff.text(folder, "-man", "-Tutf8", "-ww", "-P-c", "lockstep.1")
                        .replaceAll(".\\x08", "");
        assertThat(shown)
                .doesNotContain("warning", "error:")
                .contains(
                        "lockstep - locks an AWS account down",
                        "--profile NAME",
                        "lockstep practice start",
                        "eval \"$(lockstep practice start --background)\"",
                        "~/.aws/config",
                        "EXIT STATUS");
    }

    @Test
    void man_shows_it() throws Exception {
        OtherProgram man = OtherProgram.require("man", "the man page in man's eyes");
        assertThat(man.text(folder, "-P", "cat", "-l", folder.resolve("lockstep.1").toString()))
                .contains("LOCKSTEP(1)");
    }

    @Test
    void every_command_has_its_part() {
        CommandWords.of(dev.lockstep.cli.CommandLineEdge.model(80))
                .forEach(command ->
                        assertThat(PAGE)
                                .contains(
                                        "lockstep"
                                                + command.path()
                                                        .replace('/', ' ')
                                                        .replace("-", "\\-")));
    }

    @Test
    void no_line_is_a_request_that_a_text_brought() {
        assertThat(PAGE.lines())
                .allMatch(line ->
                        !line.startsWith(".")
                                || line.matches("\\.(TH|SH|SS|TP|PP|nf|fi|RS|RE)( .*)?"))
                .noneMatch(line -> line.startsWith("'"));
    }
}
