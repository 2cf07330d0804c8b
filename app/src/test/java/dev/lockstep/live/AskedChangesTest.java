package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Steering;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.MfaChange;
import dev.lockstep.collect.MfaCode;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.run.AskedChanges;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.SecretDesk;
import dev.lockstep.write.SecretWrite;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes that a person asks for by name, with secrets beside them, over the wire: from a reading
/// of what they are about alone.
class AskedChangesTest {
    @TempDir Path folder;
    private Served served;
    private String user;
    private final Person person = new Person();

    @BeforeEach
    void start() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        served = Served.of(fresh);
        user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isPresent())
                        .filter(one -> one.mfaDevices().isEmpty())
                        .filter(one -> one.accessKeys().size() == 1)
                        .map(User::name)
                        .findFirst()
                        .orElseThrow();
    }

    @AfterEach
    void end() {
        served.close();
    }

    private User now() {
        return served.server().state().truth().users().get(user);
    }

    private LiveAccount.Request request() {
        var session =
                new SessionRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        MfaCode.NONE,
                        served.environment(),
                        Optional.empty(),
                        folder,
                        Optional.of(folder.resolve("state")),
                        Clock.systemUTC());
        return new LiveAccount.Request(
                session,
                false,
                new Goal(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        new Audit.Selection(Set.of(), Set.of("user-mfa", "mfa-leftover")),
                        Optional.empty()),
                new LiveAccount.Reading.Part(
                        Set.of(
                                ReadKey.USERS,
                                ReadKey.VIRTUAL_MFA_DEVICES,
                                ReadKey.MFA_DEVICES.of(user),
                                ReadKey.ACCESS_KEYS.of(user)),
                        Set.of(
                                "iam:ListUsers",
                                "iam:ListVirtualMFADevices",
                                "iam:ListMFADevices",
                                "iam:ListAccessKeys")));
    }

    private CarryOut.Finished carried(Change... changes) {
        LiveAccount accounts = served.reader(Served.QUICK);
        var asked = new AskedChanges(accounts, "test", List.of());
        try (AskedChanges.Held held =
                asked.held(
                        new AskedChanges.Request(request(), Set.of()), LiveAccount.Watch.NOBODY)) {
            Ready ready = asked.ready(held, List.of(changes));
            assertThat(ready.made().plan().isRefused())
                    .as(ready.made().plan().guards().toString())
                    .isFalse();
            return CarryOut.begin(accounts, ready, Set.of(), Steering.SILENT, person, "test")
                    .carryOut(LiveAccount.Watch.NOBODY);
        }
    }

    private MfaChange.EnrolDevice enrol() {
        String arn = now().arn().orElseThrow();
        return new MfaChange.EnrolDevice(
                Subject.of(Subject.Kind.USER, user, now().arn()),
                user,
                "/",
                user,
                arn.replaceFirst(":user/.*", ":mfa/" + user));
    }

    private List<String> journaled() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var lines = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }

    @Test
    void a_device_with_right_codes_is_enrolled_and_its_seed_stands_nowhere() throws IOException {
        CarryOut.Finished finished = carried(enrol());
        assertThat(finished.result().end()).isEqualTo(RunResult.End.DONE);
        assertThat(now().mfaDevices()).hasSize(1);
        assertThat(finished.differences()).isEmpty();
        String seed = person.seeds.values().iterator().next().reveal();
        assertThat(journaled()).noneMatch(line -> line.contains(seed));
    }

    @Test
    void wrong_codes_are_asked_for_again_and_fail_nothing() throws IOException {
        person.slips = 20;
        CarryOut.Finished finished = carried(enrol());
        assertThat(finished.result().end()).isEqualTo(RunResult.End.DONE);
        assertThat(person.asked.getFirst()).isEmpty();
        assertThat(person.asked.stream().flatMap(Optional::stream)).hasSize(20);
        assertThat(journaled()).noneMatch(line -> line.contains("000000\""));
    }

    @Test
    void leaving_off_at_the_codes_stops_the_run_with_the_device_made_and_nobodys() {
        person.stays = false;
        CarryOut.Finished finished = carried(enrol());
        assertThat(finished.result().end()).isEqualTo(RunResult.End.STOPPED);
        assertThat(now().mfaDevices()).isEmpty();
        assertThat(served.server().state().truth().virtualMfaDevices())
                .anyMatch(device -> device.serial().endsWith("/" + user) && !device.isAssigned());
    }

    @Test
    void resync_is_called_though_nothing_of_it_is_seen() {
        carried(enrol());
        String serial = now().mfaDevices().getFirst().serial();
        person.slips = 1;
        person.asked.clear();
        served.server().clock().advance(Duration.ofMinutes(5));
        carried(
                new MfaChange.ResyncDevice(
                        Subject.of(Subject.Kind.MFA_DEVICE, serial, Optional.of(serial)),
                        user,
                        serial));
        assertThat(person.asked).hasSize(2);
    }

    @Test
    void a_key_is_made_and_its_secret_handed_over() {
        String old = now().accessKeys().getFirst().id();
        CarryOut.Finished finished =
                carried(
                        new KeyChange.MakeKey(
                                Subject.of(Subject.Kind.USER, user, now().arn()),
                                user,
                                Optional.of(old)));
        assertThat(finished.result().end()).isEqualTo(RunResult.End.DONE);
        assertThat(now().accessKeys().stream().map(AccessKey::id))
                .containsAll(person.keys)
                .hasSize(2);
    }

    /// A person with an authenticator app. The first so many pairs of codes are mistyped.
    private final class Person implements SecretDesk {
        private final Map<String, Secret> seeds = new HashMap<>();
        private final List<String> keys = new ArrayList<>();
        private final List<Optional<Written.NotDone>> asked = new ArrayList<>();
        private int slips;
        private boolean stays = true;

        @Override
        public Optional<SecretWrite.CodePair> codes(
                String owner, String serial, Optional<Written.NotDone> refusal) {
            asked.add(refusal);
            if (!stays) {
                return Optional.empty();
            }
            Secret seed = seeds.get(serial);
            Instant then = served.server().clock().now().minusSeconds(30);
            return Optional.of(
                    slips-- > 0
                            ? new SecretWrite.CodePair(new Secret("000000"), new Secret("000000"))
                            : new SecretWrite.CodePair(
                                    new Secret(Totp.code(seed, then)),
                                    new Secret(Totp.code(seed, then.plusSeconds(30)))));
        }

        @Override
        public void seed(String serial, Secret seed) {
            seeds.put(serial, seed);
        }

        @Override
        public void accessKey(String owner, String id, Secret secret) {
            keys.add(id);
        }
    }
}
