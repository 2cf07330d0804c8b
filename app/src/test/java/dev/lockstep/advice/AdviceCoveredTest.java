package dev.lockstep.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.judge.random.RandomFolder;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.wire.PracticeAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// No advice has a command that [AdviceWorksTest] does not try.
class AdviceCoveredTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// Each operation that is tried, with its control.
    private static final Set<String> TRIED =
            Promises.ALL.stream()
                    .flatMap(row ->
                            row.operations().stream()
                                    .map(operation -> row.control() + ": " + operation))
                    .collect(Collectors.toUnmodifiableSet());

    @TempDir Path folder;

    @Test
    void each_control_is_in_the_table_or_told_to_have_words_alone() {
        Set<String> tried = Promises.ALL.stream().map(Row::control).collect(Collectors.toSet());
        assertThat(Stream.concat(tried.stream(), Promises.BY_HAND.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        ControlCatalog.all().stream().map(one -> one.info().id()).toList());
    }

    @Test
    void what_only_looks_promises_to_show_something_and_to_change_nothing() {
        for (Row row : Promises.ALL) {
            if (row.onlyLooks()) {
                assertThat(row.promise()).as("%s", row).isEqualTo(new Promise.Stays());
                assertThat(row.prints()).as("%s", row).isNotEmpty();
            }
            if (row.promise().equals(new Promise.Stays())) {
                assertThat(row.prints().size() + row.checks().size()).as("%s", row).isPositive();
            }
        }
    }

    @Test
    void every_command_for_the_worst_practice_account_is_tried() throws Exception {
        try (PracticeAccount worst = PracticeAccount.of(AccountShape.WORST, 12)) {
            var environment = new HashMap<String, String>();
            environment.put("AWS_ENDPOINT_URL", worst.server().endpoint().toString());
            environment.put("AWS_ACCESS_KEY_ID", worst.login().id());
            environment.put("AWS_SECRET_ACCESS_KEY", worst.login().secret());
            environment.put("AWS_SESSION_TOKEN", worst.login().token());
            environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
            Run run =
                    Run.run(
                            new AwsAccounts("0", Clock.systemUTC(), Limits.DEFAULT),
                            Clock.systemUTC(),
                            folder,
                            environment,
                            "audit",
                            "--format",
                            "json");
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            Set<String> advised = advised(run);
            assertThat(advised).hasSizeGreaterThan(10);
            assertThat(TRIED).containsAll(advised);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 20, 30, 40, 50})
    void every_command_for_random_accounts_is_tried(long first) throws Exception {
        var advised = new TreeSet<String>();
        for (long seed = first; seed < first + 10; seed++) {
            Path place = Files.createDirectories(folder.resolve(Long.toString(seed)));
            RandomFolder.write(seed, place);
            Run run = Run.in(place, Map.of(), "audit", "--from", "snapshot", "--format", "json");
            advised.addAll(advised(run));
        }
        assertThat(advised).hasSizeGreaterThan(5);
        assertThat(TRIED).containsAll(advised);
    }

    private static Set<String> advised(Run run) throws Exception {
        var advised = new TreeSet<String>();
        for (JsonNode finding : JSON.readTree(run.out()).get("findings")) {
            for (JsonNode command : finding.at("/remedy/aws")) {
                String[] words = command.asString().split(" ", 4);
                advised.add(finding.get("control").asString() + ": " + words[1] + " " + words[2]);
            }
        }
        return advised;
    }
}
