package dev.lockstep.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnCommandTest {
    private static Subject subject(Subject.Kind kind, String name) {
        return Subject.of(kind, name, Optional.empty());
    }

    @Test
    void the_real_user_and_the_real_key_are_named() {
        assertThat(OwnCommand.of(Remedy.ENROL_MFA, subject(Subject.Kind.USER, "alice")))
                .contains("lockstep mfa enrol alice");
        assertThat(OwnCommand.of(Remedy.REPLACE_MFA_DEVICE, subject(Subject.Kind.USER, "alice")))
                .contains("lockstep mfa replace alice");
        assertThat(
                        OwnCommand.of(
                                Remedy.ADD_HARDWARE_MFA_DEVICE,
                                subject(Subject.Kind.USER, "alice")))
                .contains("lockstep mfa enrol --another --wait alice");
        assertThat(OwnCommand.of(Remedy.CHANGE_PASSWORD, subject(Subject.Kind.USER, "alice")))
                .contains("lockstep people password --at-next-sign-in alice");
        assertThat(OwnCommand.of(Remedy.REPLACE_PASSWORD, subject(Subject.Kind.USER, "alice")))
                .contains("lockstep people password alice");
        Subject key = subject(Subject.Kind.ACCESS_KEY, "AKIA1").ownedBy("ci");
        assertThat(OwnCommand.of(Remedy.ROTATE_ACCESS_KEY, key))
                .contains("lockstep keys rotate ci");
        assertThat(OwnCommand.of(Remedy.RETIRE_ACCESS_KEY, key))
                .contains("lockstep keys retire AKIA1");
    }

    @Test
    void root_has_its_own_commands() {
        Subject root = subject(Subject.Kind.ROOT, "<root_account>");
        assertThat(OwnCommand.of(Remedy.ENABLE_ROOT_MFA, root)).contains("lockstep root mfa");
        assertThat(OwnCommand.of(Remedy.USE_HARDWARE_ROOT_MFA, root)).contains("lockstep root mfa");
        assertThat(OwnCommand.of(Remedy.REMOVE_ROOT_ACCESS_KEYS, root))
                .contains("lockstep root keys");
        assertThat(OwnCommand.of(Remedy.STOP_USING_ROOT, root)).contains("lockstep root");
        assertThat(OwnCommand.of(Remedy.ATTEST_ROOT_PASSWORD, root)).contains("lockstep root");
    }

    @Test
    void a_key_whose_id_is_not_known_has_no_command() {
        Subject slot = subject(Subject.Kind.ACCESS_KEY, "ci#1").ownedBy("ci");
        assertThat(OwnCommand.of(Remedy.RETIRE_ACCESS_KEY, slot)).isEmpty();
    }

    @Test
    void a_name_is_one_word_and_no_option() {
        assertThat(OwnCommand.of(Remedy.ENROL_MFA, subject(Subject.Kind.USER, "a; rm -rf /")))
                .contains("lockstep mfa enrol 'a; rm -rf /'");
        assertThat(OwnCommand.of(Remedy.ENROL_MFA, subject(Subject.Kind.USER, "-h")))
                .contains("lockstep mfa enrol -- '-h'");
    }

    @Test
    void what_no_command_mends_has_none() {
        assertThat(
                        OwnCommand.of(
                                Remedy.SET_PASSWORD_POLICY,
                                subject(Subject.Kind.ACCOUNT, "123456789012")))
                .isEmpty();
    }
}
