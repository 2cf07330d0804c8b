package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.people.Terminal;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Enrolling on a real pseudo-terminal of 80 by 24: a whole enrolment with a slip, an interrupt and
/// a kill.
class MfaTerminalTest {
    private static final String ID = AppPerson.ID;
    private static final String ENTER = "\u001b[?1049h";
    private static final String LEAVE = "\u001b[?1049l";

    @TempDir Path folder;
    private Served served;
    private String user;

    @BeforeEach
    void start() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isPresent())
                        .filter(one -> one.mfaDevices().isEmpty())
                        .map(User::name)
                        .findFirst()
                        .orElseThrow();
        served = Served.of(fresh);
    }

    @AfterEach
    void end() {
        served.close();
    }

    private Pty.Ended enrol(Pty.Typed... typed) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("TERM", "xterm-256color");
        environment.put("LANG", "C.UTF-8");
        environment.put("LOCKSTEP_TERMINAL", "1");
        environment.put("LOCKSTEP_ERROR_TERMINAL", "1");
        environment.put("LOCKSTEP_COLUMNS", "80");
        environment.put("LOCKSTEP_ROWS", "24");
        return Pty.run(
                folder,
                environment,
                List.of("mfa", "enrol", user, "--yes", "--account", ID),
                typed);
    }

    private static String key(String shown) {
        return AppPerson.key(shown.replace("\r", ""));
    }

    private static String code(String shown, int secondsAgo) {
        return Totp.code(new Secret(key(shown)), Instant.now().minusSeconds(secondsAgo)) + "\n";
    }

    private List<String> devices() {
        return served.server().state().truth().users().get(user).mfaDevices().stream()
                .map(MfaDevice::serial)
                .toList();
    }

    private boolean isLeftOver() {
        return served.server().state().truth().virtualMfaDevices().stream()
                .filter(one -> !one.isAssigned())
                .map(VirtualMfaDevice::serial)
                .anyMatch(serial -> serial.endsWith("/" + user));
    }

    @Test
    void the_qr_code_is_on_the_alternate_screen_and_holds_the_key_and_codes_of_it_enrol()
            throws IOException, InterruptedException {
        var looked = new AtomicInteger();
        Pty.Ended ended =
                enrol(
                        Pty.Typed.of("First code", "123\n"),
                        Pty.Typed.by("not six digits", shown -> code(shown, 30)),
                        Pty.Typed.by(
                                "Next code",
                                shown -> {
                                    looked.set(CommandLines.holdNone(List.of(key(shown))));
                                    return code(shown, 0);
                                }));
        assertThat(ended.status()).as(ended.shown()).isZero();
        assertThat(looked.get()).as("the terminal and the program").isGreaterThan(2);
        assertThat(devices()).hasSize(1);
        String key = key(ended.shown());
        int entered = ended.shown().indexOf(ENTER);
        int left = ended.shown().indexOf(LEAVE);
        assertThat(entered).isNotNegative().isLessThan(left);
        String outside = ended.shown().substring(0, entered) + ended.shown().substring(left);
        assertThat(outside).contains("has MFA now").doesNotContain(key.substring(0, 4) + " ");
        List<String> screen =
                ended.shown()
                        .substring(
                                ended.shown().indexOf("[2J") + 3,
                                ended.shown().indexOf("First code"))
                        .replace("\r", "")
                        .lines()
                        .toList();
        assertThat(screen).hasSizeLessThan(Terminal.ROWS);
        var terminal = new Terminal(true);
        terminal.paint(screen);
        assertThat(terminal.read(folder))
                .isEqualTo("otpauth://totp/" + user + "@" + ID + "?secret=" + key);
    }

    @Test
    void an_interrupt_at_the_codes_is_130_leaves_the_screen_and_no_device()
            throws IOException, InterruptedException {
        Pty.Ended ended = enrol(Pty.Typed.of("First code", "\u0003"));
        assertThat(ended.status()).as(ended.shown()).isEqualTo(130);
        assertThat(ended.shown())
                .contains(LEAVE)
                .contains("interrupted: " + user + " has no new device; nothing of it is left");
        assertThat(devices()).isEmpty();
        assertThat(isLeftOver()).isFalse();
    }

    @Test
    void when_the_terminal_is_closed_at_the_codes_no_device_is_left()
            throws IOException, InterruptedException {
        enrol(Pty.Typed.closed("First code"));
        assertThat(devices()).isEmpty();
        assertThat(isLeftOver()).isFalse();
    }

    @Test
    void after_a_kill_the_next_enrolment_finds_what_was_left()
            throws IOException, InterruptedException {
        Pty.Ended ended = enrol(Pty.Typed.killed("First code"));
        assertThat(ended.status()).as(ended.shown()).isNotZero();
        assertThat(isLeftOver()).isTrue();
        Run again =
                new Conversation(served.environment(), folder)
                        .run(new AppPerson(), "mfa", "enrol", user);
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err().replaceAll("\\s+", " "))
                .contains("left over from an enrolment of this machine");
        assertThat(devices()).hasSize(1);
        assertThat(isLeftOver()).isFalse();
    }
}
