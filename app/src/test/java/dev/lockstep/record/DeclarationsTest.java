package dev.lockstep.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.cli.SavedAnswers;
import dev.lockstep.control.ControlCatalog;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each finding tells the line of lockstep.yaml that says what is wanted.
class DeclarationsTest {
    @TempDir Path folder;

    @Test
    void every_setting_belongs_to_a_control_and_is_a_key_of_lockstep_yaml() {
        JsonNode schema =
                new JsonMapper()
                        .readTree(
                                dev.lockstep.lockstepfile.BaselineFile.class.getResourceAsStream(
                                        "lockstep.schema.json"));
        Declarations.SETTINGS.forEach((control, way) -> {
            assertThat(ControlCatalog.knownIds()).contains(control);
            JsonNode at = schema.get("properties").get(way.getFirst());
            assertThat(at).as(way.toString()).isNotNull();
            if (way.size() == 2) {
                assertThat(at.get("properties").has(way.get(1))).as(way.toString()).isTrue();
            }
        });
    }

    private Map<String, String> places(String... more) {
        var saved = new SavedAnswers(folder);
        saved.head()
                .raw(
                        "credential-report.csv",
                        "user,password_enabled,mfa_active,access_key_1_active,"
                                + "access_key_1_last_rotated\n"
                                + "Alice,true,false,true,2020-01-01T00:00:00Z\n"
                                + "ci,false,false,true,2020-01-01T00:00:00Z\n"
                                + "nobody,true,false,true,2020-01-01T00:00:00Z\n"
                                + "rescue,true,false,false,N/A\n");
        for (int i = 0; i < more.length; i += 2) {
            saved.raw(more[i], more[i + 1]);
        }
        Run run = Run.in(folder, "audit", "--from", ".", "--format", "json");
        assertThat(run.err()).isEmpty();
        AuditRecord audit = AuditReader.parse("audit.json", run.out());
        return audit.findings().stream()
                .filter(finding -> finding.declaredAt().isPresent())
                .collect(
                        Collectors.toMap(
                                finding -> finding.control().id() + " " + finding.subject().name(),
                                finding ->
                                        named(finding.declaredAt().orElseThrow().file())
                                                + ":"
                                                + finding.declaredAt().orElseThrow().line()));
    }

    /// The tests of the program run elsewhere than in the folder of the account.
    private String named(String file) {
        return folder.relativize(Path.of(file)).toString();
    }

    @Test
    void exceptions_come_before_entries_and_entries_before_settings() {
        Map<String, String> places =
                places(
                        "lockstep.yaml",
                        """
                        lockstep: 1
                        access-keys:
                          max-age-days: 60
                        people:
                          alice: {}
                        services:
                          ci: {owner: alice}
                        break-glass: [rescue]
                        exceptions:
                          - {control: key-age, subject: ci, reason: vendor, owner: alice,
                             until: 2026-12-31}
                        """);
        assertThat(places)
                .containsEntry("user-mfa Alice", "lockstep.yaml:5")
                .containsEntry("key-age Alice#1", "lockstep.yaml:5")
                .containsEntry("key-single ci", "lockstep.yaml:7")
                .containsEntry("key-age ci#1", "lockstep.yaml:10")
                .containsEntry("user-mfa rescue", "lockstep.yaml:8")
                .containsEntry("key-age nobody#1", "lockstep.yaml:3")
                .containsEntry("user-on-roster nobody", "lockstep.yaml:4")
                .doesNotContainKey("password-length 111122223333");
    }

    @Test
    void what_an_extended_file_says_stands_there() {
        Map<String, String> places =
                places(
                        "lockstep.yaml",
                        "lockstep: 1\nextends: company.yaml\npeople:\n  alice: {}\n",
                        "company.yaml",
                        "lockstep: 1\n\npassword-policy:\n  minimum-length: 20\n"
                                + "services: {ci: {owner: alice}}\n");
        assertThat(places)
                .containsEntry("password-length 111122223333", "company.yaml:4")
                .containsEntry("password-number 111122223333", "company.yaml:3")
                .containsEntry("key-single ci", "company.yaml:5")
                .containsEntry("user-mfa Alice", "lockstep.yaml:4");
    }

    @Test
    void without_a_lockstep_yaml_nothing_is_declared() {
        assertThat(places()).isEmpty();
    }
}
