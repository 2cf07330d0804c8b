package dev.lockstep.practice.operation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.practice.operation.AwsError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {
    private static String policy(String statement) {
        return "{'Version':'2012-10-17','Statement':[%s]}".formatted(statement).replace('\'', '"');
    }

    private static String trust(String principal) {
        return policy(
                "{'Effect':'Allow','Principal':%s,'Action':'sts:AssumeRole'}".formatted(principal));
    }

    private static void refused(ThrowingCallable check, String code, String words) {
        AwsError refusal = catchThrowableOfType(AwsError.class, check);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code() + ": " + refusal.words()).isEqualTo(code + ": " + words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Action':'*','Resource':'*'}",
                "{'Sid':'A1','Effect':'Deny','NotAction':['iam:*','s3:Get?bject'],'Resource':['arn:aws:s3:::a/*','arn:aws-cn:sqs:*:*:q']}",
                "{'Effect':'Allow','Action':'s3:*','NotResource':'arn:*:s3:::*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':true}}}",
            })
    void such_an_identity_policy_is_taken(String statement) {
        assertThatCode(() -> PolicyRules.identity(policy(statement))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'Effect':'Allow','Action':'s3:*'}|Policy statement must contain resources.",
                "{'Effect':'Allow','Action':'s3:*','Resource':[]}|Policy statement must contain resources.",
                "{'Effect':'Allow','Action':[],'Resource':'*'}|Policy statement must contain actions.",
                "{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}|Policy document should not specify a principal.",
                "{'Effect':'Allow','Action':'ListBuckets','Resource':'*'}|Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'Effect':'Allow','Action':'s 3:x','Resource':'*'}|Vendor s 3 is not valid",
                "{'Effect':'Allow','Action':'s3:*','Resource':'bucket'}|Resource bucket must be in ARN format or ~*~.",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:azure:s3:::b'}|Partition ~azure~ is not valid for resource ~arn:azure:s3:::b~.",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3'}|The policy failed legacy parsing",
                "{'Effect':'allow','Action':'s3:*','Resource':'*'}|Syntax errors in policy.",
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Extra':1}|Syntax errors in policy.",
                "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'Bool':{'mfa':true}}}|Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "{'Sid':'a-b','Effect':'Allow','Action':'s3:*','Resource':'*'}|Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
            })
    void such_an_identity_policy_is_malformed(String statement, String words) {
        refused(
                () -> PolicyRules.identity(policy(statement)),
                "MalformedPolicyDocument",
                words.replace('~', '"'));
    }

    @Test
    void statement_ids_are_unique() {
        String one = "{'Sid':'A','Effect':'Allow','Action':'s3:*','Resource':'*'}";

        refused(
                () -> PolicyRules.identity(policy(one + "," + one)),
                "MalformedPolicyDocument",
                "Statement IDs (SID) in a single policy must be unique.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"Statement\":[]}", "{\"Version\":\"2013\"}"})
    void what_is_no_policy_has_syntax_errors(String text) {
        refused(
                () -> PolicyRules.identity(text),
                "MalformedPolicyDocument",
                "Syntax errors in policy.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'*'",
                "{'AWS':'123456789012'}",
                "{'AWS':['arn:aws:iam::123456789012:root','arn:aws:iam::999999999999:user/whoever']}",
                "{'AWS':'arn:aws:iam::123456789012:user/it/bob'}",
                "{'AWS':'arn:aws:iam::123456789012:role/deploy'}",
                "{'AWS':'arn:aws:sts::123456789012:assumed-role/deploy/session'}",
                "{'Service':['lambda.amazonaws.com','ec2.amazonaws.com.cn']}",
                "{'Federated':'arn:aws:iam::123456789012:saml-provider/idp'}",
            })
    void such_principals_are_trusted(String principal) {
        assertThatCode(() -> PolicyRules.trust(TriedAccount.small().truth(), trust(principal)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'AWS':'arn:aws:iam::123456789012:user/nobody'}|\"AWS\":\"arn:aws:iam::123456789012:user/nobody\"",
                "{'AWS':'arn:aws:iam::123456789012:user/bob'}|\"AWS\":\"arn:aws:iam::123456789012:user/bob\"",
                "{'AWS':'arn:aws:iam::123456789012:role/none'}|\"AWS\":\"arn:aws:iam::123456789012:role/none\"",
                "{'AWS':'arn:aws:iam::123456789012:group/auditors'}|\"AWS\":\"arn:aws:iam::123456789012:group/auditors\"",
                "{'AWS':'arn:aws:iam::123456789012:user/*'}|\"AWS\":\"arn:aws:iam::123456789012:user/*\"",
                "{'AWS':'AIDAGONEGONEGONEGONE1'}|\"AWS\":\"AIDAGONEGONEGONEGONE1\"",
                "{'AWS':'alice'}|\"AWS\":\"alice\"",
                "{'Service':'lambda'}|\"SERVICE\":\"lambda\"",
            })
    void such_principals_are_invalid(String principal, String named) {
        refused(
                () -> PolicyRules.trust(TriedAccount.small().truth(), trust(principal)),
                "MalformedPolicyDocument",
                "Invalid principal in policy: " + named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'Effect':'Allow','Action':'sts:AssumeRole'}|Missing required field Principal",
                "{'Effect':'Allow','Principal':{},'Action':'sts:AssumeRole'}|Missing required field Principal",
                "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject'}|AssumeRole policy may only specify STS AssumeRole actions.",
                "{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Resource':'*'}|Has prohibited field Resource",
            })
    void such_a_trust_policy_is_malformed(String statement, String words) {
        refused(
                () -> PolicyRules.trust(TriedAccount.small().truth(), policy(statement)),
                "MalformedPolicyDocument",
                words);
    }

    @Test
    void a_trust_policy_has_2048_characters_at_most_without_white_space() {
        String service = "x".repeat(1800) + ".amazonaws.com";
        String fits = trust("{'Service':'" + service + "'}");
        String tooLong = trust("{'Service':'" + "x".repeat(2049 - fits.length()) + service + "'}");

        assertThat(fits.length()).isLessThan(2049);
        assertThatCode(() ->
                        PolicyRules.trust(
                                TriedAccount.small().truth(),
                                fits.replace(",", ",\n" + " ".repeat(100))))
                .doesNotThrowAnyException();
        refused(
                () -> PolicyRules.trust(TriedAccount.small().truth(), tooLong),
                "LimitExceeded",
                "Cannot exceed quota for ACLSizePerRole: 2048");
    }
}
