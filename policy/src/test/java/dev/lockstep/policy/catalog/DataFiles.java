package dev.lockstep.policy.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The data files from which the build makes what the catalogue reads.
final class DataFiles {
    static final Path FOLDER = Path.of("src", "main", "iam");

    private DataFiles() {}

    static List<String> lines(String name) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name))),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
