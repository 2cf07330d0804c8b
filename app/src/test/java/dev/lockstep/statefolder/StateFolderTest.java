package dev.lockstep.statefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
    @TempDir Path folder;

    private StateFolder of(Map<String, String> environment) {
        return StateFolder.of(environment, folder);
    }

    private StateFolder home(String name) {
        return of(Map.of("LOCKSTEP_HOME", folder.resolve(name).toString()));
    }

    @Test
    void LOCKSTEP_HOME_wins_then_XDG_STATE_HOME_then_HOME() {
        assertThat(of(Map.of("LOCKSTEP_HOME", "/a", "XDG_STATE_HOME", "/b", "HOME", "/c")).path())
                .isEqualTo(Path.of("/a"));
        assertThat(of(Map.of("XDG_STATE_HOME", "/b", "HOME", "/c")).path())
                .isEqualTo(Path.of("/b/lockstep"));
        assertThat(of(Map.of("HOME", "/c")).path()).isEqualTo(Path.of("/c/.local/state/lockstep"));
    }

    @Test
    void empty_variables_and_a_relative_XDG_STATE_HOME_count_for_nothing() {
        assertThat(of(Map.of("LOCKSTEP_HOME", "", "XDG_STATE_HOME", "b", "HOME", "/c")).path())
                .isEqualTo(Path.of("/c/.local/state/lockstep"));
    }

    @Test
    void a_relative_LOCKSTEP_HOME_starts_from_the_working_folder() {
        assertThat(of(Map.of("LOCKSTEP_HOME", "state")).path()).isEqualTo(folder.resolve("state"));
    }

    @Test
    void no_variable_at_all_is_refused_and_says_what_to_set() {
        assertThatThrownBy(() -> of(Map.of()))
                .isInstanceOf(UnsafeFolder.class)
                .hasMessageContaining("set LOCKSTEP_HOME");
    }

    @Test
    void each_folder_that_is_made_on_the_way_is_flushed_into_the_one_it_is_in() throws IOException {
        var flushed = new ArrayList<Path>();
        StateFolder.makeAll(folder.resolve("a/b/c"), flushed::add);
        assertThat(flushed)
                .containsExactly(folder, folder.resolve("a"), folder.resolve("a").resolve("b"));
        flushed.clear();
        StateFolder.makeAll(folder.resolve("a/b/c"), flushed::add);
        assertThat(flushed).isEmpty();
    }

    @Test
    void what_is_made_is_for_its_owner_alone() throws IOException {
        Path made = home("deep/state").make("practice");
        assertThat(made).isEqualTo(folder.resolve("deep/state/practice"));
        for (Path one : new Path[] {made, made.getParent()}) {
            assertThat(rights(one)).as(one.toString()).isEqualTo("rwx------");
        }
        Path file = made.resolve("one.json");
        PrivateFile.write(file, "{}");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(PrivateFile.read(file)).contains("{}");
        assertThat(Files.list(made)).containsExactly(file);
    }

    @Test
    void looking_makes_nothing() {
        assertThat(home("state").existing("practice")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_link_is_refused() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("state"), real);
        assertThatThrownBy(() -> home("state").make("practice"))
                .isInstanceOf(UnsafeFolder.class)
                .hasMessageContaining("state is a link");
        assertThatThrownBy(() -> home("state").existing("practice"))
                .isInstanceOf(UnsafeFolder.class);
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void a_link_inside_is_refused() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        home("state").make("other");
        Files.createSymbolicLink(folder.resolve("state/practice"), real);
        assertThatThrownBy(() -> home("state").make("practice"))
                .isInstanceOf(UnsafeFolder.class)
                .hasMessageContaining("practice is a link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwx---", "rwx----w-"})
    void a_folder_that_others_may_write_to_is_refused_and_left_as_it_is(String rights)
            throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString(rights));
        assertThatThrownBy(() -> home("state").make("practice"))
                .isInstanceOf(UnsafeFolder.class)
                .hasMessageContaining("may be written to by others");
        assertThat(rights(state)).isEqualTo(rights);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void a_folder_of_ours_that_others_may_read_is_closed_to_them() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        home("state").make("practice");
        assertThat(rights(state)).isEqualTo("rwx------");
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        Files.createFile(folder.resolve("state"));
        assertThatThrownBy(() -> home("state").make("practice")).isInstanceOf(UnsafeFolder.class);
    }

    @Test
    void a_link_or_a_folder_is_no_private_file() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(PrivateFile.read(link)).isEmpty();
        assertThat(PrivateFile.read(folder)).isEmpty();
        assertThat(PrivateFile.read(folder.resolve("none"))).isEmpty();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
