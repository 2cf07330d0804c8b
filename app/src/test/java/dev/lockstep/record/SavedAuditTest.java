package dev.lockstep.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.Run;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.input.BadInput;
import dev.lockstep.judge.random.RandomFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An audit that was saved as JSON is read back as it was, and shown as if it were of just now.
class SavedAuditTest {
    @TempDir Path folder;

    private String json(String... more) {
        var line = new java.util.ArrayList<>(java.util.List.of("audit", "--from", "account"));
        line.addAll(java.util.List.of(more));
        Run run = Run.in(folder, line.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isIn(0, 1, 3);
        return run.out();
    }

    private static String written(AuditRecord audit) {
        var out = new StringWriter();
        AuditWriter.write(audit, out);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 19, 23, 77, 131})
    void the_audit_of_a_random_account_comes_back_byte_for_byte_and_as_the_same_text(int seed)
            throws IOException {
        RandomFolder random = RandomFolder.write(seed, folder);
        Files.move(random.folder(), folder.resolve("account"));
        assertComesBack("--baseline", random.lockstepYaml().toString());
    }

    private void assertComesBack(String... options) throws IOException {
        var json = new java.util.ArrayList<>(java.util.List.of(options));
        json.addAll(java.util.List.of("--format", "json"));
        String saved = json(json.toArray(String[]::new));
        assertThat(written(AuditReader.parse("audit.json", saved))).isEqualTo(saved);
        Files.writeString(folder.resolve("audit.json"), saved);
        assertThat(Run.in(folder, "report", "audit.json").out()).isEqualTo(json(options));
        assertThat(Run.in(folder, "report", "audit.json", "--format", "json").out())
                .isEqualTo(saved);
    }

    @Test
    void the_audit_of_chosen_controls_comes_back_as_one_of_chosen_controls() throws IOException {
        FolderWriter.write(SavedAccount.files(), folder.resolve("account"));
        assertComesBack("--step", "1", "--only", "password-length");
        assertComesBack("--only", "key-age");
    }

    @Test
    void an_audit_that_an_earlier_version_saved_is_read_without_what_came_later() {
        AuditRecord audit =
                AuditReader.parse(
                        "old.json",
                        """
                        {"schema": "lockstep/audit/1", "lockstep": "0.1.0",
                         "account": {"id": null, "alias": null, "partition": "aws", "practice": false},
                         "takenAt": null, "judgedAt": "2026-11-20T09:30:00Z", "baseline": [],
                         "notices": [], "reads": [], "steps": [], "later": {"x": [1, {}]},
                         "findings": [{"control": "root-mfa", "step": 2, "severity": "critical",
                           "status": "fail",
                           "subject": {"kind": "root", "name": "<root_account>", "arn": null},
                           "owner": null, "summary": "Root has no MFA.", "evidence": {},
                           "remedy": null, "references": {"cis-7.0": ["2.5"]}}]}
                        """);
        assertThat(audit.findings()).hasSize(1);
        assertThat(audit.controls())
                .singleElement()
                .satisfies(control -> {
                    assertThat(control.title()).isNotEqualTo("root-mfa").isNotBlank();
                    assertThat(control.references()).containsKey("cis-7.0");
                });
        assertThat(audit.people()).isEmpty();
        assertThat(audit.passwordPolicy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | audit.json:1:1: the file ends here",
                "{ | audit.json:1:2: not JSON, or cut off",
                "[] | audit.json:1:1: expected an audit as JSON",
                "{} | this is no audit",
                "{\"schema\": \"lockstep/plan/1\"} | this is no audit",
                "{\"schema\": 1} | audit.json:1:12: expected the name of a schema",
                "{\"schema\": \"lockstep/audit/1\"} | the key lockstep is missing",
                "{\"findings\": [{\"control\": \"a;b\"}]} | expected the id of a control",
                "{\"findings\": [{\"step\": 9}]} | expected a step, 0 to 8",
                "{\"findings\": [{\"status\": \"good\"}]} | expected a status",
                "{\"findings\": [{}]} | is missing from the finding that ends here",
                "{\"judgedAt\": \"today\"} | expected a time such as",
                "{} {} | this is no audit",
            })
    void what_is_no_audit_is_told_with_its_place(String text, String told) {
        assertThatThrownBy(() -> AuditReader.parse("audit.json", text == null ? "" : text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_file_that_is_no_audit_ends_with_65_and_one_line() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"schema\": \"other\"}");
        for (String file : new String[] {"x.json", "none.json", "."}) {
            Run run = Run.in(folder, "report", file);
            assertThat(run.status()).isEqualTo(65);
            assertThat(run.err()).hasLineCount(1).startsWith("lockstep: ");
            assertThat(run.out()).isEmpty();
        }
        assertThat(Run.in(folder, "report").status()).isEqualTo(64);
    }
}
