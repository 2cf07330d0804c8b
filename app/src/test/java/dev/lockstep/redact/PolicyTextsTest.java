package dev.lockstep.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextsTest {
    private final Redactor redactor = new Redactor(new Secret("key"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*:*",
                "**",
                "s3:*",
                "s3:GetObject",
                "*:Get*",
                "ec2:Describe*",
                "sts:assumerole",
                "STS:AssumeRole",
                "iam:*MFA*",
                "s3:Get?*",
                "iam:PassRole",
                "logs:PutLogEvents",
                "s3:GetOb*",
                "lambda:InvokeFunction"
            })
    void an_action_of_AWS_stays(String action) {
        assertThat(redactor.texts.action(action)).isEqualTo(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zyxabc", "s3:Zyxabc", "zyxabc:*", "s3:GetZyxabc*", "s3:*Zyxabc"})
    void what_is_no_action_of_AWS_does_not_stay_but_its_wildcards_do(String action) {
        assertThat(redactor.texts.action(action).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("zyxabc");
        assertThat(redactor.texts.action(action).contains("*")).isEqualTo(action.contains("*"));
    }

    @Test
    void an_ARN_keeps_its_shape_and_names_what_it_names_elsewhere() {
        String role = redactor.names.role("deploy");
        String account = redactor.names.account("111122223333");
        assertThat(redactor.texts.principal("arn:aws:iam::111122223333:role/deploy"))
                .isEqualTo("arn:aws:iam::" + account + ":role/" + role);
        assertThat(redactor.texts.resource("arn:aws:iam::*:role/app-*"))
                .matches("arn:aws:iam::\\*:role/role-[a-z]{10}\\*");
        assertThat(redactor.texts.resource("arn:aws:iam::111122223333:user/${aws:username}"))
                .isEqualTo("arn:aws:iam::" + account + ":user/${aws:username}");
        assertThat(redactor.texts.resource("arn:aws:s3:::logs/a/*"))
                .matches("arn:aws:s3:::bucket-[a-z]{10}/name-[a-z]{10}/\\*");
        assertThat(redactor.texts.resource("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"))
                .isEqualTo("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess");
        assertThat(redactor.arns.redacted("arn:aws:iam::111122223333:u2f/user/ann/k-X"))
                .matches("arn:aws:iam::[0-9]{12}:u2f/user/user-[a-z]{10}/device-[A-Za-z]{10}");
        assertThat(redactor.arns.redacted("arn:aws:iam::111122223333:root"))
                .isEqualTo("arn:aws:iam::" + account + ":root");
        assertThat(redactor.texts.resource("arn:*")).isEqualTo("arn:*");
    }

    @Test
    void the_claims_of_shared_issuers_keep_their_form() {
        assertThat(
                        redactor.texts.value(
                                "StringLike",
                                "token.actions.githubusercontent.com:sub",
                                "repo:acme/app:ref:refs/heads/*"))
                .matches("repo:value-[a-z]{10}/value-[a-z]{10}:ref:refs/heads/\\*");
        assertThat(redactor.texts.provider("token.actions.githubusercontent.com"))
                .isEqualTo("token.actions.githubusercontent.com");
        assertThat(redactor.texts.provider("login.acme.org"))
                .matches("issuer-[a-z]{10}\\.example\\.invalid");
    }

    @Test
    void a_document_says_the_same_of_pseudonyms_and_what_is_none_says_nothing() {
        var policy =
                PolicyDocument.parse(
                        "{\"Statement\":{\"Sid\":\"Mine\",\"Effect\":\"Deny\",\"NotAction\":\"*\","
                                + "\"Resource\":\"*\",\"Condition\":{\"Bool\":"
                                + "{\"aws:MultiFactorAuthPresent\":\"false\"}}}}");
        assertThat(redactor.policies.json(policy).toJson())
                .matches(
                        "\\{\"Version\":\"2008-10-17\",\"Statement\":\\[\\{\"Sid\":\"sid[A-Za-z]{10}\","
                                + "\"Effect\":\"Deny\",\"NotAction\":\\[\"\\*\"],\"Resource\":\\[\"\\*\"],"
                                + "\"Condition\":\\{\"Bool\":\\{\"aws:MultiFactorAuthPresent\":"
                                + "\\[\"false\"]}}}]}");
        assertThat(redactor.policies.json(PolicyDocument.parse("{\"Secret\": \"acme\"}")).toJson())
                .isEqualTo("{}");
    }

    @Test
    void of_what_AWS_says_its_own_words_stay() {
        String message =
                redactor.messages.message(
                        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform:"
                                + " iam:ListUsers on resource: Acme because no identity-based policy"
                                + " allows the iam:ListUsers action (Bob, 111122223333)");
        assertThat(message)
                .matches(
                        "User: arn:aws:iam::[0-9]{12}:user/user-[a-z]{10} is not authorized to"
                                + " perform: iam:ListUsers on resource: … because no identity-based"
                                + " policy allows the iam:ListUsers action \\(…, [0-9]{12}\\)");
        assertThat(redactor.messages.code("AcmeDenied", "")).isEqualTo("AccessDenied");
        assertThat(redactor.messages.code("Acme", "Rate exceeded")).isEqualTo("ServiceUnavailable");
        assertThat(redactor.messages.code("NoSuchEntityException", "x"))
                .isEqualTo("NoSuchEntityException");
        assertThat(redactor.messages.operation("get-account-summary"))
                .isEqualTo("iam:GetAccountSummary");
    }

    @Test
    void addresses_become_others_and_everywhere_stays_everywhere() {
        assertThat(redactor.texts.value("IpAddress", "aws:SourceIp", "198.51.100.7/24"))
                .matches("10(\\.[0-9]{1,3}){3}/24");
        assertThat(redactor.texts.value("IpAddress", "aws:SourceIp", "2001:db8::1"))
                .startsWith("fd00::");
        assertThat(redactor.texts.value("IpAddress", "aws:SourceIp", "0.0.0.0/0"))
                .isEqualTo("0.0.0.0/0");
    }
}
