package dev.lockstep.operation.handover;

import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.operation.Refused;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files give way to a secret that is handed over: those that an interrupted run of ours left
/// for the same user and that are of no use, and no others.
class HandOverPlaceTest {
    private static final String ACCOUNT = "123456789012";
    private static final Instant BEGUN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Leftover PASSWORD =
            new Leftover.OfPassword(ACCOUNT, "alice", Optional.of(BEGUN), false);

    private static final String ZOES =
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final String AARONS = "age1aaron";

    @TempDir Path folder;

    private static HandedOver password(String account, String user, String password) {
        return HandedOver.password(account, user, "https://signin.example", new Secret(password));
    }

    private static HandedOver key(String owner, String id) {
        return HandedOver.key(ACCOUNT, owner, id, new Secret("old/secret"));
    }

    private Path left(String text) throws IOException {
        Path file = folder.resolve("first");
        Files.deleteIfExists(file);
        new HandOverPlace.OwnFile(file, new Leftover.None())
                .write(new HandedOver("any", new Secret(text)));
        Files.setLastModifiedTime(file, FileTime.from(BEGUN.plusSeconds(5)));
        return file;
    }

    private HandOverPlace place(Leftover leftover) {
        return HandOverPlace.of(
                Baseline.DEFAULT,
                Wanted.password(
                        "alice",
                        Optional.of(folder.resolve("first")),
                        folder,
                        BEGUN,
                        leftover,
                        Optional.empty()));
    }

    private void givesWay(String text, Leftover leftover) throws IOException {
        Path file = left(text);
        HandOverPlace place = place(leftover);
        assertThat(place.words()).contains("what an interrupted run left there");
        assertThat(file).as("nothing is written before it is asked").hasContent(text);
        place.write(password(ACCOUNT, "alice", "New-one"));
        assertThat(file).content().contains("New-one").doesNotContain("Old-one", "old/secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(
                        place(new Leftover.OfPassword(ACCOUNT, "alice", Optional.of(BEGUN), false))
                                .words())
                .contains("interrupted");
    }

    private void stays(Leftover leftover) throws IOException {
        Path file = folder.resolve("first");
        String before = Files.readString(file);
        assertThatThrownBy(() -> place(leftover))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is there already; nothing was done");
        assertThatThrownBy(() ->
                        new HandOverPlace.OwnFile(file, leftover)
                                .write(password(ACCOUNT, "alice", "New-one")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is there already");
        assertThat(file).hasContent(before);
    }

    @Test
    void the_password_of_an_interrupted_run_gives_way_whole_or_in_part() throws IOException {
        String whole = password(ACCOUNT, "alice", "Old-one").text().reveal();
        for (int length : List.of(whole.length(), whole.length() - 3, 100, 20, 0)) {
            givesWay(whole.substring(0, length), PASSWORD);
        }
    }

    @Test
    void what_is_not_of_such_a_run_stays() throws IOException {
        String whole = password(ACCOUNT, "alice", "Old-one").text().reveal();
        for (String other :
                List.of(
                        "mine",
                        whole + "a note of mine\n",
                        password(ACCOUNT, "bob", "Old-one").text().reveal(),
                        password("999999999999", "alice", "Old-one").text().reveal())) {
            left(other);
            stays(PASSWORD);
        }
        left(whole);
        stays(new Leftover.OfPassword(ACCOUNT, "alice", Optional.empty(), false));
        stays(new Leftover.OfPassword(ACCOUNT, "alice", Optional.of(BEGUN.plusSeconds(60)), false));
        stays(new Leftover.None());
        Files.setPosixFilePermissions(
                folder.resolve("first"), PosixFilePermissions.fromString("rw-r-----"));
        stays(PASSWORD);
    }

    private static Person person(String id, String user, boolean federated, String age) {
        return new Person(
                id,
                Optional.empty(),
                Optional.empty(),
                user,
                List.of(),
                federated,
                Optional.of(age));
    }

    private HandOverPlace sealed(TestBaseline roster) {
        return HandOverPlace.of(
                roster.build(),
                Wanted.password(
                        "zoe",
                        Optional.empty(),
                        folder,
                        BEGUN,
                        new Leftover.None(),
                        Optional.empty()));
    }

    @Test
    void a_password_is_sealed_to_the_one_person_whose_user_it_is() {
        Person zoe = person("zoe", "zoe", false, ZOES);
        assertThat(sealed(baseline().person(zoe).person(person("amy", "amy", false, AARONS))))
                .isInstanceOfSatisfying(
                        HandOverPlace.Sealed.class,
                        one -> assertThat(one.recipient()).hasToString(ZOES));
        for (Person other :
                List.of(
                        person("aaron", "zoe", true, AARONS),
                        person("aaron", "Zoe", false, AARONS))) {
            TestBaseline roster = baseline().person(other).person(zoe);
            assertThatThrownBy(() -> sealed(roster))
                    .isInstanceOf(Refused.class)
                    .hasMessageContainingAll("to more than one: aaron, zoe", "--password-file");
        }
    }

    @Test
    void what_may_be_in_force_is_kept_until_aws_has_taken_another() throws IOException {
        var open = new Leftover.OfPassword(ACCOUNT, "alice", Optional.of(BEGUN), true);
        Path file = left(password(ACCOUNT, "alice", "Old-one").text().reveal());
        Path others = Files.writeString(folder.resolve("first.before"), "mine");
        Path kept = folder.resolve("first.before-2");
        HandOverPlace first = place(open);
        assertThat(first.words())
                .contains("may be in force", "stays in " + kept)
                .doesNotContain("of no use");
        first.write(password(ACCOUNT, "alice", "New-one"));
        assertThat(file).content().contains("New-one");
        assertThat(kept).content().contains("Old-one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        // That one is killed too, and AWS does not take the next.
        HandOverPlace second = place(open);
        second.write(password(ACCOUNT, "alice", "Newer-one"));
        assertThat(second.kept()).containsExactly(kept, folder.resolve("first.before-3"));
        assertThat(second.putBack()).as("the new one stands there").isEmpty();
        Files.delete(file);
        assertThat(second.putBack()).contains(file);
        assertThat(file).content().contains("New-one");
        assertThat(second.kept()).containsExactly(kept);

        second.taken();
        assertThat(kept).doesNotExist();
        assertThat(file).exists();
        assertThat(others).hasContent("mine");
    }

    @Test
    void nothing_is_taken_for_a_leftover_through_a_link() throws IOException {
        Path file = left(password(ACCOUNT, "alice", "Old-one").text().reveal());
        Path real = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, real);
        stays(PASSWORD);
    }

    @Test
    void the_file_of_a_key_gives_way_where_that_key_is_deleted() throws IOException {
        var gone = new Leftover.OfKey(ACCOUNT, "ci", Set.of("AKIAGONE")::contains);
        String whole = key("ci", "AKIAGONE").text().reveal();
        givesWay(whole, gone);
        givesWay(whole.substring(0, whole.indexOf("AKIAGONE") + 4), gone);
        for (String other :
                List.of(
                        key("ci", "AKIATHERE").text().reveal(),
                        key("ci", "AKIATHERE").text().reveal().strip(),
                        key("other", "AKIAGONE").text().reveal(),
                        whole + "[default]\n",
                        "")) {
            left(other);
            stays(gone);
        }
    }
}
