package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The picture of the eight steps as text, read back, tells the same counts as the JSON.
class TextCountsTest {
    private static final Pattern STEP = Pattern.compile("(?m)^ ([1-8 ])  (\\S.*)$");
    private static final Map<String, Status> WORDS =
            Map.of(
                    "to mend", Status.FAIL,
                    "unknown", Status.UNDETERMINED,
                    "by hand", Status.MANUAL);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 11, 29, 60, 77})
    void each_step_of_the_text_counts_what_is_to_mend_unknown_and_by_hand(int seed) {
        RandomFolder random = RandomFolder.write(seed, folder);
        String[] line = {
            "audit",
            "--from",
            random.folder().toString(),
            "--baseline",
            random.lockstepYaml().toString()
        };
        String text = Run.in(folder, line).out();
        var json = new ArrayList<>(List.of(line));
        json.addAll(List.of("--format", "json"));
        AuditRecord audit =
                AuditReader.parse("audit.json", Run.in(folder, json.toArray(String[]::new)).out());
        int start = text.indexOf("The eight steps");
        String picture = text.substring(start, text.indexOf("\n\n", start));
        List<MatchResult> steps = STEP.matcher(picture).results().toList();
        assertThat(steps).hasSameSizeAs(Step.values());
        for (int i = 0; i < steps.size(); i++) {
            int end = i + 1 < steps.size() ? steps.get(i + 1).start() : picture.length();
            String told = picture.substring(steps.get(i).start(), end);
            for (var word : WORDS.entrySet()) {
                var count = Pattern.compile("([0-9]+) " + word.getKey()).matcher(told);
                assertThat(count.find() ? Integer.parseInt(count.group(1)) : 0)
                        .as("%s of %s in %s", word.getKey(), Step.values()[i].id(), told)
                        .isEqualTo(audit.tally(Step.values()[i]).of(word.getValue()));
            }
        }
    }
}
