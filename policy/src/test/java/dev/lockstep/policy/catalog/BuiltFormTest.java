package dev.lockstep.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the build writes for the catalogue.
class BuiltFormTest {
    @TempDir private Path folder;

    @Test
    void the_same_data_give_the_same_bytes() throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                Path.of("..", "build-tools", "IamData.java").toString(),
                                DataFiles.FOLDER.toString(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        Process made = builder.start();
        assertThat(made.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("said")).isEmptyFile();
        for (String name :
                new String[] {
                    "actions.bin", "action-details.bin", "managed-policies.bin", "NOTICE.txt"
                }) {
            assertThat(Files.readAllBytes(folder.resolve(name)))
                    .as(name)
                    .isEqualTo(Resource.bytes(name));
        }
    }

    @Test
    void the_notices_of_those_who_gathered_the_facts_go_with_them() throws IOException {
        try (var notice =
                Objects.requireNonNull(ActionCatalog.class.getResourceAsStream("NOTICE.txt"))) {
            assertThat(new String(notice.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Copyright (c) 2024 Act Security")
                    .contains("Copyright (c) 2023 Tobi")
                    .contains("The above copyright notice and this permission notice shall be");
        }
    }
}
