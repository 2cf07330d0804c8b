package dev.lockstep.lockstepfile.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.lockstepfile.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a lockstep.yaml looks after an edit, and when it is left alone.
class EditedFileTest {
    private static final Need CI =
            new Need(
                    new Need.Subject.OfUser("ci"),
                    "deploy from the build server",
                    "alice",
                    LocalDate.of(2027, 3, 31));
    private static final String LINE =
            "{user: ci, purpose: \"deploy from the build server\", owner: alice, until: 2027-03-31}";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lockstep.yaml");
    }

    private EditedFile edited(String text, BaselineEdit... edits) throws IOException {
        Files.writeString(file, text);
        return again(edits);
    }

    private EditedFile again(BaselineEdit... edits) {
        return EditedFile.of(file, "lockstep.yaml", BaselineFile.Options.STRICT, List.of(edits));
    }

    private String after(String text, BaselineEdit... edits) throws IOException {
        edited(text, edits).write();
        return Files.readString(file);
    }

    private String need(String text) throws IOException {
        return after(text, new BaselineEdit.PutNeed(CI));
    }

    @Test
    void a_first_need_is_written_at_the_end() throws IOException {
        assertThat(need("lockstep: 1\n")).isEqualTo("lockstep: 1\nneeds:\n  - " + LINE + "\n");
        assertThat(need("lockstep: 1")).isEqualTo("lockstep: 1\nneeds:\n  - " + LINE);
        assertThat(need("lockstep: 1\n\nmfa: {kind: any}\n"))
                .isEqualTo("lockstep: 1\n\nmfa: {kind: any}\n\nneeds:\n  - " + LINE + "\n");
        assertThat(need("{lockstep: 1}\n")).isEqualTo("{lockstep: 1, needs: [" + LINE + "]}\n");
    }

    @Test
    void an_empty_register_gets_its_first_line_below_it() throws IOException {
        assertThat(need("lockstep: 1\nneeds: []   # none yet\nmfa: {kind: any}\n"))
                .isEqualTo("lockstep: 1\nneeds: # none yet\n  - " + LINE + "\nmfa: {kind: any}\n");
    }

    @Test
    void a_need_comes_after_the_last_one_in_the_style_of_the_list() throws IOException {
        String bob = "{user: bob, purpose: x, owner: bob, until: 2027-01-01}";
        assertThat(need("lockstep: 1\nneeds: [" + bob + "]\n"))
                .isEqualTo("lockstep: 1\nneeds: [" + bob + ", " + LINE + "]\n");
        assertThat(need("lockstep: 1\nneeds: [\n  " + bob + " # his\n]\n"))
                .isEqualTo("lockstep: 1\nneeds: [\n  " + bob + ", # his\n  " + LINE + "\n]\n");
        assertThat(need("lockstep: 1\nneeds:\n- " + bob + " # his\n# the end\n"))
                .isEqualTo("lockstep: 1\nneeds:\n- " + bob + " # his\n- " + LINE + "\n# the end\n");
    }

    @Test
    void a_need_of_the_same_user_is_changed_where_it_stands() throws IOException {
        assertThat(
                        need(
                                """
                                lockstep: 1
                                needs:
                                  - user: ci          # the build server
                                    # asked in May
                                    purpose: 'old'    # soon over
                                    until: 2027-01-01
                                    owner: alice
                                """))
                .isEqualTo(
                        """
                        lockstep: 1
                        needs:
                          - user: ci          # the build server
                            # asked in May
                            purpose: "deploy from the build server"    # soon over
                            until: 2027-03-31
                            owner: alice
                        """);
    }

    @Test
    void what_is_so_already_leaves_the_file_as_it_is() throws IOException {
        String text = "lockstep: 1\nneeds:\n  - " + LINE + "\n";
        EditedFile edited = edited(text, new BaselineEdit.PutNeed(CI));
        assertThat(edited.isChanged()).isFalse();
        assertThat(edited.changed()).isEmpty();
    }

    @Test
    void a_need_that_goes_leaves_its_comments_and_an_empty_register() throws IOException {
        assertThat(
                        after(
                                "lockstep: 1\nneeds:  # who needs what\n  # the build server\n  - "
                                        + LINE
                                        + "   # until Easter\nmfa: {kind: any}\n",
                                new BaselineEdit.RemoveNeed(CI.subject())))
                .isEqualTo(
                        "lockstep: 1\nneeds: []  # who needs what\n  # the build server\n"
                                + "  # until Easter\nmfa: {kind: any}\n");
    }

    @Test
    void an_attestation_and_a_person_find_their_places() throws IOException {
        var vouch =
                new BaselineEdit.Vouch(
                        RootGoal.STRONG_PASSWORD,
                        new RootGoal.Attestation(
                                "alice", LocalDate.of(2026, 11, 1), LocalDate.of(2027, 11, 1)));
        var dora =
                new BaselineEdit.PutPerson(
                        new Person(
                                "dora",
                                Optional.empty(),
                                Optional.of("dora@example.com"),
                                "dora",
                                List.of("developers"),
                                false,
                                Optional.empty()));
        assertThat(
                        after(
                                """
                                lockstep: 1
                                root:
                                    idle-days: 20   # strict
                                people:
                                  bob: {}
                                groups: {developers: {}}
                                """,
                                vouch,
                                dora))
                .isEqualTo(
                        """
                        lockstep: 1
                        root:
                            idle-days: 20   # strict
                            attestations:
                              strong-password: {by: alice, date: 2026-11-01, until: 2027-11-01}
                        people:
                          bob: {}
                          dora: {email: dora@example.com, groups: [developers]}
                        groups: {developers: {}}
                        """);
    }

    @Test
    void the_lines_that_change_are_told() throws IOException {
        assertThat(edited("lockstep: 1\nneeds: []\n", new BaselineEdit.PutNeed(CI)).changed())
                .containsExactly("- needs: []", "+ needs:", "+   - " + LINE);
    }

    @Test
    void without_a_file_init_is_named() {
        assertThatThrownBy(() -> again(new BaselineEdit.PutNeed(CI)))
                .isInstanceOf(CannotEdit.class)
                .hasMessageContaining("lockstep init");
    }

    @Test
    void a_register_of_another_file_is_not_replaced() throws IOException {
        Files.writeString(folder.resolve("company.yaml"), "lockstep: 1\nneeds: []\n");
        assertThatThrownBy(() ->
                        edited(
                                "lockstep: 1\nextends: company.yaml\n",
                                new BaselineEdit.PutNeed(CI)))
                .isInstanceOf(CannotEdit.class)
                .hasMessageContaining("--baseline")
                .hasMessageContaining("company.yaml");
    }

    @Test
    void an_alias_is_left_to_a_person_who_is_told_what_to_write() {
        assertThatThrownBy(() ->
                        edited(
                                "lockstep: 1\nadministrator-roles: &a []\nneeds: *a\n",
                                new BaselineEdit.PutNeed(CI)))
                .isInstanceOf(CannotEdit.class)
                .hasMessageContaining("alias")
                .hasMessageContaining("- " + LINE);
    }

    @Test
    void a_file_that_changed_meanwhile_is_left_alone() throws IOException {
        EditedFile edited = edited("lockstep: 1\n", new BaselineEdit.PutNeed(CI));
        Files.writeString(file, "lockstep: 1\n# mine\n");
        assertThatThrownBy(edited::write)
                .isInstanceOf(CannotEdit.class)
                .hasMessageContaining("meanwhile");
        assertThat(Files.readString(file)).isEqualTo("lockstep: 1\n# mine\n");
    }

    @Test
    void a_link_within_the_folder_is_followed_and_one_that_leads_outside_is_refused(
            @TempDir Path other) throws IOException {
        Path real = folder.resolve("real.yaml");
        Files.writeString(real, "lockstep: 1\n");
        Files.createSymbolicLink(file, real);
        again(new BaselineEdit.PutNeed(CI)).write();
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(real)).contains(LINE);

        Path outside = other.resolve("lockstep.yaml");
        Files.writeString(outside, "lockstep: 1\n");
        Files.delete(file);
        Files.createSymbolicLink(file, outside);
        assertThatThrownBy(() -> again(new BaselineEdit.PutNeed(CI)))
                .isInstanceOf(CannotEdit.class)
                .hasMessageContaining("outside");
        assertThat(Files.readString(outside)).isEqualTo("lockstep: 1\n");
    }

    @Test
    void whose_it_is_stays_as_it_was() throws IOException {
        Files.writeString(file, "lockstep: 1\n");
        assumeThat(Files.getAttribute(file, "unix:uid"))
                .as("only root can give a file away")
                .isEqualTo(0);
        Files.setAttribute(file, "unix:gid", 54321);
        Files.setAttribute(file, "unix:uid", 12345);
        again(new BaselineEdit.PutNeed(CI)).write();
        assertThat(Files.readString(file)).contains("build server");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(54321);
    }

    @Test
    void who_may_read_it_stays_as_it_was() throws IOException {
        Files.writeString(file, "lockstep: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        again(new BaselineEdit.PutNeed(CI)).write();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void a_person_is_taken_out_and_each_comment_stays() throws IOException {
        assertThat(
                        after(
                                """
                                lockstep: 1
                                people:   # all of us
                                  alice: {}   # the first
                                  # bob came later
                                  bob:
                                    email: bob@example.com   # private
                                  carol: {}
                                """,
                                new BaselineEdit.RemovePerson("bob")))
                .isEqualTo(
                        """
                        lockstep: 1
                        people:   # all of us
                          alice: {}   # the first
                          # bob came later
                          # private
                          carol: {}
                        """);
        assertThat(
                        after(
                                "lockstep: 1\npeople: {alice: {}, bob: {email: b@example.com}}\n",
                                new BaselineEdit.RemovePerson("bob")))
                .isEqualTo("lockstep: 1\npeople: {alice: {}}\n");
        assertThat(
                        after(
                                "lockstep: 1\npeople:\n  alice: {}\n",
                                new BaselineEdit.RemovePerson("alice")))
                .isEqualTo("lockstep: 1\npeople: {}\n");
    }
}
