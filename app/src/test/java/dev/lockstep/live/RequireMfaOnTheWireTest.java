package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.apply.RunResult;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// A plan lets groups of people ask for MFA, and a new person lives with it: on a practice account
/// that judges each call.
class RequireMfaOnTheWireTest {
    private static final String WANTED =
            """
            lockstep: 1
            groups:
              administrators: {administrators: true, policies: [AdministratorAccess]}
              developers: {policies: [IAMReadOnlyAccess]}
              deployers: {policies: [IAMReadOnlyAccess]}
              machines: {policies: [IAMReadOnlyAccess]}
            people:
              alice: {groups: [administrators]}
              bob: {groups: [developers]}
              carol: {groups: [deployers]}
            services:
              ci: {groups: [machines]}
            mfa: {enforce: true}
            """;
    private static final String TEMPORARY = "Temporary-1-password";
    private static final String OWN = "Own-2-password-of-dave";
    private static final String CAROLS = "AKIA0000000000000CAROL";
    private static final String CIS = "AKIA00000000000000CICI";

    @TempDir Path folder;
    private final Map<String, SessionKey> sessions = new HashMap<>();

    private static TestAccount account() {
        return TestAccount.account()
                .group("administrators", TestAccount.awsPolicy("AdministratorAccess"))
                .group("developers", TestAccount.awsPolicy("IAMReadOnlyAccess"))
                .group("deployers", TestAccount.awsPolicy("IAMReadOnlyAccess"))
                .group("machines", TestAccount.awsPolicy("IAMReadOnlyAccess"))
                .user(
                        "alice",
                        user ->
                                user.inGroup("administrators")
                                        .passwordChangedDaysAgo(10)
                                        .virtualMfa())
                .user(
                        "bob",
                        user -> user.inGroup("developers").passwordChangedDaysAgo(10).virtualMfa())
                .user(
                        "carol",
                        user ->
                                user.inGroup("deployers")
                                        .passwordChangedDaysAgo(10)
                                        .virtualMfa()
                                        .activeKey(CAROLS, 50, 2))
                .user("ci", user -> user.inGroup("machines").activeKey(CIS, 50, 2));
    }

    /// A sign-in at the console, which no API does.
    private PracticeState signedIn(PracticeState state, String user, boolean mfa) {
        String id = "%016d".formatted(sessions.size() + 77);
        SessionKey key =
                SessionKey.make(
                        new Caller.IamUser(user, mfa, true),
                        Served.now().plus(Duration.ofHours(12)),
                        prefix -> prefix + id);
        sessions.put(user + (mfa ? " with MFA" : ""), key);
        return state.withSecrets(state.secrets().withSession(key.id(), key.session()));
    }

    private AwsCredentials session(String who) {
        SessionKey key = sessions.get(who);
        return AwsSessionCredentials.create(
                key.id(), key.session().secret().reveal(), key.session().token().reveal());
    }

    private static IamClient iam(Served served, AwsCredentials credentials) {
        return Clients.ready(
                IamClient.builder(),
                served.server().endpoint().toString(),
                UrlConnectionHttpClient.create(),
                credentials);
    }

    private static StsClient sts(Served served, AwsCredentials credentials) {
        return Clients.ready(
                StsClient.builder(),
                served.server().endpoint().toString(),
                UrlConnectionHttpClient.create(),
                credentials);
    }

