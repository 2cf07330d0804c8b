package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;

/// What keeps a user from being deleted, and what goes with it.
class UserDeletionTest {

    private static DeleteUserRequest delete(String name) {
        return DeleteUserRequest.builder().userName(name).build();
    }

    @Test
    void the_sessions_of_a_deleted_user_end() {
        TriedAccount account = small();
        var session =
                new Secrets.Session(
                        new Secret("s"),
                        new Secret("t"),
                        new Caller.IamUser("bob", true, true),
                        NOW);
        account.with(state -> state.withSecrets(state.secrets().withSession("ASIA1", session)));

        account.call(delete("bob"));

        assertThat(account.state().secrets().sessions()).isEmpty();
        assertThat(account.truth().users()).containsOnlyKeys("alice");
    }

    private record Hanging(String what, User user, String first) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hanging> hanging() {
        User bob = small().truth().users().get("bob");
        return Stream.of(
                new Hanging(
                        "a policy",
                        bob.withAttachedPolicies(
                                List.of(
                                        new dev.lockstep.account.policies.AttachedPolicy(
                                                "ReadOnlyAccess", READ_ONLY))),
                        "detach all policies"),
                new Hanging(
                        "an inline policy",
                        bob.withInlinePolicies(
                                List.of(
                                        new dev.lockstep.account.policies.InlinePolicy(
                                                "p",
                                                dev.lockstep.policy.PolicyDocument.parse(
                                                        TriedAccount.ALLOW_S3)))),
                        "delete policies"),
                new Hanging(
                        "a group", bob.withGroups(List.of("auditors")), "remove users from group"),
                new Hanging(
                        "an inactive key",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(key()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete access keys"),
                new Hanging(
                        "a password",
                        with(
                                bob,
                                Optional.of(new LoginProfile(Optional.of(NOW), false)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete login profile"),
                new Hanging(
                        "an MFA device",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(new MfaDevice("GAHT12345678", Optional.of(NOW))),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete MFA device"),
                new Hanging(
                        "an SSH key",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(new SshPublicKey("APKA1", true, Optional.of(NOW))),
                                List.of(),
                                List.of()),
                        "remove referenced objects"),
                new Hanging(
                        "a credential of a service",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(
                                        new ServiceCredential(
                                                "ACCA1",
                                                "bob",
                                                "codecommit.amazonaws.com",
                                                "Active",
                                                Optional.empty(),
                                                Optional.empty())),
                                List.of()),
                        "remove referenced objects"),
                new Hanging(
                        "a certificate",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new SigningCertificate("C1", false, Optional.of(NOW)))),
                        "delete certificates"));
    }

    private static AccessKey key() {
        return new AccessKey("AKIA1", false, Optional.of(NOW), Optional.empty());
    }

    private static User with(
            User user,
            Optional<LoginProfile> password,
            List<AccessKey> keys,
            List<MfaDevice> devices,
            List<SshPublicKey> ssh,
            List<ServiceCredential> services,
            List<SigningCertificate> certificates) {
        return user.withCredentials(
                password, Optional.empty(), keys, devices, ssh, services, certificates);
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void a_user_with_anything_left_cannot_be_deleted(Hanging hanging) {
        TriedAccount account = small();
        account.with(state -> {
            var before = state.truth();
            var users = new TreeMap<>(before.users());
            users.put("bob", hanging.user());
            return state.withTruth(
                    new dev.lockstep.account.Account(
                            before.id(),
                            before.partition(),
                            before.alias(),
                            before.passwordPolicy(),
                            before.root(),
                            users,
                            before.groups(),
                            before.roles(),
                            before.policies(),
                            before.virtualMfaDevices(),
                            before.serverCertificates(),
                            before.samlProviders(),
                            before.openIdConnectProviders(),
                            before.organization(),
                            before.organizationAccounts(),
                            before.organizationFeatures(),
                            before.serviceControlPolicies(),
                            before.alternateContacts(),
                            before.regions(),
                            before.analyzers(),
                            before.trails()),
                    NOW);
        });

        account.refuses(
                delete("bob"),
                409,
                "DeleteConflict",
                "Cannot delete entity, must " + hanging.first() + " first.");
    }
}
