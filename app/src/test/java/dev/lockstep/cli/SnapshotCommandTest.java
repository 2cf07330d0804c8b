package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.Run;
import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.collect.FolderWriter;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.ScriptedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final SnapshotFiles FILES = SavedAccount.files();

    @TempDir Path folder;

    @Test
    void a_folder_is_written_that_only_its_owner_can_read_and_that_holds_the_same()
            throws IOException {
        Run run = snapshot(SnapshotFolder.read(FILES), "--output", "answers");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("lockstep: the answers of account 111122223333 are in answers\n");
        Path answers = folder.resolve("answers");
        assertThat(permissions(answers)).isEqualTo("rwx------");
        var names = new ArrayList<String>();
        try (Stream<Path> files = Files.list(answers)) {
            for (Path file : files.sorted().toList()) {
                names.add(file.getFileName().toString());
                assertThat(permissions(file)).isEqualTo("rw-------");
                assertThat(Files.readString(file))
                        .isEqualTo(FILES.text(file.getFileName().toString()).orElseThrow());
            }
        }
        assertThat(names)
                .containsExactlyElementsOf(
                        SnapshotFolder.FILES.stream().filter(FILES::has).sorted().toList());
        assertThat(everythingIn(folder)).containsExactly("answers");
        assertSame(SnapshotFolder.read(answers), SnapshotFolder.read(FILES));
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        Files.createDirectory(folder.resolve("answers"));
        assertThat(snapshot(SnapshotFolder.read(FILES), "-o", "answers").status()).isZero();
        assertThat(folder.resolve("answers/users.json")).exists();
        assertThat(everythingIn(folder)).containsExactly("answers");
    }

    @Test
    void a_folder_that_holds_something_is_refused_before_anything_is_read() throws IOException {
        Files.createDirectory(folder.resolve("answers"));
        Files.writeString(folder.resolve("answers/mine"), "mine");
        var account = new ScriptedAccount(SnapshotFolder.read(FILES), FILES);
        Run run = Run.reaching(account, folder, Map.of(), "snapshot", "--output", "answers");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).contains("answers", "not an empty folder").hasLineCount(1);
        assertThat(account.request()).isEmpty();
        assertThat(everythingIn(folder.resolve("answers"))).containsExactly("mine");
    }

    @Test
    void a_file_or_a_link_in_its_place_is_refused() throws IOException {
        Files.writeString(folder.resolve("file"), "mine");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere"));
        assertThat(snapshot(SnapshotFolder.read(FILES), "-o", "file").status()).isEqualTo(4);
        assertThat(snapshot(SnapshotFolder.read(FILES), "-o", "link").status()).isEqualTo(4);
        assertThat(everythingIn(folder)).containsExactly("file", "link");
    }

    @Test
    void a_place_that_cannot_be_written_is_64_before_anything_is_read() throws IOException {
        var account = new ScriptedAccount(SnapshotFolder.read(FILES), FILES);
        Run run = Run.reaching(account, folder, Map.of(), "snapshot", "-o", "none/such");
        assertThat(run.status()).isEqualTo(64);
        assertThat(account.request()).isEmpty();
        assertThat(run.err()).contains("cannot write none/such").hasLineCount(1);
        assertThat(everythingIn(folder)).isEmpty();
    }

    @Test
    void what_AWS_refuses_is_named_and_is_3_and_the_folder_is_written() {
        Answers refused = refusing(SnapshotFolder.read(FILES), ReadKey.PASSWORD_POLICY);
        Run run = snapshot(refused, "--output", "answers");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("not complete: AWS refused iam:GetAccountPasswordPolicy");
        assertThat(folder.resolve("answers/snapshot.json")).exists();
    }

    @Test
    void a_folder_that_cannot_be_written_to_its_end_is_not_written_at_all() throws IOException {
        Path half = Files.createDirectory(folder.resolve("half"));
        Files.writeString(half.resolve("snapshot.json"), "{}");
        Files.createSymbolicLink(half.resolve("users.json"), Path.of("nowhere"));
        assertThatThrownBy(() ->
                        FolderWriter.write(
                                new SnapshotFiles.InFolder(half), folder.resolve("whole")))
                .isInstanceOf(BadInput.class);
        assertThat(everythingIn(folder)).containsExactly("half");
    }

    private static <T> Answers refusing(Answers answers, ReadKey<T> key) {
        return answers.with(
                key, new Read.Denied<T>(key, key.operations().getFirst(), "not authorized"));
    }

    private Run snapshot(Answers answers, String... more) {
        var arguments = new ArrayList<>(List.of("snapshot"));
        arguments.addAll(List.of(more));
        return Run.reaching(
                new ScriptedAccount(answers, FILES),
                folder,
                Map.of(),
                arguments.toArray(String[]::new));
    }

    private static void assertSame(Answers one, Answers other) {
        assertThat(one.origin()).isEqualTo(other.origin());
        for (ReadKey<?> kind : ReadKey.all()) {
            assertThat(one.get(kind)).isEqualTo(other.get(kind));
            assertThat(one.subjects(kind)).isEqualTo(other.subjects(kind));
            for (String subject : one.subjects(kind)) {
                assertThat(one.get(kind.of(subject))).isEqualTo(other.get(kind.of(subject)));
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> everythingIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
