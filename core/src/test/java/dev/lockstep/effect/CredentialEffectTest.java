package dev.lockstep.effect;

import static dev.lockstep.effect.TwoUsers.LATER;
import static dev.lockstep.effect.TwoUsers.NOW;
import static dev.lockstep.effect.TwoUsers.after;
import static dev.lockstep.effect.TwoUsers.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.effect.AccessKeyEffect.CreateAccessKey;
import dev.lockstep.effect.AccessKeyEffect.DeleteAccessKey;
import dev.lockstep.effect.AccessKeyEffect.UpdateAccessKey;
import dev.lockstep.effect.PasswordEffect.ChangePassword;
import dev.lockstep.effect.PasswordEffect.CreateLoginProfile;
import dev.lockstep.effect.PasswordEffect.DeleteLoginProfile;
import dev.lockstep.effect.PasswordEffect.UpdateLoginProfile;
import dev.lockstep.effect.ServiceCredentialEffect.CreateServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.DeleteServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.ResetServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.UpdateServiceSpecificCredential;
import dev.lockstep.effect.SigningCertificateEffect.DeleteSigningCertificate;
import dev.lockstep.effect.SigningCertificateEffect.UpdateSigningCertificate;
import dev.lockstep.effect.SigningCertificateEffect.UploadSigningCertificate;
import dev.lockstep.effect.SshPublicKeyEffect.DeleteSshPublicKey;
import dev.lockstep.effect.SshPublicKeyEffect.UpdateSshPublicKey;
import dev.lockstep.effect.SshPublicKeyEffect.UploadSshPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialEffectTest {
    private final Account fresh = TwoUsers.fresh();

    @Test
    void a_new_login_profile_was_created_and_changed_now() {
        Account next = after(fresh, new CreateLoginProfile("alice", true));
        assertThat(alice(next).loginProfile())
                .contains(new LoginProfile(Optional.of(NOW), true, Optional.of(NOW)));
    }

    @Test
    void a_second_login_profile_is_a_mistake() {
        Account one = after(fresh, new CreateLoginProfile("alice", true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after(one, new CreateLoginProfile("alice", true)));
    }

    @Test
    void another_password_moves_the_date_of_change_and_not_that_of_creation() {
        Account one = after(fresh, new CreateLoginProfile("alice", true));
        Account next =
                new UpdateLoginProfile("alice", true, Optional.of(false))
                        .applyTo(one, Assigned.at(LATER));
        assertThat(alice(next).loginProfile())
                .contains(new LoginProfile(Optional.of(NOW), false, Optional.of(LATER)));
    }

    @Test
    void asking_for_a_reset_alone_does_not_move_the_date_of_change() {
        Account one = after(fresh, new CreateLoginProfile("alice", false));
        Account next =
                new UpdateLoginProfile("alice", false, Optional.of(true))
                        .applyTo(one, Assigned.at(LATER));
        assertThat(alice(next).loginProfile())
                .contains(new LoginProfile(Optional.of(NOW), true, Optional.of(NOW)));
    }

    @Test
    void a_user_who_changes_the_password_need_not_reset_it_any_more() {
        Account one = after(fresh, new CreateLoginProfile("alice", true));
        Account next = new ChangePassword("alice").applyTo(one, Assigned.at(LATER));
        assertThat(alice(next).loginProfile())
                .contains(new LoginProfile(Optional.of(NOW), false, Optional.of(LATER)));
    }

    @Test
    void root_s_password_is_created_and_deleted_too() {
        Account one = after(fresh, new CreateLoginProfile(Root.NAME, false));
        assertThat(one.root().password()).isPresent();
        assertThat(after(one, new DeleteLoginProfile(Root.NAME))).isEqualTo(fresh);
    }

    @Test
    void a_new_access_key_is_active_and_never_used() {
        Account next = key(fresh, "alice");
        assertThat(alice(next).accessKeys())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.id()).isEqualTo("AKIA1");
                    assertThat(key.active()).isTrue();
                    assertThat(key.created()).contains(NOW);
                    assertThat(key.lastUsed().orElseThrow().date()).isEmpty();
                    assertThat(key.statusChanged()).isEmpty();
                });
    }

    @Test
    void a_key_that_is_made_inactive_remembers_when() {
        Account next =
                new UpdateAccessKey("alice", "AKIA1", false)
                        .applyTo(key(fresh, "alice"), Assigned.at(LATER));
        AccessKey key = alice(next).accessKeys().getFirst();
        assertThat(key.active()).isFalse();
        assertThat(key.statusChanged()).contains(LATER);
    }

    @Test
    void an_active_key_that_is_made_active_does_not_change() {
        Account one = key(fresh, "alice");
        assertThat(after(one, new UpdateAccessKey("alice", "AKIA1", true))).isEqualTo(one);
    }

    @Test
    void root_s_keys_are_made_and_deleted_too() {
        Account one = key(fresh, Root.NAME);
        assertThat(one.root().accessKeys()).hasSize(1);
        assertThat(after(one, new DeleteAccessKey(Root.NAME, "AKIA1"))).isEqualTo(fresh);
    }

    @Test
    void an_ssh_key_is_uploaded_made_inactive_and_deleted() {
        Account one =
                new UploadSshPublicKey("alice", "ssh-rsa AAAA")
                        .applyTo(fresh, Assigned.of(NOW, "APKA1"));
        assertThat(alice(one).sshPublicKeys())
                .containsExactly(
                        new SshPublicKey(
                                "APKA1", true, Optional.of(NOW), Optional.of("ssh-rsa AAAA")));
        Account next = after(one, new UpdateSshPublicKey("alice", "APKA1", false));
        assertThat(alice(next).sshPublicKeys().getFirst().active()).isFalse();
        assertThat(after(next, new DeleteSshPublicKey("alice", "APKA1"))).isEqualTo(fresh);
    }

    @Test
    void a_second_credential_of_a_service_has_a_number_in_its_name() {
        Effect create =
                new CreateServiceSpecificCredential(
                        "alice", "codecommit.amazonaws.com", Optional.empty());
        Account one = create.applyTo(fresh, Assigned.of(NOW, "ACCA1"));
        Account two = create.applyTo(one, Assigned.of(NOW, "ACCA2"));
        assertThat(alice(two).serviceCredentials())
                .extracting(ServiceCredential::serviceUserName)
                .containsExactly(
                        Optional.of("alice-at-123456789012"),
                        Optional.of("alice+1-at-123456789012"));
    }

    @Test
    void an_api_key_ends_when_AWS_says_and_can_be_made_inactive_reset_and_deleted() {
        Account one =
                new CreateServiceSpecificCredential(
                                "alice", "bedrock.amazonaws.com", Optional.of(30))
                        .applyTo(
                                fresh, new Assigned(NOW, Optional.of("ACCA1"), Optional.of(LATER)));
        assertThat(alice(one).serviceCredentials().getFirst().expires()).contains(LATER);
        Account next = after(one, new UpdateServiceSpecificCredential("alice", "ACCA1", false));
        assertThat(alice(next).serviceCredentials().getFirst().isActive()).isFalse();
        assertThat(after(next, new ResetServiceSpecificCredential("alice", "ACCA1")))
                .isEqualTo(next);
        assertThat(after(next, new DeleteServiceSpecificCredential("alice", "ACCA1")))
                .isEqualTo(fresh);
    }

    @Test
    void a_signing_certificate_of_root_is_uploaded_made_inactive_and_deleted() {
        Account one =
                new UploadSigningCertificate(Root.NAME, "PEM")
                        .applyTo(fresh, Assigned.of(NOW, "CERT"));
        assertThat(one.root().signingCertificates())
                .containsExactly(
                        new SigningCertificate("CERT", true, Optional.of(NOW), Optional.of("PEM")));
        Account next = after(one, new UpdateSigningCertificate(Root.NAME, "CERT", false));
        assertThat(next.root().signingCertificates().getFirst().active()).isFalse();
        assertThat(after(next, new DeleteSigningCertificate(Root.NAME, "CERT"))).isEqualTo(fresh);
    }

    private static Stream<Effect> effectsOnNothing() {
        return Stream.of("nobody", "alice")
                .flatMap(name ->
                        Stream.of(
                                new UpdateLoginProfile(name, true, Optional.empty()),
                                new DeleteLoginProfile(name),
                                new ChangePassword(name),
                                new UpdateAccessKey(name, "AKIA9", true),
                                new DeleteAccessKey(name, "AKIA9"),
                                new UpdateSshPublicKey(name, "APKA9", true),
                                new DeleteSshPublicKey(name, "APKA9"),
                                new UpdateServiceSpecificCredential(name, "ACCA9", true),
                                new ResetServiceSpecificCredential(name, "ACCA9"),
                                new DeleteServiceSpecificCredential(name, "ACCA9"),
                                new UpdateSigningCertificate(name, "CERT9", true),
                                new DeleteSigningCertificate(name, "CERT9")));
    }

    @ParameterizedTest
    @MethodSource("effectsOnNothing")
    void an_effect_on_what_is_not_there_is_a_mistake(Effect effect) {
        assertThatIllegalArgumentException().isThrownBy(() -> after(fresh, effect));
    }

    @Test
    void nobody_gets_a_credential_who_is_not_there_and_root_none_of_a_service() {
        Assigned assigned = Assigned.of(NOW, "X1");
        for (Effect effect :
                List.of(
                        new CreateLoginProfile("nobody", true),
                        new CreateAccessKey("nobody"),
                        new UploadSshPublicKey("nobody", "key"),
                        new UploadSshPublicKey(Root.NAME, "key"),
                        new CreateServiceSpecificCredential("nobody", "s", Optional.empty()),
                        new CreateServiceSpecificCredential(Root.NAME, "s", Optional.empty()),
                        new UploadSigningCertificate("nobody", "PEM"))) {
            assertThatIllegalArgumentException()
                    .as(effect.toString())
                    .isThrownBy(() -> effect.applyTo(fresh, assigned));
        }
    }

    @Test
    void operations_have_AWS_s_names() {
        assertThat(
                        Stream.concat(
                                        effectsOnNothing(),
                                        Stream.of(
                                                new CreateLoginProfile("a", true),
                                                new CreateAccessKey("a"),
                                                new UploadSshPublicKey("a", "k"),
                                                new CreateServiceSpecificCredential(
                                                        "a", "s", Optional.empty()),
                                                new UploadSigningCertificate("a", "k")))
                                .map(Effect::operation)
                                .distinct())
                .containsExactlyInAnyOrder(
                        "iam:CreateLoginProfile",
                        "iam:UpdateLoginProfile",
                        "iam:DeleteLoginProfile",
                        "iam:ChangePassword",
                        "iam:CreateAccessKey",
                        "iam:UpdateAccessKey",
                        "iam:DeleteAccessKey",
                        "iam:UploadSSHPublicKey",
                        "iam:UpdateSSHPublicKey",
                        "iam:DeleteSSHPublicKey",
                        "iam:CreateServiceSpecificCredential",
                        "iam:UpdateServiceSpecificCredential",
                        "iam:ResetServiceSpecificCredential",
                        "iam:DeleteServiceSpecificCredential",
                        "iam:UploadSigningCertificate",
                        "iam:UpdateSigningCertificate",
                        "iam:DeleteSigningCertificate");
    }

    private static Account key(Account account, String owner) {
        return new CreateAccessKey(owner).applyTo(account, Assigned.of(NOW, "AKIA1"));
    }
}
