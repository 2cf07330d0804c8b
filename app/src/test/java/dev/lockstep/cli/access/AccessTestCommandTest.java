package dev.lockstep.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTestCommandTest {
    @TempDir private Path folder;

    private static String line(String id, String expected, String effect) {
        return """
        {"id": "%s",%s "request": {"principal": "arn:aws:iam::111122223333:user/alice", \
        "action": "s3:GetObject", "resource": {"resource": "arn:aws:s3:::b/k", \
        "accountId": "111122223333"}, "context": {}}, "identityPolicies": [{"Version": \
        "2012-10-17", "Statement": [{"Sid": "S1", "Effect": "%s", "Action": "*", \
        "Resource": "*"}]}]}
        """
                .formatted(
                        id,
                        expected.isEmpty() ? "" : " \"expected\": \"" + expected + "\",",
                        effect);
    }

    private void cases(String... lines) throws IOException {
        Files.writeString(folder.resolve("cases.jsonl"), String.join("", lines));
    }

    private Run run(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "access";
        arguments[1] = "test";
        arguments[2] = "cases.jsonl";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Run.in(folder, arguments);
    }

    @Test
    void cases_that_come_out_as_expected_are_counted_and_the_status_is_0() throws IOException {
        cases(line("a", "Allowed", "Allow"), "\n", line("b", "ExplicitlyDenied", "Deny"));

        Run run = run();

        assertThat(run.out()).isEqualTo("2 passed, 0 failed\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_case_that_comes_out_otherwise_is_listed_with_the_statement_and_the_status_is_1()
            throws IOException {
        cases(line("a", "Allowed", "Allow"), line("b", "Allowed", "Deny"));

        Run run = run();

        assertThat(run.out())
                .contains("b: expected Allowed, came out ExplicitlyDenied\n")
                .contains("  denied by identityPolicies[0], statement S1 (cases.jsonl:2:")
                .endsWith("1 passed, 1 failed\n");
        assertThat(run.status()).isEqualTo(1);
        int column =
                Integer.parseInt(run.out().replaceAll("(?s).*cases.jsonl:2:(\\d+)\\).*", "$1"));
        assertThat(line("b", "Allowed", "Deny").substring(column - 1)).startsWith("{\"Sid\"");
    }

    @Test
    void decisions_are_written_in_order_also_of_cases_that_expect_nothing() throws IOException {
        cases(line("a", "", "Allow"), line("b", "Allowed", "Deny"));

        Run run = run("--decisions", "decisions.jsonl");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).endsWith("0 passed, 1 failed\n");
        assertThat(folder.resolve("decisions.jsonl"))
                .hasContent(
                        """
                        {"id":"a","decision":"Allowed"}
                        {"id":"b","decision":"ExplicitlyDenied"}
                        """);
    }

    @Test
    void a_line_that_is_no_case_is_65_with_its_place_and_no_decisions_are_written()
            throws IOException {
        cases(line("a", "Allowed", "Allow"), "{\"id\": 5}\n");

        Run run = run("--decisions", "decisions.jsonl");

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err())
                .isEqualTo("lockstep: cases.jsonl:2:8: expected the case's id: a string\n");
        assertThat(folder.resolve("decisions.jsonl")).doesNotExist();
    }

    @Test
    void a_policy_in_a_case_that_is_none_is_65_with_its_place() throws IOException {
        cases(line("a", "Allowed", "allow"));

        Run run = run();

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err())
                .startsWith("lockstep: cases.jsonl:1:")
                .contains("expected `Allow` or `Deny`");
    }

    @Test
    void a_packed_file_is_read_and_a_broken_one_is_65() throws IOException {
        var text = line("a", "Allowed", "Allow").getBytes(StandardCharsets.UTF_8);
        Path packed = folder.resolve("cases.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text);
        }

        assertThat(Run.in(folder, "access", "test", "cases.jsonl.gz").out())
                .isEqualTo("1 passed, 0 failed\n");

        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(whole, whole.length / 2));
        Run broken = Run.in(folder, "access", "test", "cases.jsonl.gz");
        assertThat(broken.status()).isEqualTo(65);
        assertThat(broken.err()).contains("expected a whole file packed with gzip");
    }

    @Test
    void hostile_names_are_written_out() throws IOException {
        cases(line("\\u001b[2J", "Allowed", "Deny"));

        assertThat(run().out()).startsWith("\\u{1B}[2J: expected Allowed").doesNotContain("\u001b");
    }

    @Test
    void a_file_that_is_not_there_is_65_and_none_is_64() {
        assertThat(run().status()).isEqualTo(65);
        assertThat(Run.in(folder, "access", "test").status()).isEqualTo(64);
    }
}
