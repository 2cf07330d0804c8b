package dev.lockstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.collect.SnapshotFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The examples in the pages are what the program takes and gives.
class ExamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @Test
    void the_excerpt_in_the_README_is_what_the_demo_says_in_this_order() {
        List<String> told = Run.in(folder, "demo").out().lines().toList();
        List<String> excerpt = Page.of("README.md").blocks("excerpt of: demo").getFirst().lines();
        assertThat(excerpt).contains("…");
        int at = 0;
        boolean cut = true;
        for (String line : excerpt) {
            if (line.equals("…")) {
                cut = true;
                continue;
            }
            int found = told.subList(at, told.size()).indexOf(line);
            assertThat(found).as("the demo says, in this order: " + line).isNotNegative();
            if (!cut) {
                assertThat(found).as("nothing is left out before: " + line).isZero();
            }
            at += found + 1;
            cut = false;
        }
    }

    @Test
    void every_lockstep_yaml_in_the_pages_is_accepted() throws IOException {
        demoAccount();
        Files.createDirectory(folder.resolve(".git"));
        int examples = 0;
        for (Page page : Page.forUsers()) {
            for (Page.Block block : page.blocks("lockstep.yaml")) {
                String label = block.label().orElseThrow();
                boolean extended = label.equals("lockstep.yaml: company.yaml");
                String name = extended ? "company.yaml" : "lockstep.yaml";
                String text = block.text().replace("\"123456789012\"", "\"111122223333\"");
                Files.writeString(folder.resolve(name), text);
                Run run = Run.in(folder, "audit", "--from", "answers", "--baseline", name);
                assertThat(run.err()).as(page.name() + ", " + label).isEmpty();
                assertThat(run.status()).as(page.name() + ", " + label).isEqualTo(1);
                examples++;
            }
        }
        assertThat(examples).isGreaterThanOrEqualTo(5);
    }

    @Test
    void the_example_of_the_JSON_has_the_keys_that_an_audit_has() throws IOException {
        demoAccount();
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                """
                lockstep: 1
                exceptions:
                  - {control: key-unused, subject: admin, reason: moves, owner: alice, until: 2026-12-31}
                """);
        Run run = Run.in(folder, "audit", "--from", "answers", "--format", "json");
        JsonNode real = JSON.readTree(run.out());
        JsonNode shown =
                JSON.readTree(Page.of("docs/audit-json.md").blocks("audit.json").getFirst().text());
        JsonNode excepted =
                real.get("findings")
                        .valueStream()
                        .filter(finding -> finding.get("status").asString().equals("excepted"))
                        .findFirst()
                        .orElseThrow();
        JsonNode finding = shown.get("findings").get(0);
        assertThat(keys(shown)).isEqualTo(keys(real));
        assertThat(keys(finding)).isEqualTo(keys(excepted));
        for (String part : List.of("subject", "remedy", "exception")) {
            assertThat(keys(finding.get(part))).as(part).isEqualTo(keys(excepted.get(part)));
        }
        assertThat(excepted.get("summary")).isEqualTo(finding.get("summary"));
        assertThat(excepted.get("remedy").get("aws")).isEqualTo(finding.get("remedy").get("aws"));
        assertThat(keys(excepted.get("evidence"))).containsAll(keys(finding.get("evidence")));
        assertThat(keys(excepted.get("references"))).containsAll(keys(finding.get("references")));
        assertThat(keys(shown.get("account"))).isEqualTo(keys(real.get("account")));
        assertThat(keys(shown.get("baseline").get(0))).isEqualTo(keys(real.get("baseline").get(0)));
        assertThat(keys(shown.get("reads").get(0))).isEqualTo(keys(real.get("reads").get(0)));
        assertThat(real.get("steps").valueStream().toList()).contains(shown.get("steps").get(0));
        assertThat(real.get("reads").valueStream().toList())
                .containsAll(shown.get("reads").valueStream().toList());
    }

    @Test
    void the_example_files_of_a_snapshot_folder_are_read() throws IOException {
        Path answers = Files.createDirectory(folder.resolve("answers"));
        for (Page.Block block : Page.of("docs/snapshot-folder.md").blocks("file: ")) {
            String name = block.label().orElseThrow().substring("file: ".length());
            Files.writeString(answers.resolve(name), block.text());
        }
        Files.writeString(answers.resolve("password-policy.json"), "{\"PasswordPolicy\": null}");
        Run run = Run.in(folder, "audit", "--from", "answers", "--format", "json");
        assertThat(run.err()).doesNotContain("expected");
        JsonNode audit = JSON.readTree(run.out());
        assertThat(audit.get("takenAt").asString()).isEqualTo("2026-11-20T09:30:00Z");
        assertThat(
                        audit.get("reads")
                                .valueStream()
                                .filter(read -> read.get("state").asString().equals("denied"))
                                .map(read -> read.get("name").asString()))
                .containsExactly("account-summary");
    }

    @Test
    void the_table_of_the_snapshot_folder_names_every_file_and_no_other() {
        Set<String> named = new TreeSet<>();
        for (String line : Page.of("docs/snapshot-folder.md").lines()) {
            if (line.matches("\\| `[a-z-]+\\.(json|csv)` \\|.*")) {
                named.add(line.substring(3, line.indexOf('`', 3)));
            }
        }
        assertThat(named).isEqualTo(new TreeSet<>(SnapshotFolder.FILES));
    }

    private static Set<String> keys(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /// The demo account as a folder.
    private void demoAccount() throws IOException {
        Path answers = Files.createDirectory(folder.resolve("answers"));
        for (String name : SnapshotFolder.FILES) {
            try (InputStream in =
                    Run.class.getResourceAsStream("/dev/lockstep/demo/account/" + name)) {
                if (in != null) {
                    Files.copy(in, answers.resolve(name));
                }
            }
        }
    }
}
