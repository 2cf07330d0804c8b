package dev.lockstep.access.judgement;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OwnPasswordTest {
    private static final String OWN =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:ChangePassword",
              "Resource": "arn:aws:iam::*:user/${aws:username}"}]}
            """;
    private static final String ONLY_WITH_MFA =
            """
            {"Statement": [{"Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*",
              "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}
            """;

    private static TestAccount alice(UnaryOperator<TestUser> more) {
        return account().user("alice", user -> more.apply(user.passwordChangedDaysAgo(5)));
    }

    /// Without AllowUsersToChangePassword.
    private static TestAccount strict(UnaryOperator<TestUser> more) {
        return alice(more).defaultPasswordPolicy();
    }

    private static OwnPassword judge(TestAccount account) {
        return OwnPassword.of(account.snapshot(), "alice");
    }

    @Test
    void the_accounts_policy_lets_everybody() {
        assertThat(judge(alice(user -> user))).isEqualTo(new OwnPassword.Allowed());
    }

    @Test
    void where_it_does_not_a_policy_of_the_user_must() {
        assertThat(judge(strict(user -> user))).isEqualTo(new OwnPassword.NotAllowed());
        assertThat(judge(strict(user -> user.inlinePolicy("own", OWN))))
                .isEqualTo(new OwnPassword.Allowed());
    }

    @Test
    void the_policy_that_requires_mfa_allows_it_without() {
        String policy = RequireMfa.document("aws", TestAccount.ID).text();
        assertThat(judge(strict(user -> user.inlinePolicy("mfa", policy))))
                .isEqualTo(new OwnPassword.Allowed());
    }

    @Test
    void a_policy_that_denies_wins_over_the_accounts_unless_there_is_mfa() {
        assertThat(judge(alice(user -> user.inlinePolicy("mfa", ONLY_WITH_MFA))))
                .isEqualTo(new OwnPassword.Denied());
        assertThat(judge(alice(user -> user.virtualMfa().inlinePolicy("mfa", ONLY_WITH_MFA))))
                .isEqualTo(new OwnPassword.Allowed());
    }

    @Test
    void what_hangs_on_what_nobody_knows_is_not_known() {
        String byAddress =
                ONLY_WITH_MFA
                        .replace("BoolIfExists", "NotIpAddress")
                        .replace(
                                "aws:MultiFactorAuthPresent\": \"false",
                                "aws:SourceIp\": \"192.0.2.0/24");
        assertThat(judge(alice(user -> user.inlinePolicy("ip", byAddress))))
                .isInstanceOf(OwnPassword.NotKnown.class);
        assertThat(judge(alice(user -> user).denied(ReadKey.PASSWORD_POLICY)))
                .isInstanceOf(OwnPassword.NotKnown.class);
        assertThat(judge(alice(user -> user).denied(ReadKey.DETAILS)))
                .isInstanceOf(OwnPassword.NotKnown.class);
    }

    @Test
    void an_own_right_counts_where_the_accounts_policy_is_not_known() {
        assertThat(
                        judge(
                                alice(user -> user.inlinePolicy("own", OWN))
                                        .denied(ReadKey.PASSWORD_POLICY)))
                .isEqualTo(new OwnPassword.Allowed());
    }
}
