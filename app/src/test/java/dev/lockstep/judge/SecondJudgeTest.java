package dev.lockstep.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.judge.random.RandomFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SecondJudgeTest {
    /// Seeds to compare; `-Djudge.seeds=5000 -Djudge.first=7` looks further.
    private static final int SEEDS = Integer.getInteger("judge.seeds", 500);

    private static final int FIRST = Integer.getInteger("judge.first", 0);

    /// How many differing seeds are shown.
    private static final int SHOWN = 10;

    @TempDir Path place;

    @Test
    void the_program_says_what_the_second_judge_says() {
        List<String> report = new ArrayList<>();
        Map<String, Integer> doubts = new TreeMap<>();
        int differing = 0;
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            RandomFolder random = RandomFolder.write(seed, place);
            Comparison comparison =
                    Comparison.of(
                            NaiveJudge.judge(random.folder(), random.baseline()),
                            Program.audit(random.folder(), random.lockstepYaml()));
            comparison.doubts().forEach((doubt, n) -> doubts.merge(doubt, n, Integer::sum));
            if (!comparison.differences().isEmpty() && differing++ < SHOWN) {
                report.add("seed " + seed + ":");
                comparison.differences().forEach(line -> report.add("    " + line));
            }
        }
        doubts.forEach((doubt, n) -> System.out.println("other reading: " + doubt + ": " + n));
        assertThat(report)
                .as("%d of %d seeds differ\n%s", differing, SEEDS, String.join("\n", report))
                .isEmpty();
    }

    @Test
    void the_comparison_is_silent_about_the_judge_s_own_findings() {
        for (int seed = 0; seed < 20; seed++) {
            List<Expected> expected = judged(seed);
            Comparison comparison = Comparison.of(expected, audit(expected));
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.doubts()).isEmpty();
        }
    }

    @Test
    void the_comparison_names_a_status_that_differs_and_a_finding_too_many_and_one_too_few() {
        Expected own = Expected.of("key-age", "access-key", "AKIAONE", Ruled.FAIL);
        Expected other = Expected.of("key-age", "access-key", "AKIATWO", Ruled.PASS);
        Expected passing = Expected.of("key-age", "access-key", "AKIAONE", Ruled.PASS);
        assertThat(Comparison.of(List.of(own), audit(List.of(passing, other))).differences())
                .containsExactly(
                        "key-age | access-key | AKIAONE: the judge says fail, the program says pass",
                        "key-age | access-key | AKIATWO: the judge has no such finding, the program says pass");
        assertThat(Comparison.of(List.of(own), audit(List.of())).differences())
                .containsExactly(
                        "key-age | access-key | AKIAONE: the judge says fail, the program says nothing");
    }

    @Test
    void the_comparison_counts_another_fair_reading_as_a_doubt() {
        Expected doubtful =
                Expected.of(
                        "user-mfa",
                        "user",
                        "alice",
                        Ruled.PASS.or("scope-unknown", Status.NOT_APPLICABLE));
        Expected other = Expected.of("user-mfa", "user", "alice", Ruled.NOT_APPLICABLE);
        Comparison comparison = Comparison.of(List.of(doubtful), audit(List.of(other)));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.doubts())
                .containsExactly(Map.entry("scope-unknown -> not-applicable", 1));
    }

    private List<Expected> judged(int seed) {
        RandomFolder random = RandomFolder.write(seed, place.resolve("own" + seed));
        return NaiveJudge.judge(random.folder(), random.baseline());
    }

    private static JsonNode audit(List<Expected> findings) {
        ObjectNode audit = JsonNodeFactory.instance.objectNode();
        ArrayNode list = audit.putArray("findings");
        for (Expected each : findings) {
            ObjectNode finding =
                    list.addObject()
                            .put("control", each.control())
                            .put("status", each.status().json());
            finding.putObject("subject").put("kind", each.kind()).put("name", each.name());
        }
        return audit;
    }
}
