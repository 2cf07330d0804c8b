package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training goes through, since a failing one is told on one line only, and nobody may look there.
class TrainingTest {
    @Test
    void training_runs_every_command_in_its_folder_and_leaves_no_practice_account(
            @TempDir Path folder) throws IOException, InterruptedException {
        Training.in(folder);
        assertThat(folder.resolve("saved/snapshot.json")).exists();
        try (Stream<Path> left = Files.list(folder.resolve("state/practice"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".json"))).isEmpty();
        }
    }
}
