package dev.lockstep.effect;

import static dev.lockstep.effect.SmallAccount.READ_ONLY;
import static dev.lockstep.effect.SmallAccount.SPARE;
import static dev.lockstep.effect.SmallAccount.account;
import static dev.lockstep.effect.SmallAccount.count;
import static dev.lockstep.effect.SmallAccount.made;
import static dev.lockstep.effect.SmallAccount.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserEffectTest {
    private static User alice(Account account) {
        return account.users().get("alice");
    }

    @Test
    void a_new_user_has_the_id_and_date_that_AWS_gave_and_an_ARN_with_its_path() {
        Account after =
                made(
                        account(),
                        new UserEffect.CreateUser(
                                "carol", "/team/", Optional.of(SPARE), Map.of("Cost", "7")),
                        "AIDACAROL");

        User carol = after.users().get("carol");
        assertThat(carol.arn()).contains("arn:aws:iam::123456789012:user/team/carol");
        assertThat(carol.id()).contains("AIDACAROL");
        assertThat(carol.created()).contains(SmallAccount.THEN);
        assertThat(carol.boundary()).contains(new AttachedPolicy("spare", SPARE));
        assertThat(carol.tags()).containsExactly(Map.entry("Cost", "7"));
        assertThat(count(after, SPARE)).as("a boundary is not an attachment").isZero();
    }

    @Test
    void a_name_that_differs_in_case_only_is_taken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(account(), SmallAccount.user("Alice"), "AIDAX"))
                .withMessage("there is a user Alice already");
    }

    @Test
    void nothing_new_has_an_ARN_in_an_account_whose_id_is_not_known() {
        Account nameless = withoutId(account());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(nameless, SmallAccount.user("carol"), "AIDAX"));
    }

    private static Account withoutId(Account one) {
        return new Account(
                Optional.empty(),
                one.partition(),
                one.alias(),
                one.passwordPolicy(),
                one.root(),
                one.users(),
                one.groups(),
                one.roles(),
                one.policies(),
                one.virtualMfaDevices(),
                one.serverCertificates(),
                one.samlProviders(),
                one.openIdConnectProviders(),
                one.organization(),
                one.organizationAccounts(),
                one.organizationFeatures(),
                one.serviceControlPolicies(),
                one.alternateContacts(),
                one.regions(),
                one.analyzers(),
                one.trails());
    }

    @Test
    void a_renamed_user_keeps_its_id_groups_and_policies() {
        Account after =
                then(
                        account(),
                        new UserEffect.UpdateUser(
                                "alice", Optional.of("alicia"), Optional.of("/people/")));

        assertThat(after.users()).containsOnlyKeys("alicia", "bob");
        User alicia = after.users().get("alicia");
        assertThat(alicia.name()).isEqualTo("alicia");
        assertThat(alicia.arn()).contains("arn:aws:iam::123456789012:user/people/alicia");
        assertThat(alicia.path()).isEqualTo("/people/");
        assertThat(alicia.id()).contains("AIDAALICE");
        assertThat(alicia.groups()).containsExactly("developers");
        assertThat(alicia.attachedPolicies())
                .containsExactly(new AttachedPolicy("ReadOnlyAccess", READ_ONLY));
    }

    @Test
    void a_user_is_renamed_at_its_devices_and_credentials_too() {
        Account before = account();
        AccountDraft draft = AccountDraft.of(before);
        String serial = "arn:aws:iam::123456789012:mfa/alice";
        draft.user(
                "alice",
                one ->
                        one.withCredentials(
                                one.loginProfile(),
                                one.passwordLastUsed(),
                                one.accessKeys(),
                                List.of(new MfaDevice(serial, Optional.of(SmallAccount.THEN))),
                                one.sshPublicKeys(),
                                List.of(
                                        new ServiceCredential(
                                                "ACCA1",
                                                "alice",
                                                "codecommit.amazonaws.com",
                                                "Active",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of("alice-at-123456789012"))),
                                one.signingCertificates()));
        draft.virtualMfaDevices.add(
                new VirtualMfaDevice(
                        serial, alice(before).arn(), Optional.of("alice"), Optional.empty()));
        draft.virtualMfaDevices.add(
                new VirtualMfaDevice(
                        serial + "2", Optional.empty(), Optional.empty(), Optional.empty()));

        Account after =
                then(
                        draft.account(),
                        new UserEffect.UpdateUser("alice", Optional.of("al"), Optional.empty()));

        assertThat(after.users().get("al").serviceCredentials().getFirst().user()).isEqualTo("al");
        assertThat(after.users().get("al").serviceCredentials().getFirst().serviceUserName())
                .contains("alice-at-123456789012");
        assertThat(after.users().get("al").mfaDevices().getFirst().serial()).isEqualTo(serial);
        assertThat(after.virtualMfaDevices().getFirst().userName()).contains("al");
        assertThat(after.virtualMfaDevices().getFirst().userArn())
                .contains("arn:aws:iam::123456789012:user/al");
        assertThat(after.virtualMfaDevices().getLast().isAssigned()).isFalse();
    }

    @Test
    void a_user_may_change_the_case_of_its_name() {
        Account after =
                then(
                        account(),
                        new UserEffect.UpdateUser("alice", Optional.of("Alice"), Optional.empty()));

        assertThat(after.users()).containsOnlyKeys("Alice", "bob");
    }

    @Test
    void a_user_cannot_take_the_name_of_another() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        then(
                                account(),
                                new UserEffect.UpdateUser(
                                        "alice", Optional.of("BOB"), Optional.empty())));
    }

    @Test
    void a_trust_policy_shows_the_new_name_of_a_user_and_the_bare_id_of_a_deleted_one() {
        Account renamed =
                then(
                        account(),
                        new UserEffect.UpdateUser("alice", Optional.of("al"), Optional.empty()));
        Account deleted = then(bare(), new UserEffect.DeleteUser("alice"));

        assertThat(renamed.roles().get("deploy").trustPolicy().text())
                .contains("{\"AWS\": \"arn:aws:iam::123456789012:user/al\"}")
                .contains("\"aws:PrincipalArn\": \"arn:aws:iam::123456789012:user/alice\"");
        assertThat(deleted.roles().get("deploy").trustPolicy().text())
                .contains("{\"AWS\": \"AIDAALICE\"}");
    }

    @Test
    void a_user_is_removed_when_nothing_hangs_on_it() {
        Account after = then(bare(), new UserEffect.DeleteUser("alice"));

        assertThat(after.users()).containsOnlyKeys("bob");
        assertThat(count(after, READ_ONLY)).isZero();
    }

    private static Account bare() {
        return then(
                then(account(), new UserEffect.DetachUserPolicy("alice", READ_ONLY)),
                new UserEffect.RemoveUserFromGroup("developers", "alice"));
    }

    static List<Arguments> whatHangsOnAUser() {
        return List.of(
                arguments(new UserEffect.AttachUserPolicy("alice", SPARE), "attached policy"),
                arguments(
                        new UserEffect.PutUserPolicy("alice", "mine", SmallAccount.ALLOW_S3),
                        "inline policy"),
                arguments(new UserEffect.AddUserToGroup("developers", "alice"), "group"),
                arguments(new AccessKeyEffect.CreateAccessKey("alice"), "access key"),
                arguments(new PasswordEffect.CreateLoginProfile("alice", false), "login profile"),
                arguments(new MfaEffect.EnableMfaDevice("alice", "GAHT12345678"), "MFA device"),
                arguments(
                        new SigningCertificateEffect.UploadSigningCertificate("alice", "body"),
                        "signing certificate"),
                arguments(
                        new SshPublicKeyEffect.UploadSshPublicKey("alice", "body"),
                        "SSH public key"),
                arguments(
                        new ServiceCredentialEffect.CreateServiceSpecificCredential(
                                "alice", "codecommit.amazonaws.com", Optional.empty()),
                        "service-specific credential"));
    }

    @ParameterizedTest
    @MethodSource("whatHangsOnAUser")
    void a_user_is_not_removed_while_something_hangs_on_it(Effect before, String what) {
        Account hanging = made(bare(), before, "ID");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(hanging, new UserEffect.DeleteUser("alice")))
                .withMessage("the user alice still has: " + what);
    }

    @Test
    void a_tag_replaces_the_one_whose_key_differs_in_case_only() {
        Account after =
                then(account(), new UserEffect.TagUser("alice", Map.of("team", "b", "Cost", "7")));

        assertThat(alice(after).tags()).isEqualTo(Map.of("team", "b", "Cost", "7"));
    }

    @Test
    void a_tag_is_taken_away_whatever_the_case_and_one_that_is_not_there_is_no_matter() {
        Account after = then(account(), new UserEffect.UntagUser("alice", List.of("TEAM", "X")));

        assertThat(alice(after).tags()).isEmpty();
    }

    @Test
    void a_boundary_is_set_replaced_and_taken_away() {
        Account set = then(account(), new UserEffect.PutUserPermissionsBoundary("alice", SPARE));
        Account replaced =
                then(set, new UserEffect.PutUserPermissionsBoundary("alice", SmallAccount.BILLING));
        Account gone = then(replaced, new UserEffect.DeleteUserPermissionsBoundary("alice"));

        assertThat(alice(set).boundary()).contains(new AttachedPolicy("spare", SPARE));
        assertThat(alice(replaced).boundary().orElseThrow().name()).isEqualTo("Billing");
        assertThat(replaced.policies().getLast().path()).isEqualTo("/job-function/");
        assertThat(alice(gone).boundary()).isEmpty();
    }

    @Test
    void an_AWS_managed_policy_becomes_known_when_it_is_first_attached() {
        Account after =
                then(account(), new UserEffect.AttachUserPolicy("bob", SmallAccount.BILLING));

        assertThat(after.users().get("bob").attachedPolicies())
                .containsExactly(new AttachedPolicy("Billing", SmallAccount.BILLING));
        assertThat(count(after, SmallAccount.BILLING)).isEqualTo(1);
        assertThat(after.policies().getLast().document()).isEmpty();
    }

    @Test
    void attaching_twice_counts_once() {
        Account after = then(account(), new UserEffect.AttachUserPolicy("alice", READ_ONLY));

        assertThat(after).isEqualTo(account());
    }

    @Test
    void a_policy_that_the_account_does_not_have_cannot_be_attached() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        then(account(), new UserEffect.AttachUserPolicy("alice", SPARE + "2")))
                .withMessage("there is no policy " + SPARE + "2");
    }

    @Test
    void a_policy_that_is_not_attached_cannot_be_detached() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), new UserEffect.DetachUserPolicy("alice", SPARE)));
    }

    @Test
    void an_inline_policy_is_written_over_and_removed() {
        String other = SmallAccount.ALLOW_S3.replace("s3", "sqs");
        Account one =
                then(
                        account(),
                        new UserEffect.PutUserPolicy("alice", "mine", SmallAccount.ALLOW_S3));
        Account two = then(one, new UserEffect.PutUserPolicy("alice", "mine", other));
        Account none = then(two, new UserEffect.DeleteUserPolicy("alice", "mine"));

        assertThat(alice(two).inlinePolicies())
                .extracting(InlinePolicy::name)
                .containsExactly("mine");
        assertThat(alice(two).inlinePolicies().getFirst().document().text()).isEqualTo(other);
        assertThat(none).isEqualTo(account());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(none, new UserEffect.DeleteUserPolicy("alice", "mine")));
    }

    @Test
    void a_member_that_is_added_again_stays_and_one_that_is_not_in_a_group_can_be_removed() {
        assertThat(then(account(), new UserEffect.AddUserToGroup("developers", "alice")))
                .isEqualTo(account());
        assertThat(then(account(), new UserEffect.RemoveUserFromGroup("developers", "bob")))
                .isEqualTo(account());
        assertThat(
                        then(account(), new UserEffect.RemoveUserFromGroup("developers", "alice"))
                                .users()
                                .get("alice")
                                .groups())
                .isEmpty();
    }

    @Test
    void nobody_is_put_into_a_group_that_is_not_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), new UserEffect.AddUserToGroup("x", "alice")))
                .withMessage("there is no group x");
    }

    @Test
    void nobody_is_put_into_an_eleventh_group() {
        Account full = account();
        for (int i = 1; i <= 10; i++) {
            full = then(full, new GroupEffect.CreateGroup("team" + i, "/"));
            full = then(full, new UserEffect.AddUserToGroup("team" + i, "bob"));
        }
        Account ten = full;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(ten, new UserEffect.AddUserToGroup("developers", "bob")))
                .withMessageContaining("at most 10 groups");
    }

    static List<UserEffect> ofNobody() {
        return List.of(
                new UserEffect.UpdateUser("nobody", Optional.of("x"), Optional.empty()),
                new UserEffect.DeleteUser("nobody"),
                new UserEffect.TagUser("nobody", Map.of()),
                new UserEffect.UntagUser("nobody", List.of()),
                new UserEffect.PutUserPermissionsBoundary("nobody", SPARE),
                new UserEffect.DeleteUserPermissionsBoundary("nobody"),
                new UserEffect.AttachUserPolicy("nobody", SPARE),
                new UserEffect.DetachUserPolicy("nobody", SPARE),
                new UserEffect.PutUserPolicy("nobody", "p", SmallAccount.ALLOW_S3),
                new UserEffect.DeleteUserPolicy("nobody", "p"),
                new UserEffect.AddUserToGroup("developers", "nobody"),
                new UserEffect.RemoveUserFromGroup("developers", "nobody"));
    }

    @ParameterizedTest
    @MethodSource("ofNobody")
    void nothing_can_be_done_to_a_user_that_is_not_there(UserEffect effect) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), effect))
                .withMessage("there is no user nobody");
        assertThat(effect.operation()).isEqualTo("iam:" + effect.getClass().getSimpleName());
    }

    @Test
    void a_name_that_differs_in_case_alone_is_taken_and_one_that_begins_alike_is_free() {
        Account account = SmallAccount.account();
        for (String taken : List.of("Alice", "ALICE", "aLiCe", "BOB")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> made(account, SmallAccount.user(taken), "X"));
        }
        for (String free : List.of("alic", "alices", "al", "A", "bo-b")) {
            assertThat(SmallAccount.made(account, SmallAccount.user(free), "X").users())
                    .containsKey(free);
        }
    }
}
