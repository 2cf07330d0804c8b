package dev.lockstep.practice.server;

import static dev.lockstep.practice.enforce.PolicedAccount.IAM;
import static dev.lockstep.practice.enforce.PolicedAccount.account;
import static dev.lockstep.practice.enforce.PolicedAccount.allow;
import static dev.lockstep.practice.enforce.PolicedAccount.policy;
import static dev.lockstep.practice.enforce.PolicedAccount.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.practice.enforce.PolicedAccount;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// A practice account that judges each call, over the wire.
class EnforcedCallsTest {
    private static final String ADMIN = "AKIAEXAMPLEADMIN0001";
    private static final String NOBODY = "AKIAEXAMPLENOBODY001";
    private static final String ASSUMER = "AKIAEXAMPLEASSUMER01";
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private static User keyed(User user, String id, String... statements) {
        User with =
                user.withCredentials(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new AccessKey(
                                        id,
                                        true,
                                        Optional.of(SmallAccount.CREATED),
                                        Optional.empty())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return statements.length == 0
                ? with
                : with.withInlinePolicies(List.of(new InlinePolicy("own", policy(statements))));
    }

    private static PracticeState state() {
        Account account =
                account()
                        .user("admin", "/", user -> keyed(user, ADMIN, allow("*")))
                        .user("nobody", "/", user -> keyed(user, NOBODY))
                        .user("assumer", "/", user -> keyed(user, ASSUMER, allow("sts:AssumeRole")))
                        .role(
                                "reader",
                                trusting(IAM + "root"),
                                role ->
                                        role.withInlinePolicies(
                                                List.of(
                                                        new InlinePolicy(
                                                                "reads",
                                                                policy(allow("iam:List*"))))))
                        .made();
        Secrets secrets = Secrets.NONE;
        for (String key : List.of(ADMIN, NOBODY, ASSUMER)) {
            secrets = secrets.withKey(key, new Secret(SmallAccount.SECRET));
        }
        return PracticeState.of(
                account,
                secrets.withSession(
                        SmallAccount.SESSION,
                        SmallAccount.session(new Caller.RootUser(false, true), LATER)));
    }

    private static Served served(UnaryOperator<Options> more) throws IOException {
        return Served.of(
                state(),
                options ->
                        more.apply(
                                Options.of(AllOperations.list(), options.token(), options.time())
                                        .withEnforced(true)));
    }

    private static AwsCredentials key(String id) {
        return AwsBasicCredentials.create(id, SmallAccount.SECRET);
    }

    private static String refusal(Runnable call) {
        try {
            call.run();
            return "answers";
        } catch (AwsServiceException e) {
            return e.statusCode()
                    + " "
                    + e.awsErrorDetails().errorCode()
                    + ": "
                    + e.awsErrorDetails().errorMessage();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iam, 403 AccessDenied, iam:ListUsers, arn:aws:iam::123456789012:user/",
        "sts, 403 AccessDenied, sts:GetAccessKeyInfo, *",
        "organizations, 400 AccessDeniedException, organizations:ListRoots, *",
        "account, 403 AccessDeniedException, account:ListRegions,"
                + " arn:aws:account::123456789012:account",
        "access-analyzer, 403 AccessDeniedException, access-analyzer:ListAnalyzers,"
                + " arn:aws:access-analyzer:us-east-1:123456789012:*",
        "cloudtrail, 400 AccessDeniedException, cloudtrail:DescribeTrails, *"
    })
    void each_service_refuses_with_its_status_and_code_in_AWSs_words(
            String service, String code, String action, String resource) throws IOException {
        try (Served served = served(UnaryOperator.identity())) {
            String words =
                    code
                            + ": User: "
                            + IAM
                            + "user/nobody is not authorized to perform: "
                            + action
                            + " on resource: "
                            + resource
                            + " because no identity-based policy allows the "
                            + action
                            + " action";
            assertThat(refusal(() -> call(served, service, key(NOBODY)))).isEqualTo(words);
            assertThat(refusal(() -> call(served, service, key(ADMIN))))
                    .doesNotContain("is not authorized to perform");
            assertThat(served.server().calls()).containsEntry(action, 2L);
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    private static void call(Served served, String service, AwsCredentials keys) {
        switch (service) {
            case "iam" -> {
                try (IamClient iam = served.client(IamClient.builder(), keys)) {
                    iam.listUsers();
                }
            }
            case "sts" -> {
                try (StsClient sts = served.client(StsClient.builder(), keys)) {
                    sts.getAccessKeyInfo(one -> one.accessKeyId("AKIAEXAMPLEADMIN0001"));
                }
            }
            case "organizations" -> {
                try (OrganizationsClient client =
                        served.client(OrganizationsClient.builder(), keys)) {
                    client.listRoots(_ -> {});
                }
            }
            case "account" -> {
                try (AccountClient client = served.client(AccountClient.builder(), keys)) {
                    client.listRegions(_ -> {});
                }
            }
            case "access-analyzer" -> {
                try (AccessAnalyzerClient client =
                        served.client(AccessAnalyzerClient.builder(), keys)) {
                    client.listAnalyzers(_ -> {});
                }
            }
            default -> {
                try (CloudTrailClient client = served.client(CloudTrailClient.builder(), keys)) {
                    client.describeTrails();
                }
            }
        }
    }

    @Test
    void a_refused_call_changes_nothing_and_is_counted() throws IOException {
        try (Served served = served(UnaryOperator.identity());
                IamClient nobody = served.client(IamClient.builder(), key(NOBODY));
                IamClient admin = served.client(IamClient.builder(), key(ADMIN))) {
            assertThat(refusal(() -> nobody.createUser(one -> one.userName("bob"))))
                    .startsWith("403 AccessDenied: ");
            assertThat(refusal(() -> nobody.deleteUser(one -> one.userName("gone"))))
                    .contains("iam:DeleteUser on resource: user gone because");
            assertThat(served.server().state().truth().users()).doesNotContainKey("bob");
            assertThat(refusal(() -> admin.createUser(one -> one.userName("bob"))))
                    .isEqualTo("answers");
            assertThat(served.server().calls())
                    .containsEntry("iam:CreateUser", 2L)
                    .containsEntry("iam:DeleteUser", 1L);
        }
    }

    @Test
    void what_is_given_holds_from_the_next_call_on() throws IOException {
        try (Served served = served(UnaryOperator.identity());
                IamClient nobody = served.client(IamClient.builder(), key(NOBODY));
                IamClient admin = served.client(IamClient.builder(), key(ADMIN))) {
            assertThat(refusal(nobody::listUsers)).startsWith("403");
            admin.putUserPolicy(one ->
                    one.userName("nobody")
                            .policyName("lists")
                            .policyDocument(
                                    """
                                    {"Version": "2012-10-17", "Statement":
                                      {"Effect": "Allow", "Action": "iam:List*", "Resource": "*"}}
                                    """));
            assertThat(refusal(nobody::listUsers)).isEqualTo("answers");
            admin.deleteUserPolicy(one -> one.userName("nobody").policyName("lists"));
            assertThat(refusal(nobody::listUsers)).startsWith("403");
        }
    }

    @Test
    void a_right_is_seen_as_late_as_every_other_write() throws IOException {
        try (Served served = served(options -> options.withVisibleAfter(Duration.ofSeconds(30)));
                IamClient nobody = served.client(IamClient.builder(), key(NOBODY));
                IamClient admin = served.client(IamClient.builder(), key(ADMIN))) {
            admin.attachUserPolicy(one ->
                    one.userName("nobody").policyArn("arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
            assertThat(refusal(nobody::listUsers)).startsWith("403");
            served.server().clock().advance(Duration.ofSeconds(31));
            assertThat(refusal(nobody::listUsers)).isEqualTo("answers");
        }
    }

    @Test
    void operations_that_are_denied_on_purpose_and_faults_meet_those_who_may_too()
            throws IOException {
        try (Served served =
                        served(options ->
                                options.withDenied(Set.of("iam:ListUsers"))
                                        .withFaultsOf(
                                                "iam:ListGroups",
                                                new Faults(1, 0, 0, Duration.ZERO)));
                IamClient admin = served.client(IamClient.builder(), key(ADMIN))) {
            assertThat(refusal(admin::listUsers))
                    .startsWith("403 AccessDenied: User: " + IAM + "user/admin");
            assertThat(refusal(admin::listGroups)).startsWith("400 Throttling");
            assertThat(refusal(admin::listRoles)).isEqualTo("answers");
        }
    }

    @Test
    void root_and_a_role_that_is_taken_on_have_their_own_rights() throws IOException {
        try (Served served = served(UnaryOperator.identity());
                StsClient assumer = served.client(StsClient.builder(), key(ASSUMER));
                StsClient nobody = served.client(StsClient.builder(), key(NOBODY))) {
            try (IamClient root =
                    served.client(IamClient.builder(), session(SmallAccount.SESSION))) {
                assertThat(refusal(root::getAccountSummary)).isEqualTo("answers");
            }
            AssumeRoleRequest reader =
                    AssumeRoleRequest.builder()
                            .roleArn(IAM + "role/reader")
                            .roleSessionName("me")
                            .build();
            assertThat(refusal(() -> nobody.assumeRole(reader)))
                    .contains("because no identity-based policy allows the sts:AssumeRole action");
            try (IamClient iam = as(served, assumer, reader)) {
                assertThat(refusal(iam::listUsers)).isEqualTo("answers");
                assertThat(refusal(iam::getAccountSummary))
                        .startsWith(
                                "403 AccessDenied: User:"
                                        + " arn:aws:sts::"
                                        + PolicedAccount.ID
                                        + ":assumed-role/reader/me is not authorized to perform:"
                                        + " iam:GetAccountSummary on resource: *");
            }
            String some =
                    """
                    {"Version": "2012-10-17", "Statement":
                      {"Effect": "Allow", "Action": "iam:ListRoles", "Resource": "*"}}
                    """;
            try (IamClient iam = as(served, assumer, reader.toBuilder().policy(some).build())) {
                assertThat(refusal(iam::listRoles)).isEqualTo("answers");
                assertThat(refusal(iam::listUsers))
                        .endsWith("because no session policy allows the iam:ListUsers action");
            }
            assertThat(
                            refusal(() ->
                                    assumer.assumeRole(
                                            reader.toBuilder().policy("no policy").build())))
                    .startsWith("400 MalformedPolicyDocument: ");
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    private static IamClient as(Served served, StsClient sts, AssumeRoleRequest role) {
        var keys = sts.assumeRole(role).credentials();
        return served.client(
                IamClient.builder(),
                AwsSessionCredentials.create(
                        keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }

    private static AwsCredentials session(String id) {
        return AwsSessionCredentials.create(id, SmallAccount.SECRET, "token/+=");
    }

    @Test
    void without_enforcement_whoever_has_credentials_may_call_everything() throws IOException {
        try (Served served = served(options -> options.withEnforced(false));
                IamClient nobody = served.client(IamClient.builder(), key(NOBODY))) {
            assertThat(refusal(nobody::listUsers)).isEqualTo("answers");
        }
    }
}
