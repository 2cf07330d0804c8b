package dev.lockstep.access.judgement;

import static dev.lockstep.access.judgement.Policies.allow;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOnlyTest {
    private static ReadOnly judge(TestAccount account) {
        AccountSnapshot snapshot = account.snapshot();
        return ReadOnly.of(
                snapshot, AccountAccess.of(snapshot).groups().found().orElseThrow().getFirst());
    }

    private static ReadOnly aws(String... names) {
        var attached = new AttachedPolicy[names.length];
        for (int i = 0; i < names.length; i++) {
            attached[i] = awsPolicy(names[i]);
        }
        return judge(account().group("auditors", attached));
    }

    private static ReadOnly inline(String... statements) {
        return judge(
                account()
                        .group(
                                "auditors",
                                List.of(),
                                List.of(
                                        new InlinePolicy(
                                                "own",
                                                PolicyDocument.parse(Policies.of(statements))))));
    }

    @Test
    void SecurityAudit_and_ViewOnlyAccess_only_read_and_read_no_secrets() {
        ReadOnly audit = aws("SecurityAudit");
        assertThat(audit.changing()).isEmpty();
        assertThat(audit.secrets()).isEmpty();
        assertThat(audit.unknownNames()).isEmpty();
        assertThat(audit.isOpen()).isFalse();
        assertThat(audit.excepted().stream().map(ReadOnly.Reasoned::action))
                .containsExactlyInAnyOrder(
                        "iot:ListSubscriptions",
                        "quicksight:DescribeKnowledgeBasePermissions",
                        "quicksight:DescribeSpacePermissions",
                        "quicksight:DescribeTopicPermissions",
                        "deepracer:ListModels");
        ReadOnly view = aws("ViewOnlyAccess");
        assertThat(view.changing()).isEmpty();
        assertThat(view.secrets()).isEmpty();
        assertThat(view.isOpen()).isFalse();
        assertThat(view.excepted().stream().map(ReadOnly.Reasoned::action))
                .containsExactly("iot:ListSubscriptions");
    }

    @Test
    void ReadOnlyAccess_only_reads_and_reads_secrets_and_which_is_said() {
        ReadOnly reads = aws("ReadOnlyAccess");
        assertThat(reads.changing()).isEmpty();
        assertThat(reads.isOpen()).isFalse();
        assertThat(reads.readsNoSecrets()).isFalse();
        assertThat(reads.secrets().stream().map(ReadOnly.Reasoned::action))
                .contains("ssm:GetParameter", "ec2:GetPasswordData", "ecr:GetAuthorizationToken")
                .doesNotContain("secretsmanager:GetSecretValue", "kms:Decrypt");
        assertThat(reads.data().stream().map(ReadOnly.Reasoned::action)).contains("s3:GetObject");
    }

    @Test
    void AdministratorAccess_does_more_than_read_and_may_do_what_nobody_knows() {
        ReadOnly all = aws("AdministratorAccess");
        assertThat(all.onlyReads()).isFalse();
        assertThat(all.changing()).contains("iam:CreateUser", "s3express:CreateSession");
        assertThat(all.unknownToo()).isTrue();
    }

    @Test
    void a_session_of_S3_Express_only_reads_under_the_condition_that_it_does() {
        assertThat(inline(allow("s3express:CreateSession", "*")).changing())
                .containsExactly("s3express:CreateSession");
        assertThat(
                        inline(
                                        allow(
                                                "s3express:CreateSession",
                                                "*",
                                                "{\"StringEquals\": {\"s3express:SessionMode\":"
                                                        + " \"ReadOnly\"}}"))
                                .changing())
                .isEmpty();
        assertThat(
                        inline(
                                        allow(
                                                "s3express:CreateSession",
                                                "*",
                                                "{\"StringEqualsIfExists\":"
                                                        + " {\"s3express:SessionMode\":"
                                                        + " \"ReadOnly\"}}"))
                                .changing())
                .containsExactly("s3express:CreateSession");
    }

    @Test
    void a_session_of_S3_Express_that_may_only_write_is_no_exception() {
        for (String condition :
                List.of(
                        "{\"StringEquals\": {\"s3express:SessionMode\": \"ReadWrite\"}}",
                        "{\"StringLike\": {\"s3express:SessionMode\": \"Read*\"}}",
                        "{\"StringEquals\": {\"s3express:SessionMode\":"
                                + " [\"ReadOnly\", \"ReadWrite\"]}}")) {
            assertThat(inline(allow("s3express:CreateSession", "*", condition)).changing())
                    .containsExactly("s3express:CreateSession");
        }
    }

    @Test
    void an_own_MFA_device_is_an_exception_and_that_of_others_is_not() {
        assertThat(
                        inline(allow("iam:EnableMFADevice", "arn:aws:iam::*:user/${aws:username}"))
                                .changing())
                .isEmpty();
        assertThat(inline(allow("iam:EnableMFADevice", "*")).changing())
                .containsExactly("iam:EnableMFADevice");
        assertThat(
                        inline(allow("iam:EnableMFADevice", "arn:aws:iam::*:user/${aws:username}*"))
                                .changing())
                .containsExactly("iam:EnableMFADevice");
    }

    @Test
    void a_name_that_the_catalogue_does_not_know_is_open_and_named() {
        ReadOnly reads = inline(allow("s3:GetBreakfast", "*"));
        assertThat(reads.onlyReads()).isTrue();
        assertThat(reads.isOpen()).isTrue();
        assertThat(reads.unknownNames()).containsExactly("s3:GetBreakfast");
    }

    @Test
    void API_keys_are_secrets_and_other_resources_of_API_Gateway_are_not() {
        assertThat(inline(allow("apigateway:GET", "arn:aws:apigateway:*::/restapis/*")).secrets())
                .isEmpty();
        assertThat(
                        inline(allow("apigateway:GET", "arn:aws:apigateway:eu-west-1::/apikeys/x"))
                                .secrets())
                .hasSize(1);
        assertThat(inline(allow("apigateway:GET", "*")).secrets()).hasSize(1);
    }
}
