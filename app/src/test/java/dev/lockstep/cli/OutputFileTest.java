package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are written whole or not at all, and what stands there is not lost to a failure.
class OutputFileTest {
    @TempDir Path folder;
    private SavedAnswers saved;

    @BeforeEach
    void start() {
        saved = new SavedAnswers(folder.resolve("answers")).head().shortPolicy();
    }

    private Run audit(String output) {
        return Run.in(folder, "audit", "--from", "answers", "--format", "json", "--output", output);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void output_holds_what_standard_output_would_and_nothing_else_is_left() throws IOException {
        Run plain = Run.in(folder, "audit", "--from", "answers", "--format", "json");
        Run run = audit("audit.json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("audit.json")).hasContent(plain.out());
        assertThat(names()).containsExactly("answers", "audit.json");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("audit.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_bad_answer_leaves_the_output_as_it_was() throws IOException {
        Files.writeString(folder.resolve("audit.json"), "before");
        saved.raw("users.json", "[[[");
        assertThat(audit("audit.json").status()).isEqualTo(65);
        assertThat(folder.resolve("audit.json")).hasContent("before");
        assertThat(names()).containsExactly("answers", "audit.json");
    }

    @Test
    void a_folder_in_its_place_is_64_and_stays() throws IOException {
        Files.createDirectories(folder.resolve("audit.json/kept"));
        assertThat(audit("audit.json").status()).isEqualTo(64);
        assertThat(names()).containsExactly("answers", "audit.json");
        assertThat(folder.resolve("audit.json/kept")).isDirectory();
    }

    @Test
    void an_existing_output_is_replaced() throws IOException {
        Files.writeString(folder.resolve("audit.json"), "before");
        audit("audit.json");
        assertThat(Files.readString(folder.resolve("audit.json"))).startsWith("{");
    }

    @Test
    void a_device_is_written_into_and_not_replaced() {
        Path device = Path.of("/dev/null");
        assertThat(audit(device.toString()).status()).isEqualTo(1);
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(Files.exists(device)).isTrue();
    }

    @Test
    void init_writes_a_file_that_audit_takes_and_says_so_on_standard_error() {
        Run run = Run.in(folder, "init");
        assertThat(run.status()).as(run.err()).isEqualTo(0);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wrote lockstep.yaml").hasLineCount(1);
        assertThat(Run.in(folder, "audit", "--from", "answers", "--step", "1").status())
                .isEqualTo(1);
        assertThat(Run.in(folder, "init", "--quiet", "--output", "other.yaml").err()).isEmpty();
    }

    @Test
    void init_leaves_an_existing_file_alone() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), "mine");
        Run run = Run.in(folder, "init");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("lockstep.yaml").hasLineCount(1);
        assertThat(folder.resolve("lockstep.yaml")).hasContent("mine");
        assertThat(names()).containsExactly("answers", "lockstep.yaml");
    }

    @Test
    void init_leaves_a_link_that_leads_nowhere_alone() throws IOException {
        Path link = folder.resolve("lockstep.yaml");
        Files.createSymbolicLink(link, folder.resolve("nowhere"));
        assertThat(Run.in(folder, "init").status()).isEqualTo(4);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void init_from_an_account_writes_what_it_can_be_judged_by() {
        saved.file(
                "users.json",
                "{'Users': [{'UserName': 'alice', 'Arn': 'arn:aws:iam::111122223333:user/alice'}]}");
        Run run = Run.in(folder, "init", "--from-account", "--from", "answers");
        assertThat(run.status()).as(run.err()).isEqualTo(0);
        assertThat(folder.resolve("lockstep.yaml")).content().contains("alice");
        Run audit = Run.in(folder, "audit", "--from", "answers", "--only", "user-on-roster");
        assertThat(audit.status()).as(audit.err()).isIn(0, 1);
    }

    @Test
    void init_from_bad_answers_is_65_and_writes_nothing() throws IOException {
        saved.raw("users.json", "[[[");
        assertThat(Run.in(folder, "init", "--from-account", "--from", "answers").status())
                .isEqualTo(65);
        assertThat(names()).containsExactly("answers");
    }
}
