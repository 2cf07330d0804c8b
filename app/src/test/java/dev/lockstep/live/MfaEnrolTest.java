package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.state.PracticeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lockstep mfa enrol`: the device is made together with its person, who slips, leaves off or
/// names another.
class MfaEnrolTest extends MfaAtTheTerminal {
    @Test
    void the_key_is_shown_once_and_two_codes_give_the_user_the_device() throws IOException {
        start();
        Conversation terminal = conversation();
        var person = new AppPerson();
        Run run = terminal.run(person, "mfa", "enrol", user);
        assertThat(run.status()).as(terminal.shown()).isZero();
        assertThat(devices()).containsExactly(user);
        assertThat(run.out().replace('\n', ' '))
                .contains(user + " has MFA now", "seen by AWS", "lockstep undo ")
                .contains("Clear the screen");
        String key = AppPerson.key(terminal.shown());
        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(files()).noneMatch(text -> text.contains(key));
        assertThat(person.asked()).filteredOn(question -> question.contains("code")).hasSize(2);
        Run again = mfa(new AppPerson(), "enrol", user);
        assertThat(again.status()).isZero();
        assertThat(again.out().replace('\n', ' ')).contains(user + " has MFA:", "Nothing is to be");
    }

    @Test
    void whoever_has_mfa_is_asked_nothing() throws IOException {
        start(state -> with(state, user), options -> options);
        var person = new AppPerson();
        assertThat(mfa(person, "enrol", user).status()).isZero();
        assertThat(person.asked()).isEmpty();
    }

    @Test
    void wrong_codes_are_told_for_what_they_are_and_lock_nothing() throws IOException {
        start();
        Run run =
                mfa(
                        new AppPerson()
                                .slipping(
                                        "12345",
                                        "first",
                                        "first",
                                        "second" + "x",
                                        "000000",
                                        "older",
                                        "old",
                                        "second",
                                        "first",
                                        "",
                                        "qr",
                                        "first"),
                        "enrol",
                        user);
        assertThat(run.status()).as(run.err() + run.out()).isZero();
        assertThat(said(run))
                .containsSubsequence(
                        "not six digits",
                        "both codes are the same",
                        "not six digits",
                        "mistyped",
                        "the clock of the phone is 10 minutes behind",
                        "wrong order",
                        "3 pairs of codes were not right. Wrong codes lock nothing",
                        "an empty line once more");
        assertThat(devices()).containsExactly(user);
        assertThat(served.server().calls().get("iam:EnableMFADevice"))
                .as("only right codes are sent")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"stop", "^D", "''"})
    void leaving_off_leaves_no_device_behind(String typed) throws IOException {
        start();
        Run run = mfa(new AppPerson().slipping("000000", "111111", typed, typed), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(4);
        assertThat(said(run))
                .contains("left off: " + user + " has no new device; nothing of it is left")
                .contains("wrong pairs of codes: 1");
        assertThat(devices()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void no_to_the_question_does_nothing() throws IOException {
        start();
        Run run = mfa(new AppPerson().refusing(), "enrol", user);
        assertThat(run.status()).isEqualTo(4);
        assertThat(served.server().calls()).doesNotContainKey("iam:CreateVirtualMFADevice");
    }

    @Test
    void without_a_terminal_nothing_is_done_and_the_options_are_named() throws IOException {
        start();
        Run run =
                InProcess.run(
                        served.environment(), Served.QUICK, folder, List.of("mfa", "enrol", user));
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("nothing was done", "--codes");
        Path codes = ownFile("codes", "000000\n");
        Run shown =
                InProcess.run(
                        served.environment(),
                        Served.QUICK,
                        folder,
                        List.of("mfa", "enrol", user, "--codes", codes.toString(), "--yes"));
        assertThat(shown.status()).isEqualTo(4);
        assertThat(said(shown)).contains("nothing was done", "--key-file");
        assertThat(served.server().calls()).doesNotContainKey("iam:CreateVirtualMFADevice");
    }

    @Test
    void a_script_gets_the_key_in_a_file_of_its_own_and_gives_codes_from_one() throws IOException {
        start();
        Path codes = ownFile("codes", "123456\nstop\n");
        Run run =
                mfa(
                        new AppPerson(),
                        "enrol",
                        user,
                        "--yes",
                        "--account",
                        AppPerson.ID,
                        "--key-file",
                        "key",
                        "--codes",
                        codes.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(4);
        assertThat(said(run)).contains("the key of the device is in key");
        assertThat(folder.resolve("key")).as("its device is gone").doesNotExist();
        Files.setPosixFilePermissions(codes, PosixFilePermissions.fromString("rw-r--r--"));
        Run open = mfa(new AppPerson(), "enrol", user, "--yes", "--codes", codes.toString());
        assertThat(open.status()).isEqualTo(4);
        assertThat(said(open)).contains("chmod 600");
        ownFile("there", "");
        Run taken =
                mfa(
                        new AppPerson(),
                        "enrol",
                        user,
                        "--yes",
                        "--account",
                        AppPerson.ID,
                        "--key-file",
                        "there");
        assertThat(taken.status()).isEqualTo(4);
        assertThat(said(taken)).contains("there is a file there already");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_name_in_use_gives_way_to_the_next_and_a_wanted_one_is_refused() throws IOException {
        start(state -> with(state, user), options -> options);
        Run taken = mfa(new AppPerson(), "enrol", user, "--another", "--name", user);
        assertThat(taken.status()).isEqualTo(4);
        assertThat(said(taken)).contains("is taken by a device in use", user + "-2");
        Run next = mfa(new AppPerson(), "enrol", user, "--another");
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(devices()).containsExactly(user, user + "-2");
    }

    @Test
    void eight_devices_are_as_many_as_there_can_be() throws IOException {
        start(
                state -> {
                    PracticeState now = state;
                    for (int i = 1; i <= 8; i++) {
                        now = with(now, user + "-" + i);
                    }
                    return now;
                },
                options -> options);
        Run run = mfa(new AppPerson(), "enrol", user, "--another");
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("has 8 MFA devices, as many as AWS allows");
    }

    @Test
    void a_user_who_is_not_there_is_told() throws IOException {
        start();
        Run run = mfa(new AppPerson(), "enrol", "nobody.such");
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("there is no user nobody.such in account " + AppPerson.ID);
        Run self = mfa(new AppPerson(), "enrol");
        assertThat(self.status()).isEqualTo(4);
        assertThat(said(self)).contains("name it: lockstep mfa enrol USER");
    }

    @Test
    void an_app_where_hardware_is_wanted_is_told_to_be_not_enough() throws IOException {
        start(state -> with(state, user), options -> options);
        Files.writeString(folder.resolve("lockstep.yaml"), "lockstep: 1\nmfa: {kind: hardware}\n");
        for (String way : List.of("--name=" + user, "--wait")) {
            Run run = mfa(new AppPerson(), "enrol", user, way);
            assertThat(run.status()).as(run.err()).isEqualTo(3);
            assertThat(run.out().replace('\n', ' '))
                    .contains("an authenticator app is not enough", "--another --wait")
                    .doesNotContain("Nothing is to be done");
        }
        Run another = mfa(new AppPerson(), "enrol", user, "--another");
        assertThat(another.status()).as(another.err()).isZero();
        assertThat(said(another)).contains("does not make step 6 green");
    }

    @Test
    void a_person_who_is_called_as_another_user_is_asked_about() throws IOException {
        start();
        String other =
                truth().users().keySet().stream()
                        .filter(one -> !one.equals(user))
                        .findFirst()
                        .orElseThrow();
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\npeople:\n  " + user + ": {user: " + other + "}\n");
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(4);
        assertThat(said(run)).contains("nobody can tell which is meant");
    }

    @Test
    void whoever_asks_for_oneself_names_nobody() throws IOException {
        start();
        User self =
                truth().users().values().stream()
                        .filter(one -> one.mfaDevices().isEmpty())
                        .filter(one -> one.accessKeys().stream().anyMatch(AccessKey::active))
                        .findFirst()
                        .orElseThrow();
        String key =
                self.accessKeys().stream()
                        .filter(AccessKey::active)
                        .map(AccessKey::id)
                        .findFirst()
                        .orElseThrow();
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("AWS_ACCESS_KEY_ID", key);
        environment.put(
                "AWS_SECRET_ACCESS_KEY",
                Optional.ofNullable(served.server().state().secrets().keys().get(key))
                        .orElseThrow()
                        .reveal());
        environment.remove("AWS_SESSION_TOKEN");
        user = self.name();
        Run run = new Conversation(environment, folder).run(new AppPerson(), "mfa", "enrol");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void hostile_names_reach_no_terminal_raw() throws IOException {
        start();
        Run run = mfa(new AppPerson(), "enrol", "a\u001b[2Jb");
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).doesNotContain("\u001b").contains("\\u{1B}");
        Run name = mfa(new AppPerson(), "enrol", user, "--name", "a b\u202e");
        assertThat(name.status()).isEqualTo(64);
        assertThat(said(name)).doesNotContain("\u202e");
    }

    private Path ownFile(String name, String text) throws IOException {
        Path file =
                Files.createFile(
                        folder.resolve(name),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }
}
