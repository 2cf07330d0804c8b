package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each command with people and keys on a real pseudo-terminal that can do nothing but show lines
/// (`TERM=dumb`): every question is asked and answered there, in 80 columns.
@Timeout(600)
class EachCommandOnATerminalTest {
    private static final String ID = AppPerson.ID;

    /// Each is a process of some seconds: `./test --long` asks for all, else it is one.
    private static final boolean ALL = Boolean.getBoolean("terminal.all");

    @TempDir Path folder;
    private Served served;

    private Pty.Ended run(int status, List<String> line, Pty.Typed... typed)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("TERM", "dumb");
        environment.put("LANG", "C.UTF-8");
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        environment.put("LOCKSTEP_COLUMNS", "80");
        environment.put("LOCKSTEP_ROWS", "24");
        Pty.Ended ended = Pty.run(folder, environment, line, typed);
        assertThat(ended.status()).as(line + ended.shown()).isEqualTo(status);
        assertThat(ended.shown()).as(line.toString()).doesNotContain("\u001b");
        assertThat(ended.shown().replace("\r", "").lines())
                .filteredOn(shown -> !shown.startsWith("Script ") && !shown.contains("[yes/no]"))
                .allMatch(shown -> shown.length() <= 80);
        return ended;
    }

    /// A code of the key that was shown last.
    private String code(String shown, int secondsAgo) {
        return code(new Secret(AppPerson.key(shown.replace("\r", ""))), secondsAgo);
    }

    private String code(Secret seed, int secondsAgo) {
        return Totp.code(seed, served.server().clock().now().minusSeconds(secondsAgo)) + "\n";
    }

    private static String user(FreshAccount account, Predicate<User> is) {
        return account.truth().users().values().stream()
                .filter(is)
                .map(User::name)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_command_goes_through_on_a_terminal_that_shows_lines_alone()
            throws IOException, InterruptedException {
        FreshAccount account = AccountShape.WORST.make(4, 1, Served.now());
        String person =
                user(account, one -> one.loginProfile().isPresent() && one.mfaDevices().isEmpty());
        String machine =
                user(
                        account,
                        one ->
                                one.loginProfile().isEmpty()
                                        && one.accessKeys().size() == 1
                                        && one.accessKeys().getFirst().active());
        Files.writeString(
                folder.resolve("lockstep.yaml"), "lockstep: 1\naccount: \"" + ID + "\"\n");
        served = Served.of(account);
        // The account's own clock is moved.
        Map<String, String> place = new HashMap<>(served.environment());
        place.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        new PracticeRegistry(StateFolder.of(place, folder)).put(served.running());
        try {
            if (ALL) {
                people(person);
                run(0, List.of("keys", "list"));
                run(1, List.of("keys", "watch"));
                run(1, List.of("status"));
            }
            keys(machine);
        } finally {
            served.close();
        }
    }

    private void people(String person) throws IOException, InterruptedException {
        run(0, List.of("mfa", "status"));
        run(0, List.of("mfa", "chase"));
        run(
                0,
                List.of("mfa", "enrol", person),
                Pty.Typed.of("[yes/no]", "yes\n"),
                Pty.Typed.by("First code", shown -> code(shown, 30)),
                Pty.Typed.by("Next code", shown -> code(shown, 0)));
        String serial =
                served.server()
                        .state()
                        .truth()
                        .users()
                        .get(person)
                        .mfaDevices()
                        .getFirst()
                        .serial();
        Secret seed = served.server().state().secrets().seed(serial).orElseThrow();
        served.server().clock().advance(Duration.ofMinutes(5));
        run(
                0,
                List.of("mfa", "resync", person, "--yes"),
                Pty.Typed.by("First code", _ -> code(seed, 30)),
                Pty.Typed.by("Next code", _ -> code(seed, 0)));
        run(
                0,
                List.of("mfa", "replace", person),
                Pty.Typed.of("[yes/no]", "yes\n"),
                Pty.Typed.by("First code", shown -> code(shown, 30)),
                Pty.Typed.by("Next code", shown -> code(shown, 0)));
        run(0, List.of("mfa", "enrol", person, "--wait"));
        run(0, List.of("mfa", "clean-up"), Pty.Typed.of("[yes/no]", "yes\n"));
    }

    private void keys(String machine) throws IOException, InterruptedException {
        String until = LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
        run(
                0,
                List.of("keys", "document", machine),
                Pty.Typed.of("needed for?", "builds\n"),
                Pty.Typed.of("answers for it?", "alice\n"),
                Pty.Typed.of("Until which day", until + "\n"),
                Pty.Typed.of("[yes/no]", "yes\n"));
        assertThat(Files.readString(folder.resolve("lockstep.yaml"))).contains("builds");
        if (!ALL) {
            return;
        }
        run(
                0,
                List.of("keys", "rotate", machine),
                Pty.Typed.of("[yes/no]", "yes\n"),
                Pty.Typed.of("press Enter", "\n"));
        List<AccessKey> keys = served.server().state().truth().users().get(machine).accessKeys();
        assertThat(keys).hasSize(2);
        String old = keys.getFirst().id();
        run(
                0,
                List.of("keys", "retire", old, "--end-need"),
                Pty.Typed.of("Type " + machine, machine + "\n"),
                Pty.Typed.of("[yes/no]", "yes\n"),
                Pty.Typed.of("Type " + old, old + "\n"));
    }
}
