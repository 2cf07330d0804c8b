package dev.lockstep.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/// The saved answers of 5,000 users, made once and kept under the build folder.
public final class LargeSnapshot {
    private static final int USERS = 5000;

    private LargeSnapshot() {}

    /// A folder with `snapshot/` and the `lockstep.yaml` that goes with it.
    public static Path in(Place place) {
        Path folder = place.folder("large");
        Path baseline = folder.resolve("lockstep.yaml");
        if (Files.isRegularFile(baseline)) {
            return folder;
        }
        try (PracticeServer practice = PracticeServer.typical(place, USERS, 0)) {
            new Program(
                            List.of(
                                    place.lockstep(),
                                    "snapshot",
                                    "--quiet",
                                    "--output",
                                    folder.resolve("snapshot").toString()),
                            practice.environment(),
                            place.folder("work"),
                            Set.of(0))
                    .run();
            Files.copy(Path.of(practice.baseline()), baseline, StandardCopyOption.REPLACE_EXISTING);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
