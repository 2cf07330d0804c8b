package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages show of `lockstep access` is what it says of the account in docs/examples/access.
class AccessPageTest {
    private static final String LABEL = "output of: ";

    @TempDir Path folder;

    @Test
    void every_shown_output_is_what_the_command_says() throws IOException {
        Path example = Page.root().resolve("docs/examples/access");
        Path answers = Files.createDirectory(folder.resolve("answers"));
        for (String file : List.of("account-authorization-details.json", "organization.json")) {
            Files.copy(example.resolve(file), answers.resolve(file));
        }
        Files.copy(example.resolve("lockstep.yaml"), folder.resolve("lockstep.yaml"));
        int shown = 0;
        for (Page page : List.of(Page.of("README.md"), Page.of("docs/access.md"))) {
            for (Page.Block block : page.blocks(LABEL + "access ")) {
                var words =
                        new ArrayList<>(
                                List.of(
                                        block.label()
                                                .orElseThrow()
                                                .substring(LABEL.length())
                                                .split(" ", -1)));
                words.addAll(List.of("--from", "answers"));
                Run run = Run.in(folder, words.toArray(String[]::new));
                assertThat(run.err()).isEmpty();
                assertThat(run.status()).isZero();
                assertThat(run.out()).as(page.name() + ": " + words).isEqualTo(block.text());
                shown++;
            }
        }
        assertThat(shown).isGreaterThanOrEqualTo(7);
    }
}
