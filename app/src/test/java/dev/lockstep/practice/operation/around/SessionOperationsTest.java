package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.ARN;
import static dev.lockstep.practice.operation.around.PlayedAccount.ID;
import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

class SessionOperationsTest {
    private static final String DEVICE = ARN + "mfa/alice";
    private static final String OWN_ACCOUNT =
            "{'Effect': 'Allow', 'Principal': {'AWS': '"
                    + ARN
                    + "root'}, 'Action': 'sts:AssumeRole'}";

    /// The key of RFC 6238's test vectors, `12345678901234567890`.
    private static final Secrets SEEDS =
            Secrets.NONE.withSeed(DEVICE, new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    private static final Caller ALICE = new Caller.IamUser("alice", false, false);
    private static final Caller BOB = new Caller.IamUser("bob", false, false);

    private static Account people() {
        return account()
                .user("alice", new MfaDevice(DEVICE, Optional.empty()))
                .user("bob")
                .role("reader", 7200, OWN_ACCOUNT)
                .made();
    }

    private final Played practice = new Played(people(), SEEDS);

    @Test
    void the_caller_is_a_user_root_or_a_session_of_a_role() {
        assertThat(identity(ALICE)).isEqualTo("AIDAALICE " + ID + " " + ARN + "user/alice");
        assertThat(identity(new Caller.RootUser(false, true)))
                .isEqualTo(ID + " " + ID + " " + ARN + "root");
        assertThat(identity(new Caller.RoleSession("reader", "s", false)))
                .isEqualTo("AROAREADER:s " + ID + " arn:aws:sts::" + ID + ":assumed-role/reader/s");
    }

    private String identity(Caller caller) {
        var answer =
                practice.as(caller)
                        .answer(
                                GetCallerIdentityRequest.builder().build(),
                                GetCallerIdentityResponse.class);
        return answer.userId() + " " + answer.account() + " " + answer.arn();
    }

    @Test
    void a_session_token_without_MFA_lasts_twelve_hours_and_is_known_afterwards() {
        var credentials =
                practice.as(ALICE)
                        .answer(
                                GetSessionTokenRequest.builder().build(),
                                GetSessionTokenResponse.class)
                        .credentials();
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z0-9]{16}");
        assertThat(credentials.expiration()).isEqualTo(Played.NOW.plus(Duration.ofHours(12)));
        Secrets.Session session =
                practice.state.secrets().sessions().get(credentials.accessKeyId());
        assertThat(session.caller()).isEqualTo(new Caller.IamUser("alice", false, true));
        assertThat(session.secret().is(credentials.secretAccessKey())).isTrue();
        assertThat(session.token().is(credentials.sessionToken())).isTrue();
        assertThat(credentials.secretAccessKey()).hasSize(40);
        assertThat(practice.truth()).isEqualTo(people());
    }

