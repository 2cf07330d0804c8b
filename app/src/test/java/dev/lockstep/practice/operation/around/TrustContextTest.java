package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.ARN;
import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

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
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/// Conditions of trust policies on a practice account.
class TrustContextTest {
    private static final String DEVICE = ARN + "mfa/alice";
    private static final Instant RFC_TIME = Instant.parse("2005-03-18T01:58:31Z");
    private static final String RFC_CODE = "050471";
    private static final Caller ALICE = new Caller.IamUser("alice", false, false);
    private static final AssumeRoleRequest PLAIN = request("visit").build();

    private static Played trusting(String statements) {
        var practice =
                new Played(
                        account()
                                .user("alice", new MfaDevice(DEVICE, Optional.empty()))
                                .role("other", 3600, allow(""))
                                .role("r", 3600, statements)
                                .made(),
                        Secrets.NONE.withSeed(
                                DEVICE, new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")));
        practice.now = RFC_TIME;
        return practice.as(ALICE);
    }

    private static String allow(String condition) {
        return statement("Allow", condition);
    }

    private static String statement(String effect, String condition) {
        return "{'Effect': '"
                + effect
                + "', 'Principal': {'AWS': '"
                + ARN
                + "root'}, 'Action': 'sts:AssumeRole'"
                + (condition.isEmpty() ? "" : ", 'Condition': {" + condition + "}")
                + "}";
    }

    private static AssumeRoleRequest.Builder request(String session) {
        return AssumeRoleRequest.builder().roleArn(ARN + "role/r").roleSessionName(session);
    }

    private static String verdict(Played practice, AssumeRoleRequest request) {
        try {
            practice.answer(request, AssumeRoleResponse.class);
            return "lets in";
        } catch (dev.lockstep.practice.operation.AwsError e) {
            assertThat(e.status() + " " + e.code()).isEqualTo("403 AccessDenied");
            return "refuses";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'StringEquals': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/alice'};"
                        + " lets in",
                "'StringEquals': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/*'}; refuses",
                "'StringLike': {'AWS:principalarn': 'arn:aws:iam::*:user/al*'}; lets in",
                "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/*'}; lets in",
                "'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::*:role/*'}; refuses",
                "'ArnLike': {'aws:PrincipalArn': '*'}; refuses",
                "'StringNotEquals': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/alice'};"
                        + " refuses",
                "'StringEquals': {'aws:PrincipalAccount': ['1', '123456789012']}; lets in",
                "'StringEquals': {'aws:PrincipalAccount': '210987654321'}; refuses",
                "'StringEquals': {'sts:RoleSessionName': 'visit'}; lets in",
                "'StringLike': {'sts:RoleSessionName': '${aws:username}'}; refuses",
                "'StringLike': {'sts:RoleSessionName': '${aws:PrincipalTag/name}*'}; refuses",
                "'StringEquals': {'sts:ExternalId': 'abc'}; refuses",
                "'StringLike': {'sts:ExternalId': '*'}; refuses",
                "'StringEqualsIfExists': {'sts:ExternalId': 'abc'}; lets in",
                "'Null': {'sts:ExternalId': 'true'}; lets in",
                "'Bool': {'aws:MultiFactorAuthPresent': 'true'}; refuses",
                "'Bool': {'aws:MultiFactorAuthPresent': 'false'}; refuses",
                "'BoolIfExists': {'aws:MultiFactorAuthPresent': true}; lets in",
                "'NumericLessThan': {'aws:MultiFactorAuthAge': '3600'}; refuses",
                "'NumericLessThanIfExists': {'aws:MultiFactorAuthAge': '3600'}; lets in",
                "'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}; refuses",
                "'IpAddressIfExists': {'aws:SourceIp': '0.0.0.0/0'}; lets in",
                "'StringNotEquals': {'aws:PrincipalOrgID': 'o-1'}; refuses",
                "'StringEquals': {'sts:RoleSessionName': 'visit', 'sts:ExternalId': 'x'}; refuses"
            })
    void an_allow_lets_an_access_key_in_if_all_its_conditions_are_met(
            String condition, String verdict) {
        assertThat(verdict(trusting(allow(condition)), PLAIN)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; refuses",
                "'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}; refuses",
                "'Bool': {'aws:MultiFactorAuthPresent': 'false'}; lets in",
                "'StringEquals': {'sts:RoleSessionName': 'visit'}; refuses",
                "'StringEquals': {'sts:RoleSessionName': 'other'}; lets in",
                "'NotIpAddressIfExists': {'aws:SourceIp': '10.0.0.0/8'}; lets in"
            })
    void a_deny_counts_if_all_its_conditions_are_known_and_met(String condition, String verdict) {
        var practice = trusting(allow("") + ", " + statement("Deny", condition));
        assertThat(verdict(practice, PLAIN)).isEqualTo(verdict);
    }

    @Test
    void a_code_is_MFA_of_this_moment() {
        AssumeRoleRequest coded = request("visit").serialNumber(DEVICE).tokenCode(RFC_CODE).build();
        assertThat(
                        verdict(
                                trusting(
                                        allow(
                                                "'Bool': {'aws:MultiFactorAuthPresent': 'true'},"
                                                        + " 'NumericLessThan':"
                                                        + " {'aws:MultiFactorAuthAge': '1'}")),
                                coded))
                .isEqualTo("lets in");
    }

    @Test
    void a_session_with_MFA_counts_until_it_is_too_old() {
        Played practice = trusting(allow("'NumericLessThan': {'aws:MultiFactorAuthAge': '3600'}"));
        String id = session(practice, RFC_CODE);
        practice.now = RFC_TIME.plus(Duration.ofSeconds(3599));
        assertThat(verdict(practice.with(id), PLAIN)).isEqualTo("lets in");
        practice.now = RFC_TIME.plus(Duration.ofSeconds(3600));
        assertThat(verdict(practice.with(id), PLAIN)).isEqualTo("refuses");
    }

    @Test
    void a_session_without_MFA_says_so_and_is_no_age() {
        String without = "'Bool': {'aws:MultiFactorAuthPresent': 'false'}";
        Played practice = trusting(allow(without));
        assertThat(verdict(practice.with(session(practice, null)), PLAIN)).isEqualTo("lets in");
        practice = trusting(allow("'NumericLessThan': {'aws:MultiFactorAuthAge': '3600'}"));
        assertThat(verdict(practice.with(session(practice, null)), PLAIN)).isEqualTo("refuses");
    }

    @Test
    void a_session_of_a_role_has_the_ARN_of_the_role_and_never_MFA() {
        Caller other = new Caller.RoleSession("other", "s", true);
        assertThat(
                        verdict(
                                trusting(
                                                allow(
                                                        "'ArnEquals': {'aws:PrincipalArn': '"
                                                                + ARN
                                                                + "role/other'}"))
                                        .as(other),
                                PLAIN))
                .isEqualTo("lets in");
        assertThat(
                        verdict(
                                trusting(allow("'Bool': {'aws:MultiFactorAuthPresent': 'true'}"))
                                        .as(other),
                                PLAIN))
                .isEqualTo("refuses");
    }

    @Test
    void a_session_may_have_to_bear_the_name_of_its_user() {
        Played practice =
                trusting(allow("'StringLike': {'sts:RoleSessionName': '${aws:username}'}"));
        assertThat(verdict(practice, request("alice").build())).isEqualTo("lets in");
        assertThat(verdict(practice.as(new Caller.RoleSession("other", "s", false)), PLAIN))
                .isEqualTo("refuses");
    }

    private static String session(Played practice, @org.jspecify.annotations.Nullable String code) {
        var request = GetSessionTokenRequest.builder();
        if (code != null) {
            request.serialNumber(DEVICE).tokenCode(code);
        }
        return practice.as(ALICE)
                .answer(request.build(), GetSessionTokenResponse.class)
                .credentials()
                .accessKeyId();
    }
}
