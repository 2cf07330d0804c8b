package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.operation.ScriptedAccount;
import dev.lockstep.redact.CanaryAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RedactTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private final CanaryAccount account = new CanaryAccount();

    @BeforeEach
    void write() {
        account.write(folder);
    }

    @Test
    void no_format_of_a_redacted_audit_holds_a_name_an_id_or_an_address() {
        for (ReportOptions.Format format : ReportOptions.Format.values()) {
            Run run = audit("--redact", "--all", "--format", format.name());
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.out()).isNotEmpty();
            assertThat(CanaryAccount.leaks(run.out())).as(format.name()).isEmpty();
            assertThat(CanaryAccount.leaks(run.err())).as(format.name()).isEmpty();
        }
    }

    @Test
    void without_redaction_the_same_account_shows_its_names() {
        assertThat(CanaryAccount.leaks(audit("--all").out())).hasSizeGreaterThan(50);
    }

    @Test
    void statuses_are_counted_the_same_and_so_is_the_exit_status() {
        Run plain = audit("--format", "json");
        Run redacted = audit("--redact", "--format", "json");
        assertThat(redacted.status()).isEqualTo(plain.status());
        assertThat(counts(redacted.out())).isEqualTo(counts(plain.out())).isNotEmpty();
        assertThat(JSON.readTree(redacted.out()).get("steps"))
                .isEqualTo(JSON.readTree(plain.out()).get("steps"));
        assertThat(redacted.out()).doesNotContain("The reason is left out");
    }

    @Test
    void no_file_of_a_redacted_snapshot_holds_one_and_it_counts_the_same_without_a_baseline()
            throws IOException {
        Run run = snapshot("--redact", "--output", "others");
        assertThat(run.status()).isEqualTo(snapshot("--output", "plain").status());
        assertThat(CanaryAccount.leaks(run.err() + run.out())).isEmpty();
        assertThat(run.err()).contains("pseudonyms");
        try (Stream<Path> files = Files.list(folder.resolve("others"))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSameSizeAs(account.files().keySet());
            for (Path file : all) {
                assertThat(CanaryAccount.leaks(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        Files.delete(folder.resolve("lockstep.yaml"));
        Run plain = audit("--format", "json");
        Run redacted = Run.in(folder, state(), "audit", "--from", "others", "--format", "json");
        assertThat(counts(redacted.out())).isEqualTo(counts(plain.out()));
    }

    @Test
    void two_runs_give_the_same_and_another_key_gives_others() {
        Run first = audit("--redact", "--format", "json");
        assertThat(audit("--redact", "--format", "json").out()).isEqualTo(first.out());
        Run other =
                Run.in(
                        folder,
                        Map.of("LOCKSTEP_HOME", "elsewhere"),
                        "audit",
                        "--from",
                        "answers",
                        "--redact",
                        "--format",
                        "json");
        assertThat(pseudonyms(other.out()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(pseudonyms(first.out()));
    }

    @Test
    void redacted_audits_are_compared_with_each_other_and_with_no_others() throws IOException {
        audit("--redact", "--format", "json", "--output", "redacted.json");
        Run same = audit("--redact", "--all", "--since", "redacted.json");
        assertThat(same.status()).as(same.err()).isEqualTo(1);
        assertThat(CanaryAccount.leaks(same.out())).isEmpty();
        assertThat(same.out()).contains("still there").doesNotContain("no longer in");

        Files.delete(folder.resolve("answers/snapshot.json"));
        audit("--format", "json", "--output", "plain.json");
        for (Run other :
                List.of(
                        audit("--redact", "--since", "plain.json"),
                        audit("--since", "redacted.json"),
                        Run.in(
                                folder,
                                Map.of("LOCKSTEP_HOME", "elsewhere"),
                                "audit",
                                "--from",
                                "answers",
                                "--redact",
                                "--since",
                                "redacted.json"))) {
            assertThat(other.status()).isEqualTo(4);
            assertThat(other.out()).isEmpty();
            assertThat(other.err()).contains("redacted with the same key").hasLineCount(1);
        }
    }

    @Test
    void the_key_is_for_its_owner_alone_and_never_shown() throws IOException {
        Run run = audit("--redact", "--all");
        Path key = folder.resolve("state/redaction/key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(run.out() + run.err()).doesNotContain(Files.readString(key));
        assertThat(run.err())
                .contains(
                        "lockstep: names, ids and e-mails in this report are pseudonyms by the key");
    }

    @Test
    void without_a_state_folder_the_pseudonyms_are_for_one_run_and_that_is_said()
            throws IOException {
        Run one = Run.in(folder, "audit", "--from", "answers", "--redact");
        assertThat(one.err()).contains("for this run only: neither LOCKSTEP_HOME nor HOME is set");
        Run two = Run.in(folder, "audit", "--from", "answers", "--redact");
        assertThat(pseudonyms(two.out()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(pseudonyms(one.out()));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        Run unsafe =
                Run.in(
                        folder,
                        Map.of("LOCKSTEP_HOME", "link"),
                        "audit",
                        "--from",
                        "answers",
                        "--redact");
        assertThat(unsafe.err()).contains("for this run only: the state folder");
        assertThat(CanaryAccount.leaks(unsafe.out())).isEmpty();
    }

    @Test
    void what_is_AWS_own_stays_readable() {
        String text = audit("--redact", "--all").out().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("AWSCloudShellFullAccess")
                .contains("is not authorized to perform: iam:ListMFADevices on resource:")
                .contains("password-length");
    }

    private static Map<String, String> state() {
        return Map.of("LOCKSTEP_HOME", "state");
    }

    private Run audit(String... more) {
        return Run.in(
                folder,
                state(),
                Stream.concat(Stream.of("audit", "--from", "answers"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Run snapshot(String... more) {
        var files = new SnapshotFiles.InMemory("answers", account.files());
        return Run.reaching(
                new ScriptedAccount(SnapshotFolder.read(files), files),
                folder,
                state(),
                Stream.concat(Stream.of("snapshot"), Stream.of(more)).toArray(String[]::new));
    }

    private static List<String> pseudonyms(String text) {
        return Pattern.compile(
                        "(user|group|role|policy)-[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{10}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }

    private static Map<String, Integer> counts(String json) {
        var counts = new TreeMap<String, Integer>();
        for (JsonNode finding : JSON.readTree(json).get("findings")) {
            String line =
                    finding.get("control").asString() + " " + finding.get("status").asString();
            counts.merge(line, 1, Integer::sum);
        }
        return counts;
    }
}
