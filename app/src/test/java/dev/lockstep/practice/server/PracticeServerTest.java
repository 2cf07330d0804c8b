package dev.lockstep.practice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The server over HTTP, with the SDK's own clients.
class PracticeServerTest {
    private static final AwsCredentials ROOT =
            AwsBasicCredentials.create(SmallAccount.KEY, SmallAccount.SECRET);

    @Test
    void the_SDK_builds_and_reads_over_every_protocol() throws Exception {
        try (Served served = Served.small();
                IamClient iam = served.iam();
                StsClient sts = served.client(StsClient.builder(), ROOT);
                CloudTrailClient trails = served.client(CloudTrailClient.builder(), ROOT);
                AccountClient account = served.client(AccountClient.builder(), ROOT);
                AccessAnalyzerClient analyzers =
                        served.client(AccessAnalyzerClient.builder(), ROOT)) {
            User bob = iam.createUser(of -> of.userName("bob").path("/ops/")).user();
            assertThat(bob.createDate()).isEqualTo(SmallAccount.CREATED);
            assertThat(iam.listUsers().users())
                    .extracting(User::userName)
                    .containsExactly("alice", "bob");
            assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("Users", 2);
            iam.updateAccountPasswordPolicy(policy -> policy.minimumPasswordLength(14));
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:root");
            assertThat(trails.describeTrails().trailList().getFirst().name()).isEqualTo("all");
            assertThat(
                            account.getAlternateContact(of -> of.alternateContactType("SECURITY"))
                                    .alternateContact()
                                    .name())
                    .isEqualTo("Łucja <&>");
            assertThat(analyzers.listAnalyzers(of -> of.type("ACCOUNT")).analyzers())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.typeAsString()).isEqualTo("ACCOUNT");
                        assertThat(one.createdAt()).isEqualTo(SmallAccount.CREATED);
                    });
            assertThat(served.server().calls())
                    .containsEntry("iam:ListUsers", 1L)
                    .containsEntry("access-analyzer:ListAnalyzers", 1L);
            assertThat(served.server().bugs()).isEmpty();
        }
    }

    @Test
    void errors_carry_AWSs_code_status_words_and_a_request_id() throws Exception {
        try (Served served = Served.small();
                IamClient iam = served.iam();
                OrganizationsClient organizations =
                        served.client(OrganizationsClient.builder(), ROOT)) {
            AwsServiceException twice = failure(() -> iam.createUser(u -> u.userName("alice")));
            assertThat(twice.awsErrorDetails().errorCode()).isEqualTo("EntityAlreadyExists");
            assertThat(twice.awsErrorDetails().errorMessage())
                    .isEqualTo("User with name alice already exists.");
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(twice.requestId()).isNotBlank();

            AwsServiceException tooLong =
                    failure(() -> iam.createUser(u -> u.userName("a".repeat(65))));
            assertThat(tooLong.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
            assertThat(tooLong.awsErrorDetails().errorMessage())
                    .isEqualTo(
                            "1 validation error detected: Value '"
                                    + "a".repeat(65)
                                    + "' at 'userName' failed to satisfy constraint: Member must"
                                    + " have length less than or equal to 64");

            AwsServiceException unserved = failure(organizations::listRoots);
            assertThat(unserved.awsErrorDetails().errorMessage())
                    .isEqualTo("The practice account does not serve organizations:ListRoots.");
            AwsServiceException neverServed =
                    failure(() -> iam.simulateCustomPolicy(s -> s.actionNames("a:b")));
            assertThat(neverServed.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
            assertThat(neverServed.awsErrorDetails().errorMessage())
                    .isEqualTo("The practice account does not serve iam:SimulateCustomPolicy.");
        }
    }

    @Test
    void a_bug_inside_is_a_500_that_tells_nothing() throws Exception {
        try (Served served = Served.small();
                IamClient iam = served.iam()) {
            AwsServiceException bug = failure(() -> iam.createUser(u -> u.userName("bug")));
            assertThat(bug.statusCode()).isEqualTo(500);
            assertThat(bug.getMessage()).doesNotContain("machine room");
            assertThat(served.server().bugs()).hasSize(1);
        }
    }

    @Test
    void wrong_inactive_unknown_and_expired_keys_get_AWSs_own_errors() throws Exception {
        PracticeState state = SmallAccount.state();
        var alice = new Caller.IamUser("alice", true, true);
        state =
                state.withSecrets(
                        state.secrets()
                                .withSession(
                                        "ASIAEXAMPLEGOOD00001",
                                        SmallAccount.session(
                                                alice, Instant.parse("2999-01-01T00:00:00Z")))
                                .withSession(
                                        "ASIAEXAMPLEOVER00001",
                                        SmallAccount.session(
                                                alice, Instant.parse("2026-01-01T00:00:00Z"))));
        try (Served served = Served.of(state, UnaryOperator.identity())) {
            assertThat(code(served, AwsBasicCredentials.create(SmallAccount.KEY, "wrong")))
                    .isEqualTo("SignatureDoesNotMatch 403");
            assertThat(code(served, keys("AKIAEXAMPLENOBODY001")))
                    .isEqualTo("InvalidClientTokenId 403");
            assertThat(code(served, keys("AKIAEXAMPLEALICE0002")))
                    .isEqualTo("InvalidClientTokenId 403");
            assertThat(code(served, session("ASIAEXAMPLEGOOD00001", "token/+=")))
                    .isEqualTo("arn:aws:iam::123456789012:user/alice");
            assertThat(code(served, session("ASIAEXAMPLEGOOD00001", "other")))
                    .isEqualTo("InvalidClientTokenId 403");
            assertThat(code(served, keys("ASIAEXAMPLEGOOD00001")))
                    .isEqualTo("InvalidClientTokenId 403");
            assertThat(code(served, session("ASIAEXAMPLEOVER00001", "token/+=")))
                    .isEqualTo("ExpiredToken 403");
            HttpResponse<String> unsigned =
                    served.send("GET", "/?Action=ListUsers&Version=2010-05-08");
            assertThat(unsigned.statusCode()).isEqualTo(403);
            assertThat(unsigned.body()).contains("<Code>MissingAuthenticationToken</Code>");
        }
    }

    @Test
    void denied_operations_name_caller_and_action_and_leave_others_alone() throws Exception {
        try (Served served =
                        Served.of(
                                SmallAccount.state(),
                                options ->
                                        options.withDenied(
                                                Set.of(
                                                        "iam:ListUsers",
                                                        "cloudtrail:DescribeTrails")));
                IamClient iam = served.client(IamClient.builder(), keys(SmallAccount.ALICES_KEY));
                CloudTrailClient trails = served.client(CloudTrailClient.builder(), ROOT)) {
            AwsServiceException denied = failure(iam::listUsers);
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo(
                            "User: arn:aws:iam::123456789012:user/alice is not authorized to"
                                    + " perform: iam:ListUsers on resource:"
                                    + " arn:aws:iam::123456789012:user/ because no identity-based"
                                    + " policy allows the iam:ListUsers action");
            assertThat(failure(trails::describeTrails).awsErrorDetails().errorCode())
                    .isEqualTo("AccessDeniedException");
            assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("Users", 1);
            assertThat(served.server().calls()).containsEntry("iam:ListUsers", 1L);
        }
    }

    @Test
    void faults_come_in_their_share_and_the_same_from_the_same_seed() throws Exception {
        var faults = new Faults(0.3, 0.3, 0, Duration.ZERO);
        var outcomes = new java.util.ArrayList<String>();
        for (int run = 0; run < 2; run++) {
            var codes = new StringBuilder();
            try (Served served =
                            Served.of(
                                    SmallAccount.state(),
                                    options -> options.withFaults(faults).withSeed(7));
                    IamClient iam = served.iam()) {
                for (int i = 0; i < 40; i++) {
                    try {
                        iam.listUsers();
                        codes.append("ok ");
                    } catch (AwsServiceException e) {
                        codes.append(e.awsErrorDetails().errorCode()).append(' ');
                    }
                }
            }
            outcomes.add(codes.toString());
        }
        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
        assertThat(outcomes.get(0))
                .contains("ok", "Throttling", "InternalFailure", "ServiceUnavailable");
    }

    @Test
    void a_lost_answer_is_carried_out_and_the_connection_cut() throws Exception {
        try (Served served =
                        Served.of(
                                SmallAccount.state(),
                                options ->
                                        options.withFaults(
                                                new Faults(0, 0, 1, Duration.ofMillis(1))));
                IamClient iam = served.iam()) {
            assertThatThrownBy(() -> iam.createUser(u -> u.userName("bob")))
                    .isInstanceOf(SdkClientException.class);
            assertThat(served.server().state().truth().users()).containsKey("bob");
        }
    }

    @Test
    void a_write_is_seen_late_and_by_the_truth_at_once() throws Exception {
        var key = new Options.TruthKey("AKIALOCKSTEPTRUTH001", new Secret("the-truth"));
        try (Served served =
                        Served.of(
                                SmallAccount.state(),
                                options ->
                                        options.withVisibleAfter(Duration.ofSeconds(20))
                                                .withDenied(Set.of("iam:GetAccountSummary"))
                                                .withFaults(new Faults(0, 0, 0, Duration.ZERO))
                                                .withTruthKey(key));
                IamClient iam = served.iam();
                IamClient truth =
                        served.client(
                                IamClient.builder(),
                                AwsBasicCredentials.create(key.id(), "the-truth"))) {
            iam.generateCredentialReport();
            iam.createUser(u -> u.userName("bob"));
            assertThat(iam.listUsers().users()).hasSize(1);
            assertThat(truth.listUsers().users()).hasSize(2);
            assertThat(truth.getAccountSummary().summaryMapAsStrings()).containsEntry("Users", 2);
            truth.generateCredentialReport();
            assertThat(truth.getCredentialReport().content().asUtf8String()).contains("bob");
            assertThat(iam.getCredentialReport().content().asUtf8String()).doesNotContain("bob");
            assertThat(failure(() -> truth.createUser(u -> u.userName("eve"))).statusCode())
                    .isEqualTo(403);
            assertThat(served.server().calls()).containsEntry("iam:ListUsers", 1L);
            served.server().clock().advance(Duration.ofMinutes(1));
            assertThat(iam.listUsers().users()).hasSize(2);
        }
    }

    @Test
    void a_body_over_a_megabyte_is_refused_and_text_that_XML_cannot_hold_breaks_nothing()
            throws Exception {
        try (Served served = Served.small();
                IamClient iam = served.iam()) {
            AwsServiceException large =
                    failure(() ->
                            iam.putUserPolicy(
                                    p -> p.userName("a").policyDocument("x".repeat(1 << 20))));
            assertThat(large.statusCode()).isEqualTo(413);
            AwsServiceException strange =
                    failure(() -> iam.createUser(u -> u.userName("\u0000\u0008<&>\ud800😀\r")));
            assertThat(strange.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        }
    }

    private static AwsCredentials keys(String id) {
        return AwsBasicCredentials.create(id, SmallAccount.SECRET);
    }

    private static AwsCredentials session(String id, String token) {
        return AwsSessionCredentials.create(id, SmallAccount.SECRET, token);
    }

    /// The caller's ARN, or the error's code and status.
    private static String code(Served served, AwsCredentials keys) {
        try (StsClient sts = served.client(StsClient.builder(), keys)) {
            return sts.getCallerIdentity().arn();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode() + " " + e.statusCode();
        }
    }

    private static AwsServiceException failure(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        AwsServiceException failure = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