    private static String answer(Runnable call) {
        try {
            call.run();
            return "answers";
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }

    private static void refused(Runnable call) {
        assertThat(answer(call))
                .startsWith("AccessDenied: ")
                .contains("is not authorized to perform", "explicit deny");
    }

    private static void answers(Runnable call) {
        assertThat(answer(call)).isEqualTo("answers");
    }

    @Test
    @Timeout(60)
    void a_new_person_sets_MFA_up_works_with_it_and_can_do_nothing_else_without()
            throws IOException {
        Path baseline = Files.writeString(folder.resolve("lockstep.yaml"), WANTED);
        PracticeState state = FromSnapshot.make(account().snapshot(), Served.now()).state();
        for (String user : List.of("alice", "bob", "dave")) {
            state = signedIn(signedIn(state, user, false), user, true);
        }
        try (Served served = Served.of(state, options -> options.withEnforced(true))) {
            enforced(served, baseline);
            try (IamClient alice = iam(served, session("alice with MFA"))) {
                alice.createUser(one -> one.userName("dave"));
                alice.addUserToGroup(one -> one.userName("dave").groupName("developers"));
                alice.createLoginProfile(one ->
                        one.userName("dave").password(TEMPORARY).passwordResetRequired(true));
            }
            firstSignIn(served);
            nothingElseWithoutMfa(served);
            worksWithMfa(served);
            keysThatWereInUseGoOn(served);
        }
    }

    /// The plan asks two groups for MFA: a key of carol was used two days ago, and ci is no person.
    private void enforced(Served served, Path baseline) {
        Mender owner =
                Mender.of(served, served.environment(), baseline, folder.resolve("state"))
                        .only("mfa-enforced");
        MakePlan.Made made = owner.plan();
        Mender.Ran ran = owner.apply(made);
        assertThat(ran.finished().result().end())
                .as(ran.finished().result().why())
                .isEqualTo(RunResult.End.DONE);
        assertThat(served.server().state().truth().groups().values())
                .filteredOn(group ->
                        group.attachedPolicies().stream()
                                .anyMatch(one -> one.name().equals("LockstepRequireMfa")))
                .extracting(group -> group.name())
                .containsExactly("administrators", "developers");
        assertThat(made.plan().byHand().toString()).contains("deployers", "carol");
    }

    private void firstSignIn(Served served) {
        try (IamClient dave = iam(served, session("dave"))) {
            refused(dave::listRoles);
            answers(() -> dave.getAccountPasswordPolicy());
            answers(() -> dave.changePassword(one -> one.oldPassword(TEMPORARY).newPassword(OWN)));
            User changed = served.server().state().truth().users().get("dave");
            assertThat(changed.loginProfile().map(LoginProfile::resetRequired)).contains(false);
            answers(() -> dave.listMFADevices(one -> one.userName("dave")));
            VirtualMFADevice device =
                    dave.createVirtualMFADevice(one -> one.virtualMFADeviceName("dave"))
                            .virtualMFADevice();
            var seed = new Secret(device.base32StringSeed().asUtf8String());
            Instant now = Instant.now();
            refused(() ->
                    dave.enableMFADevice(one ->
                            one.userName("bob")
                                    .serialNumber(device.serialNumber())
                                    .authenticationCode1(Totp.code(seed, now.minusSeconds(60)))
                                    .authenticationCode2(Totp.code(seed, now.minusSeconds(30)))));
            answers(() ->
                    dave.enableMFADevice(one ->
                            one.userName("dave")
                                    .serialNumber(device.serialNumber())
                                    .authenticationCode1(Totp.code(seed, now.minusSeconds(60)))
                                    .authenticationCode2(Totp.code(seed, now.minusSeconds(30)))));
            // The sign-in is as it was before: without MFA.
            refused(dave::listRoles);
            byKey(served, device.serialNumber(), seed);
        }
    }

    /// Who works with a key brings a code by GetSessionToken.
    private void byKey(Served served, String serial, Secret seed) {
        AwsCredentials longTerm;
        try (IamClient alice = iam(served, session("alice with MFA"))) {
            var made = alice.createAccessKey(one -> one.userName("dave")).accessKey();
            longTerm = AwsBasicCredentials.create(made.accessKeyId(), made.secretAccessKey());
        }
        try (IamClient dave = iam(served, longTerm);
                StsClient sts = sts(served, longTerm)) {
            refused(dave::listRoles);
            refused(() -> dave.createAccessKey(one -> one.userName("dave")));
            Credentials without = sts.getSessionToken().credentials();
            try (IamClient session = iam(served, of(without))) {
                refusedAnyhow(session::listRoles);
            }
            Credentials with =
                    sts.getSessionToken(one ->
                                    one.serialNumber(serial)
                                            .tokenCode(Totp.code(seed, Instant.now())))
                            .credentials();
            try (IamClient session = iam(served, of(with))) {
                answers(session::listRoles);
                // What a group does not give, MFA does not either.
                refusedAnyhow(() -> session.createUser(one -> one.userName("eve")));
            }
        }
    }

    private static void refusedAnyhow(Runnable call) {
        assertThat(answer(call)).startsWith("AccessDenied: ");
    }

    private static AwsCredentials of(Credentials keys) {
        return AwsSessionCredentials.create(
                keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
    }

    private void nothingElseWithoutMfa(Served served) {
        try (IamClient alice = iam(served, session("alice"));
                IamClient bob = iam(served, session("bob"))) {
            refused(() -> alice.createUser(one -> one.userName("eve")));
            refused(() -> alice.createAccessKey(one -> one.userName("alice")));
            refused(() ->
                    alice.detachGroupPolicy(one ->
                            one.groupName("administrators")
                                    .policyArn(
                                            "arn:aws:iam::"
                                                    + TestAccount.ID
                                                    + ":policy/LockstepRequireMfa")));
            refused(bob::listRoles);
            refused(() ->
                    bob.deactivateMFADevice(one ->
                            one.userName("bob")
                                    .serialNumber("arn:aws:iam::" + TestAccount.ID + ":mfa/bob")));
        }
    }

    private void worksWithMfa(Served served) {
        try (IamClient alice = iam(served, session("alice with MFA"));
                IamClient bob = iam(served, session("bob with MFA"));
                IamClient dave = iam(served, session("dave with MFA"))) {
            answers(() -> alice.createUser(one -> one.userName("eve")));
            answers(bob::listRoles);
            answers(dave::listRoles);
        }
    }

    private void keysThatWereInUseGoOn(Served served) {
        for (String key : List.of(CAROLS, CIS)) {
            Secret secret = served.server().state().secrets().keys().get(key);
            try (IamClient iam = iam(served, AwsBasicCredentials.create(key, secret.reveal()))) {
                answers(() -> iam.listRoles());
            }
        }
        try (IamClient alice = iam(served, session("alice with MFA"))) {
            answers(() ->
                    alice.updateAccessKey(one ->
                            one.userName("carol").accessKeyId(CAROLS).status(StatusType.ACTIVE)));
        }
    }
}
