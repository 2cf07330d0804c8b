package dev.lockstep.cli.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildNameTest {
    @TempDir Path folder;

    private Path repository;

    @BeforeEach
    void commit_something() throws IOException, InterruptedException {
        repository = Files.createDirectory(folder.resolve("repository")).toRealPath();
        Files.writeString(repository.resolve("source"), "one");
        git("init", "--quiet");
        git("add", "source");
        git(
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.com",
                "commit",
                "--quiet",
                "-m",
                "One");
    }

    @Test
    void a_commit_gives_its_hash_and_its_own_date() {
        assertThat(new BuildName(repository).text()).matches("[0-9a-f]{12} of 2024-02-29");
    }

    @Test
    void the_same_commit_gives_the_same_name_again() {
        assertThat(new BuildName(repository).text()).isEqualTo(new BuildName(repository).text());
    }

    @Test
    void changed_sources_are_told() throws IOException {
        Files.writeString(repository.resolve("source"), "two");
        assertThat(new BuildName(repository).text()).endsWith(" of 2024-02-29, with changes");
    }

    @Test
    void sources_without_a_repository_have_no_name() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        assertThat(new BuildName(copy).text()).isEqualTo("unknown (not made from a git commit)");
    }

    @Test
    void a_copy_within_the_repository_of_something_else_does_not_take_its_name()
            throws IOException {
        Path copy = Files.createDirectory(repository.resolve("vendor"));
        assertThat(new BuildName(copy).text()).startsWith("unknown");
    }

    private void git(String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("git", "-C", repository.toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).inheritIO();
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("GIT_AUTHOR_DATE", "2024-02-29T12:00:00Z");
        builder.environment().put("GIT_COMMITTER_DATE", "2024-02-29T12:00:00Z");
        assertThat(builder.start().waitFor()).isZero();
    }
}
