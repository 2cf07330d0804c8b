package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands with people and keys, killed before and after each of their calls and begun again: what
/// was wanted is so in the end, and no device and no key is left that nobody knows of.
@Timeout(600)
class TakenUpAgainTest {
    /// How many points of each command; `./test --long` asks for all by `-Ddying.points=…`.
    private static final int POINTS = Integer.getInteger("dying.points", 3);

    private static final FreshAccount ACCOUNT = AccountShape.WORST.make(4, 1, Served.now());

    @TempDir Path place;
    private int deaths;

    private static String user(Predicate<User> is) {
        return ACCOUNT.truth().users().values().stream()
                .filter(is)
                .map(User::name)
                .findFirst()
                .orElseThrow();
    }

    /// Somebody with a password and no device.
    private static final String PERSON =
            user(one -> one.loginProfile().isPresent() && one.mfaDevices().isEmpty());

    /// A machine with one key.
    private static final String MACHINE =
            user(one ->
                    one.loginProfile().isEmpty()
                            && one.accessKeys().size() == 1
                            && one.accessKeys().getFirst().active());

    /// What is so in the end.
    private record End(Served served, Path folder) {
        User user(String name) {
            return served.server().state().truth().users().get(name);
        }

        List<String> leftovers() {
            return served.server().state().truth().virtualMfaDevices().stream()
                    .filter(one -> !one.isAssigned())
                    .map(VirtualMfaDevice::serial)
                    .filter(serial -> serial.contains("/" + PERSON))
                    .toList();
        }
    }

    /// Kills a command at its points, begins it again, and looks how it ended.
    ///
    /// @param before commands that come first
    private void survives(List<String> before, List<String> command, Consumer<End> end)
            throws IOException {
        int calls = callsOf(before, command);
        assertThat(calls).isGreaterThan(2);
        int points = Math.min(POINTS, 2 * calls);
        deaths = 0;
        for (int i = 0; i < points; i++) {
            int point = (2 * i + 1) * calls / points;
            killed(before, command, point / 2 + 1, point % 2 == 1, end);
        }
        assertThat(deaths).isGreaterThan(points / 2);
    }

    /// How many writes and looks a command takes that nobody kills.
    private int callsOf(List<String> before, List<String> command) throws IOException {
        Path folder = Files.createTempDirectory(place, "whole");
        try (Served served = Served.of(ACCOUNT)) {
            done(served, folder, before);
            var living = new Dying(Integer.MAX_VALUE, false);
            Run run =
                    new Conversation(served.environment(), folder, living)
                            .run(new AppPerson(), words(command, folder.resolve("key")));
            assertThat(run.status()).as(run.out() + run.err()).isZero();
            return living.calls();
        }
    }

    private void killed(
            List<String> before, List<String> command, int at, boolean after, Consumer<End> end)
            throws IOException {
        Path folder = Files.createTempDirectory(place, "at-" + at);
        try (Served served = Served.of(ACCOUNT)) {
            done(served, folder, before);
            String what = command + (after ? " killed after call " : " killed before call ") + at;
            var dying = new Dying(at, after);
            try {
                new Conversation(served.environment(), folder, dying)
                        .run(new AppPerson(), words(command, folder.resolve("key")));
            } catch (Dying.Death _) {
                // As a process ends; threads tell of it in their own way.
            }
            if (dying.calls() >= at) {
                deaths++;
            }
            boolean hasEnded = isSo(end, new End(served, folder));
            Run again =
                    new Conversation(served.environment(), folder)
                            .run(new AppPerson(), words(command, folder.resolve("key")));
            // Of a key that a killed run made inactive, only the report tells since when. Where
            // all was done before the death, nothing is left to do, which may be said by a refusal;
            // but the file that the killed one left is no reason for one.
            boolean mayRefuse = hasEnded && !command.contains("KEY-FILE");
            assertThat(again.status())
                    .as(what + again.out() + again.err())
                    .isIn(mayRefuse ? List.of(0, 3, 4) : List.of(0, 3));
            end.accept(new End(served, folder));
        }
    }

    private static boolean isSo(Consumer<End> end, End now) {
        try {
            end.accept(now);
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static void done(Served served, Path folder, List<String> command) {
        if (!command.isEmpty()) {
            Run run =
                    new Conversation(served.environment(), folder)
                            .run(new AppPerson(), command.toArray(String[]::new));
            assertThat(run.status()).as(run.out() + run.err()).isZero();
        }
    }

    private static String[] words(List<String> command, Path key) {
        return command.stream()
                .map(word -> word.equals("KEY-FILE") ? key.toString() : word)
                .toArray(String[]::new);
    }

    @Test
    void an_enrolment_ends_with_one_device_and_no_leftover() throws IOException {
        survives(
                List.of(),
                List.of("mfa", "enrol", PERSON),
                end -> {
                    assertThat(end.user(PERSON).mfaDevices()).hasSize(1);
                    assertThat(end.leftovers()).isEmpty();
                });
    }

    @Test
    void a_replacement_ends_with_the_new_device_alone() throws IOException {
        survives(
                List.of("mfa", "enrol", PERSON),
                List.of("mfa", "replace", PERSON),
                end -> {
                    assertThat(end.user(PERSON).mfaDevices()).hasSize(1);
                    assertThat(end.leftovers()).isEmpty();
                });
    }

    @Test
    void a_rotation_ends_with_a_second_key_whose_secret_somebody_has() throws IOException {
        String old = ACCOUNT.truth().users().get(MACHINE).accessKeys().getFirst().id();
        survives(
                List.of(),
                List.of("keys", "rotate", MACHINE, "--key-file", "KEY-FILE"),
                end -> {
                    List<String> ids =
                            end.user(MACHINE).accessKeys().stream().map(AccessKey::id).toList();
                    assertThat(ids).hasSize(2).contains(old);
                    String made =
                            ids.stream().filter(id -> !id.equals(old)).findFirst().orElseThrow();
                    assertThat(end.folder().resolve("key"))
                            .content()
                            .contains(
                                    end.served()
                                            .server()
                                            .state()
                                            .secrets()
                                            .keys()
                                            .get(made)
                                            .reveal());
                });
    }

    @Test
    void a_key_that_is_retired_ends_inactive() throws IOException {
        User user =
                ACCOUNT.truth().users().values().stream()
                        .filter(one -> one.accessKeys().stream().anyMatch(TakenUpAgainTest::isIdle))
                        .findFirst()
                        .orElseThrow();
        String key =
                user.accessKeys().stream()
                        .filter(TakenUpAgainTest::isIdle)
                        .findFirst()
                        .orElseThrow()
                        .id();
        survives(
                List.of(),
                List.of("keys", "retire", key),
                end ->
                        assertThat(end.user(user.name()).accessKeys())
                                .filteredOn(one -> one.id().equals(key))
                                .singleElement()
                                .matches(one -> !one.active()));
    }

    /// Active and never used.
    private static boolean isIdle(AccessKey key) {
        return key.active() && key.lastUsed().flatMap(AccessKey.LastUsed::date).isEmpty();
    }
}