    /// The last six digits of the codes of RFC 6238, appendix B (SHA-1).
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:59Z, 287082",
        "2005-03-18T01:58:29Z, 081804",
        "2005-03-18T01:58:31Z, 050471",
        "2009-02-13T23:31:30Z, 005924",
        "2033-05-18T03:33:20Z, 279037",
        "2603-10-11T11:33:20Z, 353130"
    })
    void the_code_of_RFC_6238_makes_a_session_with_MFA(Instant now, String code) {
        practice.now = now;
        assertThat(sessionBy(code).caller()).isEqualTo(new Caller.IamUser("alice", true, true));
    }

    @Test
    void a_code_of_the_step_before_or_after_is_right_and_one_of_two_steps_before_is_not() {
        practice.now = Instant.parse("2005-03-18T01:58:45Z");
        assertThat(practice.as(ALICE).refusal(coded("279037"))).isEqualTo(WRONG_CODE);
        assertThat(sessionBy("081804").caller().mfa()).isTrue();
        practice.now = Instant.parse("2009-02-13T23:30:59Z");
        assertThat(practice.refusal(coded("005924"))).isEqualTo(WRONG_CODE);
        practice.now = Instant.parse("2009-02-13T23:31:00Z");
        assertThat(sessionBy("005924").caller().mfa()).isTrue();
    }

    private static final String WRONG_CODE =
            "403 AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass"
                    + " code. ";

    @Test
    void no_code_is_taken_twice_nor_one_that_is_older_than_a_taken_one() {
        practice.now = Instant.parse("2005-03-18T01:58:31Z");
        assertThat(sessionBy("050471").caller().mfa()).isTrue();
        assertThat(practice.refusal(coded("050471"))).isEqualTo(WRONG_CODE);
        assertThat(practice.refusal(coded("081804"))).isEqualTo(WRONG_CODE);
    }

    @Test
    void no_code_of_a_device_that_is_out_of_step_is_taken() {
        practice.now = Instant.parse("2005-03-18T01:58:31Z");
        practice.state =
                practice.state.withSecrets(practice.state.secrets().withStep(DEVICE, false));
        assertThat(practice.as(ALICE).refusal(coded("050471"))).isEqualTo(WRONG_CODE);
        assertThat(
                        practice.refusal(
                                assume("reader").serialNumber(DEVICE).tokenCode("050471").build()))
                .isEqualTo(WRONG_CODE);
    }

    @Test
    void a_device_of_somebody_else_is_refused_with_a_right_code_too() {
        practice.now = Instant.parse("2005-03-18T01:58:31Z");
        assertThat(practice.as(BOB).refusal(coded("050471")))
                .isEqualTo(
                        "403 AccessDenied: MultiFactorAuthentication failed, unable to validate MFA"
                                + " code.  Please verify your MFA serial number is valid and"
                                + " associated with this user.");
    }

    @Test
    void a_code_without_a_device_is_refused() {
        assertThat(
                        practice.as(ALICE)
                                .refusal(
                                        GetSessionTokenRequest.builder()
                                                .tokenCode("050471")
                                                .build()))
                .startsWith(
                        "403 AccessDenied: MultiFactorAuthentication failed, must provide both");
    }

    @Test
    void root_gets_a_session_of_an_hour_at_most() {
        var credentials =
                practice.as(new Caller.RootUser(false, false))
                        .answer(
                                GetSessionTokenRequest.builder().durationSeconds(86_400).build(),
                                GetSessionTokenResponse.class)
                        .credentials();
        assertThat(credentials.expiration()).isEqualTo(Played.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void a_session_gives_no_further_session_token() {
        assertThat(
                        practice.as(new Caller.RoleSession("reader", "s", false))
                                .refusal(GetSessionTokenRequest.builder().build()))
                .isEqualTo(
                        "403 AccessDenied: Cannot call GetSessionToken with session credentials");
    }

    @Test
    void a_role_that_trusts_the_account_is_assumed_by_its_users() {
        var answer =
                practice.as(ALICE)
                        .answer(
                                assume("reader").durationSeconds(7200).build(),
                                AssumeRoleResponse.class);
        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::" + ID + ":assumed-role/reader/s");
        assertThat(answer.assumedRoleUser().assumedRoleId()).isEqualTo("AROAREADER:s");
        assertThat(answer.credentials().expiration())
                .isEqualTo(Played.NOW.plus(Duration.ofHours(2)));
        assertThat(
                        practice.state
                                .secrets()
                                .sessions()
                                .get(answer.credentials().accessKeyId())
                                .caller())
                .isEqualTo(new Caller.RoleSession("reader", "s", false));
    }

    @Test
    void a_role_is_assumed_with_MFA_by_device_and_code() {
        practice.now = Instant.parse("2005-03-18T01:58:31Z");
        var answer =
                practice.as(ALICE)
                        .answer(
                                assume("reader").serialNumber(DEVICE).tokenCode("050471").build(),
                                AssumeRoleResponse.class);
        assertThat(
                        practice.state
                                .secrets()
                                .sessions()
                                .get(answer.credentials().accessKeyId())
                                .caller()
                                .mfa())
                .isTrue();
    }

    @Test
    void a_session_longer_than_the_role_allows_is_refused() {
        assertThat(practice.as(ALICE).refusal(assume("reader").durationSeconds(7201).build()))
                .isEqualTo(
                        "400 ValidationError: The requested DurationSeconds exceeds the"
                                + " MaxSessionDuration set for this role.");
        assertThat(
                        practice.as(new Caller.RoleSession("reader", "s", false))
                                .refusal(assume("reader").durationSeconds(7200).build()))
                .startsWith(
                        "400 ValidationError: The requested DurationSeconds exceeds the 1 hour");
    }

    @Test
    void root_assumes_no_role() {
        assertThat(practice.as(new Caller.RootUser(true, true)).refusal(assume("reader").build()))
                .isEqualTo("403 AccessDenied: Roles may not be assumed by root accounts.");
    }

    @Test
    void a_role_that_is_not_there_is_refused_like_one_that_does_not_let_in() {
        assertThat(practice.as(ALICE).refusal(assume("nobody").build()))
                .isEqualTo(
                        "403 AccessDenied: User: "
                                + ARN
                                + "user/alice is not authorized to perform: sts:AssumeRole on"
                                + " resource: "
                                + ARN
                                + "role/nobody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'AWS': '*'}; sts:AssumeRole; lets in",
                "'*'; sts:*; lets in",
                "{'AWS': '123456789012'}; sts:AssumeRole; lets in",
                "{'AWS': 'arn:aws:iam::123456789012:user/alice'}; sts:AssumeRole; lets in",
                "{'AWS': 'arn:aws:iam::123456789012:user/bob'}; sts:AssumeRole; refuses",
                "{'AWS': '210987654321'}; sts:AssumeRole; refuses",
                "{'Service': 'ec2.amazonaws.com'}; sts:AssumeRole; refuses",
                "{'AWS': '*'}; sts:AssumeRoleWithSAML; refuses"
            })
    void a_trust_policy_lets_in_whom_it_names(String principal, String action, String verdict) {
        var practice =
                new Played(
                        account()
                                .user("alice")
                                .role(
                                        "r",
                                        3600,
                                        "{'Effect': 'Allow', 'Principal': "
                                                + quoted(principal)
                                                + ", 'Action': '"
                                                + action
                                                + "'}")
                                .made());
        practice.as(ALICE);
        if (verdict.equals("lets in")) {
            practice.answer(assume("r").build(), AssumeRoleResponse.class);
        } else {
            assertThat(practice.refusal(assume("r").build())).startsWith("403 AccessDenied");
        }
    }

    private static String quoted(String principal) {
        return principal.equals("*") ? "'*'" : principal;
    }

    @Test
    void an_external_id_must_be_the_one_that_is_asked_for() {
        var practice =
                new Played(
                        account()
                                .user("alice")
                                .role(
                                        "r",
                                        3600,
                                        "{'Effect': 'Allow', 'Principal': {'AWS': '"
                                                + ID
                                                + "'}, 'Action': 'sts:AssumeRole', 'Condition':"
                                                + " {'StringEquals': {'sts:ExternalId': 'abc'}}}")
                                .made());
        practice.as(ALICE);
        assertThat(practice.refusal(assume("r").build())).startsWith("403 AccessDenied");
        assertThat(practice.refusal(assume("r").externalId("abd").build()))
                .startsWith("403 AccessDenied");
        practice.answer(assume("r").externalId("abc").build(), AssumeRoleResponse.class);
    }

    @Test
    void a_key_of_the_account_is_told_and_an_unknown_one_refused() {
        String id =
                practice.as(ALICE)
                        .answer(
                                GetSessionTokenRequest.builder().build(),
                                GetSessionTokenResponse.class)
                        .credentials()
                        .accessKeyId();
        assertThat(
                        practice.answer(
                                        GetAccessKeyInfoRequest.builder().accessKeyId(id).build(),
                                        GetAccessKeyInfoResponse.class)
                                .account())
                .isEqualTo(ID);
        assertThat(
                        practice.refusal(
                                GetAccessKeyInfoRequest.builder()
                                        .accessKeyId("AKIAIOSFODNN7EXAMPLE")
                                        .build()))
                .startsWith("400 ValidationError");
    }

    private Secrets.Session sessionBy(String code) {
        String id =
                practice.as(ALICE)
                        .answer(coded(code), GetSessionTokenResponse.class)
                        .credentials()
                        .accessKeyId();
        return practice.state.secrets().sessions().get(id);
    }

    private static GetSessionTokenRequest coded(String code) {
        return GetSessionTokenRequest.builder().serialNumber(DEVICE).tokenCode(code).build();
    }

    private static AssumeRoleRequest.Builder assume(String role) {
        return AssumeRoleRequest.builder().roleArn(ARN + "role/" + role).roleSessionName("s");
    }
}
