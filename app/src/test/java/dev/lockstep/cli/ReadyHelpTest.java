package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyHelpTest {
    @TempDir Path folder;

    @Test
    void help_that_was_written_down_is_what_the_parser_would_say() {
        assertThat(ReadyHelp.pages()).hasSizeGreaterThan(4);
        ReadyHelp.pages()
                .forEach((command, page) -> {
                    String[] arguments =
                            switch (command) {
                                case "welcome" -> new String[] {};
                                case "lockstep" -> new String[] {"--help"};
                                default -> new String[] {command, "--help"};
                            };
                    Run run = Run.in(folder, arguments);
                    assertThat(run.status()).isZero();
                    assertThat(run.out()).as(command).isEqualTo(page);
                });
    }

    @Test
    void the_version_names_the_java_that_runs_it() {
        assertThat(Run.in(folder, "--version").out())
                .isEqualTo("lockstep 0.1.0 (Java " + Runtime.version().feature() + ")\n");
    }
}
