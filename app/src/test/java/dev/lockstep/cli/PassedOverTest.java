package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a snapshot folder holds and nobody reads is told, so that a misspelt name is noticed.
class PassedOverTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeEach
    void answers() throws IOException {
        Files.createDirectory(folder.resolve("answers"));
        file("account-summary.json", "{\"SummaryMap\": {\"AccountMFAEnabled\": 1}}");
    }

    @Test
    void a_misspelt_file_gives_a_notice_that_names_the_right_one() throws IOException {
        file("user.json", "{}");
        assertThat(notices())
                .contains(
                        "The file user.json was passed over: no file of a snapshot has this name;"
                                + " did you mean users.json?");
    }

    @Test
    void files_that_look_like_no_answer_are_nobodys_business() throws IOException {
        file("notes.txt", "mine");
        assertThat(notices()).noneMatch(notice -> notice.contains("passed over"));
    }

    @Test
    void of_many_strange_files_five_are_named() throws IOException {
        for (int i = 0; i < 8; i++) {
            file("strange-" + i + ".json", "{}");
        }
        assertThat(notices())
                .filteredOn(notice -> notice.contains("was passed over"))
                .hasSize(5)
                .first()
                .asString()
                .contains("strange-0.json");
        assertThat(notices()).contains("So were 3 more files of the folder.");
    }

    @Test
    void an_operation_in_denied_json_that_no_read_needs_gives_a_notice() throws IOException {
        file(
                "denied.json",
                """
                [{"operation": "iam:GetAcountSummary", "code": "AccessDenied"},
                 {"operation": "iam:GetUser", "code": "AccessDenied", "user": "alice"},
                 {"operation": "iam:ListUsers", "code": "AccessDenied"}]
                """);
        assertThat(notices())
                .filteredOn(notice -> notice.contains("denied.json"))
                .singleElement()
                .asString()
                .contains("names iam:GetAcountSummary, which no read needs");
    }

    @Test
    void under_only_the_report_lists_what_the_chosen_controls_lack() {
        String text =
                Run.in(folder, "audit", "--from", "answers", "--only", "password-length").out();
        assertThat(text.substring(text.indexOf("What was not read")))
                .contains("Not collected: password-policy.")
                .doesNotContain("trails");
        assertThat(Run.in(folder, "audit", "--from", "answers", "--only", "root-mfa").out())
                .doesNotContain("What was not read");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("answers").resolve(name), text);
    }

    private List<String> notices() {
        Run run = Run.in(folder, "audit", "--from", "answers", "--format", "json");
        return JSON.readTree(run.out())
                .get("notices")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
