package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.Run;
import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `lockstep mfa` with a person at the terminal, in this process, on an account that is served in
/// it. The state folder does not know it, so to the program it is a real account.
class MfaTest {
    private static final Secret SEED =
            new Secret("KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQZJANRQXU6JA");

    @TempDir Path folder;
    private Served served;
    private String user;

    @AfterEach
    void end() {
        if (served != null) {
            served.close();
        }
    }

    private void start(UnaryOperator<PracticeState> change, UnaryOperator<Options> options)
            throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isPresent())
                        .filter(one -> one.mfaDevices().isEmpty())
                        .map(User::name)
                        .findFirst()
                        .orElseThrow();
        served = Served.of(change.apply(fresh.state()), options);
    }

    private void start() throws IOException {
        start(state -> state, options -> options);
    }

    private static PracticeState made(PracticeState state, Effect... effects) {
        PracticeState now = state;
        for (Effect effect : effects) {
            now = now.after(effect, Assigned.at(Served.now().minusSeconds(86_400)));
        }
        return now;
    }

    private static String serial(PracticeState state, String name) {
        return new MfaEffect.CreateVirtualMfaDevice("/", name).serial(state.truth());
    }

    /// The user has a device of this name, whose seed is known.
    private PracticeState with(PracticeState state, String name) {
        String serial = serial(state, name);
        PracticeState made =
                made(
                        state,
                        new MfaEffect.CreateVirtualMfaDevice("/", name),
                        new MfaEffect.EnableMfaDevice(user, serial));
        return made.withSecrets(made.secrets().withSeed(serial, SEED));
    }

    private Run mfa(AppPerson person, String... arguments) {
        return conversation().run(person, line(arguments));
    }

    private static String[] line(String... arguments) {
        var line = new ArrayList<>(List.of("mfa"));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }

    /// What was said to the person, each sentence in a line of its own.
    private static String said(Run run) {
        return run.err().replace("\n  ", " ");
    }

    private Conversation conversation() {
        return new Conversation(served.environment(), folder);
    }

    private Account truth() {
        return served.server().state().truth();
    }

    private List<String> devices() {
        return truth().users().get(user).mfaDevices().stream()
                .map(MfaDevice::serial)
                .map(serial -> serial.substring(serial.lastIndexOf('/') + 1))
                .toList();
    }

    /// The names of virtual devices that are nobody's, but for the one that the account came with.
    private List<String> leftovers() {
        return truth().virtualMfaDevices().stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .map(serial -> serial.substring(serial.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith(user))
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            var texts = new ArrayList<String>();
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(one));
            }
            return texts;
        }
    }

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

    private Path ownFile(String name, String text) throws IOException {
        Path file =
                Files.createFile(
                        folder.resolve(name),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
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
    void anothers_leftover_is_named_and_deleted_only_after_a_yes() throws IOException {
        start(
                state -> made(state, new MfaEffect.CreateVirtualMfaDevice("/", user)),
                options -> options);
        Run no = mfa(new AppPerson().refusing(), "enrol", user);
        assertThat(no.status()).isEqualTo(4);
        assertThat(said(no)).contains("is in the way");
        assertThat(leftovers()).containsExactly(user);
        var person = new AppPerson();
        Run yes = mfa(person, "enrol", user);
        assertThat(yes.status()).as(yes.err()).isZero();
        assertThat(person.asked()).anyMatch(one -> one.contains("Delete that device, and set up"));
        assertThat(devices()).containsExactly(user);
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

    @ParameterizedTest
    @CsvSource({
        "iam:ListMFADevices, 3, nothing was done",
        "iam:ListVirtualMFADevices, 3, nothing was done",
        "iam:ListUsers, 3, nothing was done",
        "iam:CreateVirtualMFADevice, 4, no new device",
        "iam:EnableMFADevice, 3, nothing of it is left",
    })
    void what_aws_refuses_in_the_middle_is_told_and_leaves_nothing(
            String operation, int status, String words) throws IOException {
        start(state -> state, options -> options.withDenied(Set.of(operation)));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(said(run)).contains(words).contains("AccessDenied");
        assertThat(devices()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void throttling_is_waited_out() throws IOException {
        start(
                state -> state,
                options -> options.withFaults(Faults.parse("throttle=0.3")).withSeed(7));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void a_lost_key_leaves_nothing_and_is_told() throws IOException {
        start(
                state -> state,
                options ->
                        options.withFaultsOf("iam:CreateVirtualMFADevice", Faults.parse("lost=1")));
        Run run = mfa(new AppPerson(), "enrol", user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run)).contains("was lost, so nobody can use it; nothing of it is left");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_lost_phone_is_replaced_the_new_device_first() throws IOException {
        start(state -> with(state, user), options -> options);
        Run run = mfa(new AppPerson(), "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).isEmpty();
        assertThat(run.out().replace('\n', ' ')).contains("is taken off " + user);
    }

    @Test
    void leaving_a_replacement_off_keeps_the_old_device() throws IOException {
        start(state -> with(state, user), options -> options);
        Run run = mfa(new AppPerson().slipping("stop"), "replace", user);
        assertThat(run.status()).as(run.err()).isEqualTo(4);
        assertThat(devices()).containsExactly(user);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_replacement_whose_end_was_refused_goes_on_with_the_old_device_alone()
            throws IOException {
        start(
                state -> with(state, user),
                options -> options.withDenied(Set.of("iam:DeactivateMFADevice")));
        Run refused = mfa(new AppPerson(), "replace", user);
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(said(refused)).contains("the same command goes on with that");
        assertThat(devices()).containsExactly(user, user + "-2");
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "replace", user, "--device", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("the new device stands already");
        assertThat(person.asked()).noneMatch(question -> question.contains("code"));
        assertThat(devices()).containsExactly(user + "-2");
    }

    @Test
    void a_device_taken_off_whose_deletion_was_refused_is_deleted_and_the_new_one_stays()
            throws IOException {
        start(
                state -> with(state, user),
                options -> options.withDenied(Set.of("iam:DeleteVirtualMFADevice")));
        Run refused = mfa(new AppPerson(), "replace", user);
        assertThat(refused.status()).as(refused.err()).isEqualTo(3);
        assertThat(said(refused)).contains("is taken off, but its name is still taken");
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).containsExactly(user);
        healthy();
        var person = new AppPerson();
        Run run = mfa(person, "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(person.asked()).noneMatch(question -> question.contains("code"));
        assertThat(devices()).containsExactly(user + "-2");
        assertThat(leftovers()).isEmpty();
        Run again = mfa(new AppPerson(), "replace", user);
        assertThat(again.status()).as("the new device is not lost").isEqualTo(4);
        assertThat(said(again)).contains("--device names it");
        Run named = mfa(new AppPerson(), "replace", user, "--device", user + "-2");
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    /// What went wrong does so no more.
    private void healthy() throws IOException {
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
    }

    @Test
    void a_device_that_was_added_is_not_in_the_place_of_the_lost_one() throws IOException {
        start(state -> with(state, user), options -> options);
        assertThat(mfa(new AppPerson(), "enrol", user, "--another").status()).isZero();
        Run run = mfa(new AppPerson(), "replace", user, "--device", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2", user + "-3");
    }

    @Test
    void a_name_that_fits_two_devices_names_neither() throws IOException {
        start(
                state -> {
                    var other = new MfaEffect.CreateVirtualMfaDevice("/other/", user);
                    return made(
                            with(state, user),
                            other,
                            new MfaEffect.EnableMfaDevice(user, other.serial(state.truth())),
                            new MfaEffect.CreateVirtualMfaDevice("/a/", user),
                            new MfaEffect.CreateVirtualMfaDevice("/b/", user));
                },
                options -> options);
        Run run = mfa(new AppPerson(), "replace", user, "--device", user);
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("several devices of " + user + " are called");
        Run cleaned = mfa(new AppPerson(), "clean-up", user);
        assertThat(cleaned.status()).isEqualTo(4);
        assertThat(said(cleaned)).contains("several devices are called");
        assertThat(leftovers()).hasSize(2);
    }

    /// Whether a call without answer was carried out is looked for a quarter of a minute.
    @Test
    @EnabledIfSystemProperty(
            named = "mfa.patience",
            matches = "true",
            disabledReason = "./test --long waits for what AWS may show later")
    void a_device_whose_enabling_had_no_answer_keeps_its_key_and_is_not_deleted() throws Exception {
        start(
                state -> state,
                options -> options.withFaultsOf("iam:EnableMFADevice", Faults.parse("error=1")));
        var process = new Interrupted();
        var hearing =
                Thread.ofVirtual()
                        .start(() -> {
                            while (served.server().calls().getOrDefault("iam:EnableMFADevice", 0L)
                                    == 0) {
                                Thread.onSpinWait();
                            }
                            process.interrupt();
                        });
        Run run =
                conversation().run(process, new AppPerson(), "mfa", "enrol", user, "--qr", "none");
        hearing.join();
        assertThat(run.status()).as(run.err()).isEqualTo(130);
        assertThat(said(run))
                .contains("may be " + user + "'s now")
                .doesNotContain("nothing of it is left");
        assertThat(leftovers()).containsExactly(user);
        healthy();
        Run yes = mfa(new AppPerson(), "enrol", user, "--yes", "--account", AppPerson.ID);
        assertThat(yes.status()).isEqualTo(4);
        assertThat(said(yes)).contains("--confirm " + user);
        assertThat(leftovers()).containsExactly(user);
        Run named =
                mfa(
                        new AppPerson(),
                        "enrol",
                        user,
                        "--yes",
                        "--account",
                        AppPerson.ID,
                        "--confirm",
                        user);
        assertThat(named.status()).as(named.err()).isZero();
        assertThat(devices()).containsExactly(user);
    }

    @Test
    void what_is_left_is_not_told_where_nobody_knows() throws IOException {
        start();
        String serial = serial(served.server().state(), user);
        var person = new AppPerson().slipping("stop");
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("First code")) {
                                        written(new MfaEffect.DeleteVirtualMfaDevice(serial));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run))
                .contains("whether anything of it is left is not known")
                .doesNotContain("nothing of it is left");
    }

    @Test
    void a_device_of_somebody_else_is_not_deleted_when_the_enrolment_is_left_off()
            throws IOException {
        start();
        String serial = serial(served.server().state(), user);
        String other =
                truth().users().keySet().stream()
                        .filter(one -> !one.equals(user))
                        .findFirst()
                        .orElseThrow();
        var person = new AppPerson().slipping("stop");
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("First code")) {
                                        PracticeState now = served.server().state();
                                        assertThat(now.truth().users()).containsKey(other);
                                        enabled(other, serial, AppPerson.key(screen));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run)).contains("is assigned to somebody, so it was not deleted");
    }

    private void enabled(String owner, String serial, String key) {
        var enable = new MfaEffect.EnableMfaDevice(owner, serial);
        var secret = new Secret(key);
        Instant now = Instant.now();
        assertThat(
                        opened(Clock.systemUTC())
                                .collector()
                                .writer()
                                .write(
                                        new SecretWrite.EnableDevice(
                                                enable,
                                                new SecretWrite.CodePair(
                                                        new Secret(
                                                                Totp.code(
                                                                        secret,
                                                                        now.minusSeconds(30))),
                                                        new Secret(Totp.code(secret, now))))))
                .isInstanceOf(Written.Done.class);
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
    void a_resync_without_answer_may_have_been_made() throws Exception {
        start(
                state -> with(state, user),
                options -> options.withFaultsOf("iam:ResyncMFADevice", Faults.parse("lost=1")));
        var process = new Interrupted();
        var hearing =
                Thread.ofVirtual()
                        .start(() -> {
                            while (served.server().calls().getOrDefault("iam:ResyncMFADevice", 0L)
                                    == 0) {
                                Thread.onSpinWait();
                            }
                            process.interrupt();
                        });
        Run run = conversation().run(process, new AppPerson().with(SEED), "mfa", "resync", user);
        hearing.join();
        assertThat(run.status()).as(run.err()).isEqualTo(130);
        assertThat(said(run))
                .contains("the device may be in step now")
                .doesNotContain("nothing was changed");
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
    void several_devices_are_asked_about_and_without_an_answer_nothing_is_done()
            throws IOException {
        start(state -> with(with(state, user), user + "-2"), options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "replace", user);
        assertThat(run.status()).isEqualTo(4);
        assertThat(said(run)).contains("--device names it");
        assertThat(person.asked()).anyMatch(question -> question.contains("Which one is lost?"));
    }

    @Test
    void a_device_is_brought_into_step_by_two_codes() throws IOException {
        start(
                state -> {
                    PracticeState now = with(state, user);
                    return now.withSecrets(now.secrets().withStep(serial(state, user), false));
                },
                options -> options);
        Run run = mfa(new AppPerson().with(SEED).slipping("000000", "111111"), "resync", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("AWS did not take these codes");
        assertThat(served.server().state().secrets().outOfStep()).isEmpty();
        assertThat(run.out().replace('\n', ' ')).contains("in step: its codes are good again");
        Run off = mfa(new AppPerson().with(SEED).slipping("stop"), "resync", user);
        assertThat(off.status()).isEqualTo(4);
    }

    @Test
    void who_has_no_device_can_neither_replace_nor_resync() throws IOException {
        start();
        assertThat(said(mfa(new AppPerson(), "replace", user))).contains("has no MFA device");
        assertThat(said(mfa(new AppPerson(), "resync", user))).contains("has no MFA device");
    }

    @Test
    void clean_up_deletes_what_is_nobodys_after_a_yes() throws IOException {
        start(
                state -> made(state, new MfaEffect.CreateVirtualMfaDevice("/", user)),
                options -> options);
        Run no = mfa(new AppPerson().refusing(), "clean-up");
        assertThat(no.status()).isEqualTo(4);
        assertThat(leftovers()).hasSize(1);
        Run one = mfa(new AppPerson(), "clean-up", user);
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(leftovers()).isEmpty();
        Run rest = mfa(new AppPerson(), "clean-up", "--yes", "--account", AppPerson.ID);
        assertThat(rest.status()).as(rest.err()).isZero();
        assertThat(truth().virtualMfaDevices()).allMatch(VirtualMfaDevice::isAssigned);
        Run none = mfa(new AppPerson(), "clean-up");
        assertThat(none.status()).isZero();
        assertThat(none.out().replace('\n', ' ')).contains("nothing is to be done");
    }

    @Test
    void waiting_prints_a_text_to_send_and_ends_when_the_device_is_there() throws Exception {
        start();
        String serial = serial(served.server().state(), user);
        Conversation terminal = conversation();
        var enrolled =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!terminal.shown().contains("waiting up to")) {
                                Thread.onSpinWait();
                            }
                            Run person =
                                    new Conversation(served.environment(), folder.resolve("other"))
                                            .run(new AppPerson(), "mfa", "enrol", user);
                            assertThat(person.status()).as(person.err()).isZero();
                        });
        Run run = terminal.run(new AppPerson(), "mfa", "enrol", user, "--wait", "--every", "1");
        enrolled.join();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Security credentials",
                        "https://",
                        "As device name type: " + user,
                        "has MFA now");
        assertThat(run.out().replace('\n', ' ')).contains(serial + " (virtual");
        assertThat(AppPerson.key(terminal.shown())).as("no secret").isEmpty();
    }

    @Test
    void a_time_that_is_over_is_3() throws IOException {
        start();
        Run run = mfa(new AppPerson(), "enrol", user, "--wait", "--limit", "0");
        assertThat(run.status()).isEqualTo(3);
        assertThat(said(run)).contains("the same command goes on waiting");
    }

    @Test
    void status_and_chase_name_those_who_have_none_with_a_text_for_each() throws IOException {
        start();
        Run status = mfa(new AppPerson(), "status");
        assertThat(status.status()).as(status.err()).isZero();
        assertThat(status.out()).contains("MFA of account " + AppPerson.ID, "NONE", user);
        assertThat(status.out().lines()).allMatch(line -> line.length() <= 80);
        Run chase = mfa(new AppPerson(), "chase");
        assertThat(chase.status()).isZero();
        assertThat(chase.out())
                .contains(user, "The password dates from", "Security credentials", "https://");
        assertThat(chase.out().lines()).allMatch(line -> line.length() <= 80);
        Run json = mfa(new AppPerson(), "chase", "--format", "json");
        assertThat(json.out())
                .contains("\"schema\" : \"lockstep/mfa-chase/1\"")
                .contains("\"user\" : \"" + user + "\"")
                .contains("\"text\" : ");
        Run states = mfa(new AppPerson(), "status", "--format", "json");
        assertThat(states.out()).contains("lockstep/mfa-status/1", "\"judged\" : \"lacks\"");
    }

    @Test
    void leftovers_that_aws_refuses_to_list_are_not_none() throws IOException {
        start(state -> state, options -> options.withDenied(Set.of("iam:ListVirtualMFADevices")));
        Run status = mfa(new AppPerson(), "status", "--format", "json");
        assertThat(status.status()).as(status.err()).isEqualTo(3);
        assertThat(status.out()).contains("\"leftovers\" : null");
        Run allowed =
                mfa(new AppPerson(), "status", "--allow-undetermined", "--time-zone", "Asia/Tokyo");
        assertThat(allowed.status()).isZero();
        assertThat(allowed.out()).contains("Whether there are virtual devices");
    }

    @Test
    void nothing_to_clean_up_is_told_in_json_and_into_a_file_too() throws IOException {
        start(
                state -> {
                    PracticeState now = state;
                    for (VirtualMfaDevice one : state.truth().virtualMfaDevices()) {
                        if (!one.isAssigned()) {
                            now = made(now, new MfaEffect.DeleteVirtualMfaDevice(one.serial()));
                        }
                    }
                    return now;
                },
                options -> options);
        Run json = mfa(new AppPerson(), "clean-up", "--format", "json");
        assertThat(json.status()).as(json.err()).isZero();
        assertThat(json.out()).startsWith("{");
        Run file = mfa(new AppPerson(), "clean-up", "--output", "out.txt");
        assertThat(file.status()).as(file.err()).isZero();
        assertThat(Files.readString(folder.resolve("out.txt"))).contains("nothing is to be");
    }

    @Test
    void each_prints_the_policy_that_it_needs_and_asks_nothing() throws IOException {
        start();
        for (String command :
                List.of("enrol", "resync", "replace", "clean-up", "status", "chase")) {
            Run run = mfa(new AppPerson(), command, "--print-policy");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("\"Version\": \"2012-10-17\"", "iam:List");
        }
        assertThat(served.server().calls()).isEmpty();
        assertThat(mfa(new AppPerson(), "enrol", "--print-policy").out())
                .contains("iam:CreateVirtualMFADevice", "iam:EnableMFADevice")
                .doesNotContain("iam:DeactivateMFADevice");
    }

    @Test
    void an_enrolment_that_died_is_found_by_the_journal_and_cleaned_up_without_asking()
            throws IOException {
        // Whoever enables it is refused, and so is whoever cleans up: as if the process had died.
        start(
                state -> state,
                options ->
                        options.withDenied(
                                Set.of("iam:EnableMFADevice", "iam:DeleteVirtualMFADevice")));
        Run died = mfa(new AppPerson(), "enrol", user);
        assertThat(died.status()).isEqualTo(3);
        assertThat(said(died)).contains("could not be deleted", "lockstep mfa clean-up");
        assertThat(leftovers()).containsExactly(user);
        PracticeState now = served.server().state();
        served.close();
        served = Served.of(now, options -> options);
        var person = new AppPerson();
        Run run = mfa(person, "enrol", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(run)).contains("left over from an enrolment of this machine");
        assertThat(person.asked()).noneMatch(question -> question.contains("Delete that device"));
        assertThat(devices()).containsExactly(user);
        assertThat(leftovers()).isEmpty();
    }

    /// AWS may only be slow to show the user, so it is asked for a quarter of a minute.
    @Test
    @EnabledIfSystemProperty(
            named = "mfa.patience",
            matches = "true",
            disabledReason = "./test --long waits for a user who does not come back")
    void a_user_who_is_deleted_meanwhile_is_told_and_nothing_is_left() throws IOException {
        start(
                state ->
                        made(
                                state,
                                new UserEffect.CreateUser(
                                        "new.user", "/", Optional.empty(), Map.of())),
                options -> options);
        user = "new.user";
        var person = new AppPerson();
        Run run =
                conversation()
                        .run(
                                (question, screen) -> {
                                    if (question.contains("Next code")) {
                                        written(new UserEffect.DeleteUser(user));
                                    }
                                    return person.apply(question, screen);
                                },
                                "mfa",
                                "enrol",
                                user);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(said(run))
                .contains("nothing of it is left")
                .contains("see whether there still is a user " + user);
        assertThat(person.asked()).filteredOn(one -> one.contains("First code")).hasSize(1);
        assertThat(leftovers()).isEmpty();
    }

    private LiveAccount.Opened opened(Clock clock) {
        return served.reader(Served.QUICK)
                .open(
                        new LiveAccount.Request(
                                SessionRequest.isolated(served.environment(), clock),
                                false,
                                Served.goal(Optional.empty(), Optional.empty())));
    }

    private void written(Effect effect) {
        assertThat(opened(Clock.systemUTC()).collector().writer().write(effect))
                .isInstanceOf(Written.Done.class);
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
    void the_time_of_aws_is_read_off_its_answers() throws IOException {
        start();
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-3));
        LiveAccount.Opened opened = opened(late);
        assertThat(opened.collector().time().orElseThrow())
                .isCloseTo(Instant.now(), within(3, ChronoUnit.SECONDS));
    }

    @Test
    void an_interrupt_at_any_prompt_of_a_replacement_loses_nothing() throws IOException {
        start(state -> with(state, user), options -> options);
        for (int prompt = 0; prompt < 4; prompt++) {
            var asked = new AtomicInteger();
            int at = prompt;
            var person = new AppPerson();
            var process = new Interrupted();
            int status =
                    conversation()
                            .run(
                                    process,
                                    (question, screen) -> {
                                        if (asked.getAndIncrement() == at) {
                                            process.interrupt();
                                            return Optional.empty();
                                        }
                                        return person.apply(question, screen);
                                    },
                                    "mfa",
                                    "replace",
                                    user)
                            .status();
            assertThat(status).as("at prompt " + prompt).isIn(4, 130);
            assertThat(devices()).containsExactly(user);
            assertThat(leftovers()).isEmpty();
        }
        Run run = mfa(new AppPerson(), "replace", user);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(devices()).containsExactly(user + "-2");
    }

    /// A process that hears Ctrl-C, and ends when all is tidied up.
    private static final class Interrupted implements ThisProcess {
        private final Deque<Runnable> hooks = new ConcurrentLinkedDeque<>();

        @Override
        public List<String> program() {
            return List.of();
        }

        @Override
        public Interruption whenInterrupted(Runnable tidyUp) {
            hooks.add(tidyUp);
            return () -> hooks.remove(tidyUp);
        }

        void interrupt() {
            hooks.forEach(hook -> Thread.ofVirtual().start(hook));
        }
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
}
