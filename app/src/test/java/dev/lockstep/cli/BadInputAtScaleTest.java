package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is far too large, too deep or goes round in circles is one line and exit status 65, within
/// seconds and in little memory: the real program runs in a process of its own.
class BadInputAtScaleTest {
    private static final long MOST_SECONDS = 60;

    @TempDir Path folder;
    private Path answers;

    @BeforeEach
    void start() throws IOException {
        answers = Files.createDirectory(folder.resolve("answers"));
        new SavedAnswers(answers).head();
    }

    private Run lockstep(String... arguments) throws IOException, InterruptedException {
        return lockstep(512, arguments);
    }

    private Run lockstep(int megabytes, String... arguments)
            throws IOException, InterruptedException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.lockstep.Main"));
        line.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder =
                new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        Process process = builder.start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended within %d seconds", MOST_SECONDS).isTrue();
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private void refused(String words) throws IOException, InterruptedException {
        Run run = lockstep("audit", "--from", "answers");
        assertThat(run.err()).startsWith("lockstep: ").contains(words).hasLineCount(1);
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.out()).isEmpty();
    }

    private void sparse(String file) throws IOException {
        try (var made = new RandomAccessFile(answers.resolve(file).toFile(), "rw")) {
            made.setLength(200L * 1024 * 1024);
        }
    }

    @Test
    void a_sparse_file_of_200_MB() throws IOException, InterruptedException {
        sparse("account-authorization-details.json");
        refused("larger than 128 MB");
    }

    @Test
    void a_sparse_report_of_200_MB_by_itself() throws IOException, InterruptedException {
        sparse("big.csv");
        Run run = lockstep("audit", "--from", "answers/big.csv");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("larger than").hasLineCount(1);
    }

    @Test
    void a_sparse_file_of_120_MB_is_no_text() throws IOException, InterruptedException {
        try (var made = new RandomAccessFile(answers.resolve("users.json").toFile(), "rw")) {
            made.setLength(120L * 1024 * 1024);
        }
        refused("NUL character");
    }

    @Test
    void JSON_of_10_000_levels() throws IOException, InterruptedException {
        Files.writeString(
                answers.resolve("users.json"), "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        refused("nested more than");
    }

    @Test
    void a_policy_of_10_000_levels_within_a_text() throws IOException, InterruptedException {
        String deep = "%5B".repeat(10_000) + "%5D".repeat(10_000);
        Files.writeString(
                answers.resolve("account-authorization-details.json"),
                "{\"RoleDetailList\": [{\"RoleName\": \"r\", \"Arn\": \"a\","
                        + " \"AssumeRolePolicyDocument\": \""
                        + deep
                        + "\"}]}");
        Run run = lockstep("audit", "--from", "answers");
        assertThat(run.status()).as(run.err()).isIn(1, 65);
    }

    @Test
    void a_number_of_a_million_digits() throws IOException, InterruptedException {
        Files.writeString(
                answers.resolve("account-summary.json"),
                "{\"SummaryMap\": {\"Users\": " + "9".repeat(1_000_000) + "}}");
        refused("account-summary.json:1:");
    }

    /// What is good, but more than the memory takes, must not look like an account that fails.
    @Test
    void more_than_the_memory_takes_is_69() throws IOException, InterruptedException {
        var users = new StringBuilder("{\"Users\": [{\"UserName\": \"a\"}");
        for (int i = 0; users.length() < 20_000_000; i++) {
            users.append(",{\"UserName\":\"").append(i).append("\"}");
        }
        Files.writeString(answers.resolve("users.json"), users.append("]}"));
        // A heap that is only just too small spends minutes in search of room before it gives up.
        Run run = lockstep(96, "audit", "--from", "answers");
        assertThat(run.err()).startsWith("lockstep: not enough memory").hasLineCount(1);
        assertThat(run.status()).isEqualTo(69);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_link_that_leads_to_itself() throws IOException, InterruptedException {
        Files.createSymbolicLink(answers.resolve("users.json"), Path.of("users.json"));
        refused("a link that leads to no regular file");
    }

    @Test
    void a_folder_that_is_a_link_to_itself() throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Run run = lockstep("audit", "--from", "loop");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).startsWith("lockstep: loop").hasLineCount(1);
    }

    @Test
    void endless_devices_are_no_files() throws IOException, InterruptedException {
        Files.createSymbolicLink(answers.resolve("users.json"), Path.of("/dev/zero"));
        refused("users.json: ");
    }

    @Test
    void YAML_whose_aliases_multiply() throws IOException, InterruptedException {
        var bomb = new StringBuilder("lockstep: 1\nx0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("x%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        Files.writeString(folder.resolve("lockstep.yaml"), bomb);
        Run run = lockstep("audit", "--from", "answers");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("aliases repeat more than").hasLineCount(1);
    }

    @Test
    void YAML_of_100_000_levels() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: " + "[".repeat(100_000));
        Run run = lockstep("audit", "--from", "answers");
        assertThat(run.err()).startsWith("lockstep: lockstep.yaml:").hasLineCount(1);
        assertThat(run.status()).isEqualTo(65);
    }

    @Test
    void a_baseline_that_extends_itself() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\nextends: lockstep.yaml\n");
        Run run = lockstep("audit", "--from", "answers");
        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).startsWith("lockstep: lockstep.yaml:").hasLineCount(1);
    }
}
