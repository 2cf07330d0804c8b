package dev.lockstep.lockstepfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A policy's document that stands in lockstep.yaml itself.
class DocumentTextTest {
    @TempDir Path folder;

    private PolicyDocument read(String document) throws IOException {
        Path file = folder.resolve("lockstep.yaml");
        Files.writeString(
                file,
                """
                lockstep: 1
                groups:
                  makers:
                    policies:
                      - name: makers
                        document:
                %s
                """
                        .formatted(document.indent(10)));
        Baseline baseline =
                BaselineFile.read(file, BaselineFile.Options.STRICT)
                        .judgedAt(Instant.parse("2026-11-25T12:00:00Z"));
        return (PolicyDocument)
                baseline.groups()
                        .get("makers")
                        .policies()
                        .orElseThrow()
                        .getFirst()
                        .document()
                        .orElseThrow();
    }

    @Test
    void json_stays_what_it_is_but_for_white_space() throws IOException {
        String json =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"s3:*\"],"
                        + "\"Resource\":\"arn:aws:s3:::a\\\"b\\\\c\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false},"
                        + "\"NumericLessThan\":{\"s3:max-keys\":10}}}]}";
        assertThat(read(json).text()).isEqualTo(json);
    }

    @Test
    void yaml_is_read_as_the_json_that_it_means() throws IOException {
        assertThat(
                        read("""
                        Version: 2012-10-17
                        Statement:
                          - Effect: Allow
                            Action: ["s3:GetObject"]
                            Resource: '*'
                        """)
                                .text())
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"*\"}]}");
    }

    @Test
    void what_is_no_policy_is_told_where_it_stands() throws IOException {
        assertThat(Repository.faultOf(folder, "groups: {a: {policies: [{name: b, document: {}}]}}"))
                .contains("lockstep.yaml:2:", "not an IAM policy");
    }
}
