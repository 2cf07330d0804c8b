package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Root at the console: signing in, its MFA, its keys, the command line.
@Timeout(60)
class PracticeConsoleTest {
    private static final String WRONG =
            "Your authentication information is incorrect. Please try again.";

    private Served served;
    private PracticeConsole console;

    @BeforeEach
    void serve() throws IOException {
        served = Served.of(AccountShape.WORST.make(4, 1, Served.now()));
        console = PracticeConsole.of(served);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private Account truth() {
        return served.server().state().truth();
    }

    private List<AccessKey> keys() {
        return truth().root().accessKeys();
    }

    private String key(boolean active) {
        return keys().stream().filter(key -> key.active() == active).findFirst().get().id();
    }

    @ParameterizedTest
    @EnumSource(AccountShape.class)
    void root_of_every_shape_signs_in_with_what_is_told(AccountShape shape) throws IOException {
        try (Served other = Served.of(shape.make(5, 3, Served.now()))) {
            PracticeConsole root = PracticeConsole.of(other).signInAsRoot();
            assertThat(root.heading()).isEqualTo("Console home");
            assertThat(root.facts(Optional.empty()).name()).isEqualTo("root@example.com");
        }
    }

    @Test
    void a_sign_in_is_a_use_of_roots_password_and_warns_of_no_MFA_and_of_keys() {
        Instant before = Served.now();
        console.signInAsRoot();
        assertThat(console.text())
                .contains("You don't have MFA assigned", "You have root user access keys");
        assertThat(truth().root().passwordLastUsed().orElseThrow()).isAfterOrEqualTo(before);
    }

    @Test
    void a_wrong_password_or_address_is_told_as_AWS_tells_it_and_is_no_use() {
        Optional<Instant> before = truth().root().passwordLastUsed();
        console.get("sign-in/root")
                .fill(Map.of("email", "root@example.com", "password", "Wrong-1234567"));
        assertThat(console.error()).isEqualTo(WRONG);
        assertThat(console.status()).isEqualTo(422);
        console.fill(Map.of("email", "someone@example.com", "password", "Wrong-1234567"));
        assertThat(console.error()).contains("does not exist");
        console.get("security");
        assertThat(console.heading()).isEqualTo("Sign in");
        assertThat(truth().root().passwordLastUsed()).isEqualTo(before);
    }

    @Test
    void root_assigns_MFA_and_needs_a_code_from_then_on() {
        Secret seed = console.signInAsRoot().assignMfa("root-phone");
        assertThat(console.text()).contains("MFA device assigned", "mfa/root-phone");
        MfaDevice device = truth().root().mfaDevices().getFirst();
        assertThat(device.serial()).endsWith(":mfa/root-phone");
        assertThat(truth().virtualMfaDevices()).anyMatch(VirtualMfaDevice::isRoots);
        console.signOut();
        assertThat(console.text()).contains("You have signed out");
        console.signInAsRoot();
        assertThat(console.heading()).isEqualTo("Console home");
        assertThat(console.text()).doesNotContain("MFA assigned");
        assertThat(seed.reveal()).matches("[A-Z2-7]{64}");
    }

    @Test
    void the_QR_code_says_what_the_key_says() {
        Secret seed = console.signInAsRoot().beginMfa("root-phone");
        String picture = console.page().selectFirst("img").attr("src");
        assertThat(picture).startsWith("data:image/png;base64,");
        assertThat(QrPicture.text(picture.substring(picture.indexOf(',') + 1)))
                .isEqualTo(
                        "otpauth://totp/root-phone@"
                                + truth().id().orElseThrow()
                                + "?secret="
                                + seed.reveal());
    }

    @Test
    void wrong_codes_assign_nothing_and_the_same_device_can_be_tried_again() {
        Secret seed = console.signInAsRoot().beginMfa("root-phone");
        console.fill(Map.of("code1", "000000", "code2", "000000"));
        assertThat(console.error()).isEqualTo("Authentication code for device is not valid.");
        console.fill(Map.of("code1", "12345", "code2", "x"));
        assertThat(console.error()).isEqualTo("An MFA code has 6 digits.");
        // In the wrong order.
        console.fill(Map.of("code1", console.code(seed, 0), "code2", console.code(seed, -1)));
        assertThat(console.error()).isEqualTo("Authentication code for device is not valid.");
        assertThat(truth().root().mfaDevices()).isEmpty();
        String first = console.code(seed, -1);
        console.fill(
                Map.of(
                        "code1",
                        first.substring(0, 3) + " " + first.substring(3),
                        "code2",
                        console.code(seed, 0)));
        assertThat(truth().root().mfaDevices()).hasSize(1);
    }

    @Test
    void codes_of_long_ago_leave_the_device_out_of_sync_until_it_is_resynced() {
        Secret seed = console.signInAsRoot().beginMfa("root-phone");
        console.fill(Map.of("code1", console.code(seed, -12), "code2", console.code(seed, -11)));
        assertThat(console.text()).contains("out of sync");
        String serial = truth().root().mfaDevices().getFirst().serial();
        console.get("mfa/resync?serial=" + serial)
                .fill(Map.of("code1", "000000", "code2", "000000"));
        assertThat(console.error()).isEqualTo("Authentication code for device is not valid.");
        console.fill(Map.of("code1", console.code(seed, -3), "code2", console.code(seed, -2)));
        assertThat(console.text()).contains("MFA device resynced").doesNotContain("out of sync");
        console.signOut().signInAsRoot();
        assertThat(console.heading()).isEqualTo("Console home");
    }

    @Test
    void a_device_that_was_begun_and_left_goes_and_its_name_is_free() {
        int before = truth().virtualMfaDevices().size();
        console.signInAsRoot().beginMfa("root-phone");
        console.send(console.page().selectFirst("main form"), Map.of());
        assertThat(truth().virtualMfaDevices()).hasSize(before + 1);
        console.beginMfa("root-phone");
        assertThat(truth().virtualMfaDevices()).hasSize(before + 1);
        var form =
                console.page()
                        .selectFirst("main form")
                        .clone()
                        .attr("action", console.at("mfa/cancel").getPath());
        console.send(form, Map.of());
        assertThat(console.path()).isEqualTo("security");
        assertThat(truth().virtualMfaDevices()).hasSize(before);
        console.beginMfa("root-phone");
        console.signOut();
        assertThat(truth().virtualMfaDevices()).hasSize(before);
    }

    @Test
    void eight_devices_are_the_most_and_any_of_them_signs_in() {
        console.signInAsRoot();
        for (int number = 1; number <= 8; number++) {
            console.assignMfa("device-" + number);
        }
        console.get("mfa/assign").fill(Map.of("name", "device-9", "kind", "app"));
        assertThat(console.error()).isEqualTo("Cannot exceed quota for MFADevicesPerUser: 8");
        Secret last = console.facts(Optional.empty()).devices().getLast().key().orElseThrow();
        PracticeConsole other = console.another();
        other.get("sign-in/root")
                .fill(
                        Map.of(
                                "email",
                                "root@example.com",
                                "password",
                                console.facts(Optional.empty()).password().get().reveal()));
        assertThat(other.path()).isEqualTo("sign-in/code");
        other.get("security");
        assertThat(other.path()).isEqualTo("sign-in/code");
        other.fill(Map.of("code", "000000"));
        assertThat(other.error()).isEqualTo(WRONG);
        String code = other.code(last, 0);
        other.fill(Map.of("code", code));
        assertThat(other.heading()).isEqualTo("Console home");
        // It counts once.
        other.signOut()
                .get("sign-in/root")
                .fill(
                        Map.of(
                                "email",
                                "root@example.com",
                                "password",
                                console.facts(Optional.empty()).password().get().reveal()));
        other.fill(Map.of("code", code));
        assertThat(other.error()).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passkey", "token", ""})
    void kinds_that_cannot_be_played_are_refused_with_the_reason(String kind) {
        console.signInAsRoot().get("mfa/assign").fill(Map.of("name", "root-key", "kind", kind));
        assertThat(console.error()).contains("A practice account cannot play this kind");
        assertThat(console.page().selectFirst("#name").val()).isEqualTo("root-key");
    }

    @Test
    void a_removed_device_is_gone_and_its_codes_are_taken_no_more() {
        console.signInAsRoot().assignMfa("root-phone");
        String serial = truth().root().mfaDevices().getFirst().serial();
        console.get("mfa/remove?serial=" + serial);
        assertThat(console.text()).contains(serial, "It is the only one");
        console.removeMfa(serial);
        assertThat(console.text()).contains("MFA device removed");
        assertThat(truth().root().mfaDevices()).isEmpty();
        assertThat(truth().virtualMfaDevices()).noneMatch(one -> one.serial().equals(serial));
        console.get("mfa/remove?serial=" + serial);
        assertThat(console.status()).isEqualTo(404);
        console.signOut().signInAsRoot();
        assertThat(console.heading()).isEqualTo("Console home");
    }

    @Test
    void a_key_is_looked_at_and_made_inactive_and_then_deleted_by_its_id() {
        String id = key(true);
        console.signInAsRoot().get("key/deactivate?id=" + id);
        assertThat(console.text())
                .contains(id, "Access key last used", "Service last used", "days ago");
        console.fill(Map.of());
        assertThat(console.text()).contains("Access key deactivated");
        assertThat(keys()).filteredOn(key -> key.id().equals(id)).noneMatch(AccessKey::active);
        console.get("key/delete?id=" + id)
                .fill(Map.of("confirm", id.toLowerCase(java.util.Locale.ROOT)));
        assertThat(console.error()).contains("nothing was deleted");
        assertThat(keys()).hasSize(2);
        console.fill(Map.of("confirm", id));
        assertThat(console.text()).contains("Access key deleted");
        assertThat(keys()).hasSize(1);
        assertThat(served.server().state().secrets().keys()).doesNotContainKey(id);
        console.get("key/delete?id=" + id);
        assertThat(console.status()).isEqualTo(404);
    }

    @Test
    void an_active_key_is_not_deleted_and_an_inactive_one_can_be_activated() {
        String active = key(true);
        console.signInAsRoot().get("key/delete?id=" + active);
        assertThat(console.text()).contains("An active key is not deleted");
        var form =
                console.form("sign-out").clone().attr("action", console.at("key/delete").getPath());
        console.send(form, Map.of("id", active, "confirm", active));
        assertThat(console.status()).isEqualTo(422);
        assertThat(keys()).hasSize(2);
        console.activateKey(key(false));
        assertThat(keys()).allMatch(AccessKey::active);
    }

    @Test
    void without_keys_there_is_no_warning_of_keys() {
        console.signInAsRoot();
        String active = key(true);
        console.deactivateKey(active).deleteKey(active).deleteKey(key(false));
        assertThat(console.text())
                .contains("No access keys.")
                .doesNotContain("You have root user access keys");
    }

    @Test
    void the_command_line_acts_as_root_with_MFA_where_a_code_was_given() {
        Secrets.Session plain = session(console.signInAsRoot().commandLineAccess());
        assertThat(plain.caller()).isEqualTo(new Caller.RootUser(false, true));
        assertThat(plain.expires()).isAfter(Served.now().plus(Duration.ofHours(11)));
        console.assignMfa("root-phone");
        console.signOut().signInAsRoot();
        Map<String, String> environment = console.commandLineAccess();
        assertThat(session(environment).caller()).isEqualTo(new Caller.RootUser(true, true));
        assertThat(environment)
                .containsAllEntriesOf(
                        Map.of(
                                "AWS_ENDPOINT_URL",
                                served.server().endpoint().toString(),
                                "AWS_REGION",
                                "us-east-1",
                                "NO_PROXY",
                                "127.0.0.1,localhost"));
        assertThat(console.text()).contains("unset AWS_PROFILE");
    }

    private Secrets.Session session(Map<String, String> environment) {
        Secrets.Session session =
                served.server()
                        .state()
                        .secrets()
                        .sessions()
                        .get(environment.get("AWS_ACCESS_KEY_ID"));
        assertThat(session.secret().is(environment.get("AWS_SECRET_ACCESS_KEY"))).isTrue();
        assertThat(session.token().is(environment.get("AWS_SESSION_TOKEN"))).isTrue();
        return session;
    }

    /// An app goes by the real time, however far the account's clock was moved.
    @Test
    void codes_of_the_real_time_are_taken_and_none_is_taken_twice_by_either_clock() {
        served.server().clock().advance(Duration.ofDays(30));
        PracticeConsole phone = PracticeConsole.of(served.running(), Instant::now);
        phone.signInAsRoot().assignMfa("real-time");
        phone.signOut().signInAsRoot();
        assertThat(phone.heading()).isEqualTo("Console home");
        PracticeConsole moved = PracticeConsole.of(served);
        moved.signInAsRoot();
        assertThat(moved.heading()).isEqualTo("Console home");
    }

    @Test
    void calls_of_the_console_are_not_counted_among_those_of_the_API() {
        console.signInAsRoot().assignMfa("root-phone");
        assertThat(served.server().calls()).isEmpty();
    }
}
