package dev.lockstep.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLintTest {
    @TempDir Path folder;

    private Run lint(String policy, String... options) throws IOException {
        Files.writeString(folder.resolve("p.json"), policy);
        String[] words = new String[options.length + 3];
        words[0] = "access";
        words[1] = "lint";
        System.arraycopy(options, 0, words, 2, options.length);
        words[words.length - 1] = "p.json";
        return Run.in(folder, words);
    }

    @Test
    void a_likely_mistake_is_one_line_with_its_place() throws IOException {
        Run run =
                lint(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*"}]}
                        """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("p.json:2:34: `s3:GetObjekt` is no known action: ")
                .endsWith(" Was `s3:GetObject` meant? [unknown-action]\n")
                .hasLineCount(1);
    }

    @Test
    void what_AWS_refuses_hangs_on_the_kind() throws IOException {
        String policy =
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\":"
                        + " {\"Service\": \"ec2.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}";

        assertThat(lint(policy, "--kind", "trust").status()).isZero();
        Run run = lint(policy);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "AWS refuses this (Policy document should not specify a principal.):"
                                + " expected no principal");
    }

    @Test
    void a_file_that_is_no_policy_is_65_with_its_place() throws IOException {
        Run run = lint("{\"Statement\": [\n{]}");

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.err()).contains("p.json:2:2: expected");
    }

    @Test
    void hostile_text_is_written_out() throws IOException {
        Run run =
                lint(
                        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:\\u001b[2J\\u202e\","
                                + " \"Resource\": \"*\"}}");

        assertThat(run.out()).contains("s3:\\u{1B}[2J\\u{202E}").doesNotContain("\u001b");
    }

    @Test
    void without_a_file_it_says_what_is_missing() {
        assertThat(Run.in(folder, "access", "lint").status()).isEqualTo(64);
    }
}
