package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Program;
import dev.lockstep.Run;
import dev.lockstep.judge.random.RandomFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The same account gives the same bytes, however its answers happen to be ordered.
class SameBytesTest {
    private static final int SEEDS = Integer.getInteger("shuffle.seeds", 10);
    private static final JsonMapper JSON = new JsonMapper();

    /// Files and lists in which order has a meaning: the first word on a refused read counts, and
    /// service control policies stand root first.
    private static final Set<String> ORDERED = Set.of("denied.json", "levels");

    @TempDir Path place;

    private static String audit(Path folder) {
        Run run =
                Run.in(
                        folder,
                        "audit",
                        "--from",
                        "snapshot",
                        "--baseline",
                        "lockstep.yaml",
                        "--format",
                        "json");
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        // Folders differ in name only.
        return run.out().replace(folder.toString(), "FOLDER");
    }

    private static String text(Path folder) {
        return Run.in(folder, "audit", "--from", "snapshot", "--all").out();
    }

    @Test
    void twice_the_same_and_from_files_made_in_another_order() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Path first = place.resolve("first" + seed);
            RandomFolder.write(seed, first);
            String once = audit(first);
            assertThat(audit(first)).isEqualTo(once);
            Path second = place.resolve("second" + seed);
            var files = new ArrayList<Path>();
            try (Stream<Path> found = Files.walk(first)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
            Collections.reverse(files);
            for (Path file : files) {
                Path copy = second.resolve(first.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            assertThat(audit(second)).isEqualTo(once);
        }
    }

    @Test
    void the_order_of_rows_and_lists_changes_nothing() throws IOException {
        var different = new ArrayList<String>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Path folder = place.resolve("s" + seed);
            RandomFolder.write(seed, folder);
            String before = audit(folder);
            String textBefore = text(folder);
            shuffle(folder.resolve("snapshot"), new Random(seed));
            difference(before, audit(folder)).ifPresent(two -> different.add(folder + two));
            difference(textBefore, text(folder)).ifPresent(two -> different.add(folder + two));
        }
        assertThat(different).isEmpty();
    }

    /// The first line in which two texts differ, with its neighbours.
    private static Optional<String> difference(String one, String other) {
        List<String> lines = one.lines().toList();
        List<String> others = other.lines().toList();
        for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
            String here = i < lines.size() ? lines.get(i) : "";
            String there = i < others.size() ? others.get(i) : "";
            if (!here.equals(there)) {
                List<String> around = lines.subList(Math.max(0, i - 12), Math.min(i, lines.size()));
                return Optional.of(
                        "\n" + String.join("\n", around) + "\n- " + here + "\n+ " + there);
            }
        }
        return one.equals(other) ? Optional.empty() : Optional.of(": other line ends");
    }

    private static void shuffle(Path folder, Random random) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                String text = Files.readString(file);
                if (file.toString().endsWith(".csv")) {
                    var rows = new ArrayList<>(text.strip().lines().toList());
                    Collections.shuffle(rows.subList(1, rows.size()), random);
                    Files.writeString(file, String.join("\r\n", rows) + "\r\n");
                } else {
                    JsonNode json = JSON.readTree(text.replace("\ufeff", ""));
                    Files.writeString(
                            file, shuffled(json, random, file.getFileName().toString()).toString());
                }
            }
        }
    }

    /// Members are shuffled everywhere but in policies, whose places in the text are evidence.
    private static JsonNode shuffled(JsonNode json, Random random, String name) {
        if (name.endsWith("Document")) {
            return json;
        }
        if (json instanceof ArrayNode list) {
            var values = new ArrayList<JsonNode>();
            list.forEach(value -> values.add(shuffled(value, random, "")));
            if (!ORDERED.contains(name)) {
                Collections.shuffle(values, random);
            }
            return JSON.createArrayNode().addAll(values);
        }
        if (json instanceof ObjectNode object) {
            var members = new ArrayList<Map.Entry<String, JsonNode>>(object.properties());
            Collections.shuffle(members, random);
            ObjectNode copy = JSON.createObjectNode();
            members.forEach(member ->
                    copy.set(
                            member.getKey(), shuffled(member.getValue(), random, member.getKey())));
            return copy;
        }
        return json;
    }

    /// Sets of the JDK iterate in an order that changes from one process to the next.
    @Test
    void another_process_writes_the_same_bytes() throws IOException, InterruptedException {
        for (int seed : new int[] {3, 11}) {
            Path folder = place.resolve("p" + seed);
            RandomFolder.write(seed, folder);
            String here = audit(folder);
            for (int i = 0; i < 2; i++) {
                var line = new ArrayList<>(Program.words());
                line.addAll(
                        List.of(
                                "audit",
                                "--from",
                                "snapshot",
                                "--baseline",
                                "lockstep.yaml",
                                "--now",
                                JSON.readTree(here).get("judgedAt").asString(),
                                "--format",
                                "json",
                                "--output",
                                folder.resolve("out.json").toString()));
                var builder =
                        new ProcessBuilder(line)
                                .directory(folder.toFile())
                                .redirectErrorStream(true);
                builder.environment().clear();
                Process process = builder.start();
                String said =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as(said).isIn(0, 1, 3);
                assertThat(
                                Files.readString(folder.resolve("out.json"))
                                        .replace("\"lockstep.yaml\"", "\"FOLDER/lockstep.yaml\""))
                        .isEqualTo(here);
            }
        }
    }
}
