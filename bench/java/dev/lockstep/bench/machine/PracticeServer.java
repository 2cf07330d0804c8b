package dev.lockstep.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A practice account that runs as long as this is open.
public final class PracticeServer implements AutoCloseable {
    private static final Pattern SETTING = Pattern.compile("([A-Za-z_]+)='([^']*)'");

    private final Place place;
    private final Process process;
    private final Map<String, String> settings;
    private final Path baseline;

    private PracticeServer(
            Place place, Process process, Map<String, String> settings, Path baseline) {
        this.place = place;
        this.process = process;
        this.settings = settings;
        this.baseline = baseline;
    }

    /// Starts one of the shape `typical`, in which about one user in ten is not as it should be.
    ///
    /// @param delayMillis how much later each answer comes
    public static PracticeServer typical(Place place, int users, int delayMillis) {
        return of("typical", place, users, delayMillis);
    }

    /// Starts one of the shape `worst`, in which nearly nothing is as it should be.
    ///
    /// @param delayMillis how much later each answer comes
    public static PracticeServer worst(Place place, int users, int delayMillis) {
        return of("worst", place, users, delayMillis);
    }

    private static PracticeServer of(String shape, Place place, int users, int delayMillis) {
        Path baseline = place.folder("work").resolve(shape + "-" + users + ".yaml");
        var command =
                new ArrayList<>(
                        List.of(
                                place.lockstep(),
                                "practice",
                                "start",
                                "--account",
                                shape,
                                "--users",
                                Integer.toString(users),
                                "--baseline-out",
                                baseline.toString()));
        if (delayMillis > 0) {
            command.addAll(List.of("--faults", "delay=" + delayMillis + "ms"));
        }
        try {
            Files.deleteIfExists(baseline);
            Path log = place.folder("work").resolve("practice.log");
            var builder =
                    new ProcessBuilder(command)
                            .directory(place.folder("work").toFile())
                            .redirectError(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(place.environment(Map.of()));
            Process process = Started.track(builder.start());
            var out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null) {
                Started.end(process);
                throw new Unfit("the practice account did not start: " + Files.readString(log));
            }
            return new PracticeServer(place, process, settings(line), baseline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The line that a shell is meant to take in: `export NAME='value' …`.
    private static Map<String, String> settings(String line) {
        var settings = new TreeMap<String, String>();
        Matcher setting = SETTING.matcher(line);
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        return settings;
    }

    /// The environment in which programs ask it.
    public Map<String, String> environment() {
        return place.environment(settings);
    }

    /// The `lockstep.yaml` of its people and groups.
    public String baseline() {
        return baseline.toString();
    }

    @Override
    public void close() {
        Started.end(process);
    }
}
