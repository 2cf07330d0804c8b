package dev.lockstep.access.judgement;

import static dev.lockstep.access.judgement.Policies.allow;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.catalog.AccessLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceLimitTest {
    private static final String LAMBDA_TRUST =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\":"
                    + " {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}}";

    private static PrincipalAccess group(AccountSnapshot snapshot) {
        return AccountAccess.of(snapshot).groups().found().orElseThrow().getFirst();
    }

    private static ServiceLimit judge(String... statements) {
        AccountSnapshot snapshot = inline(account(), statements).snapshot();
        return ServiceLimit.of(
                snapshot, group(snapshot), List.of("s3", "Lambda"), List.of("app-runtime"));
    }

    private static TestAccount inline(TestAccount account, String... statements) {
        return account.role("app-runtime", LAMBDA_TRUST)
                .role("other", LAMBDA_TRUST)
                .group(
                        "developers",
                        List.of(),
                        List.of(
                                new InlinePolicy(
                                        "own", PolicyDocument.parse(Policies.of(statements)))));
    }

    @Test
    void the_services_themselves_are_inside() {
        assertThat(judge(allow("s3:*", "*"), allow("lambda:*", "*")).staysInside()).isTrue();
        assertThat(judge(allow("s3:*", "*")).isOpen()).isFalse();
    }

    @Test
    void a_service_of_a_like_name_is_outside() {
        assertThat(judge(allow("s3-object-lambda:Get*", "*")).outside())
                .contains("s3-object-lambda:GetObject");
    }

    @Test
    void passing_the_named_role_is_inside_and_any_other_is_not() {
        assertThat(judge(allow("iam:PassRole", Policies.IAM + "role/app-runtime")).staysInside())
                .isTrue();
        assertThat(judge(allow("iam:PassRole", "arn:aws:iam::*:role/app-runtime")).staysInside())
                .isTrue();
        ServiceLimit any = judge(allow("iam:PassRole", "*"));
        assertThat(any.outside()).containsExactly("iam:PassRole");
        assertThat(any.otherRole()).containsExactly(Policies.IAM + "role/other");
        assertThat(judge(allow("iam:PassRole", Policies.IAM + "role/app-*")).otherRole())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(Policies.IAM + "role/app-");
    }

    @Test
    void asking_who_one_is_and_an_own_device_never_lead_outside() {
        assertThat(
                        judge(
                                        allow("sts:GetCallerIdentity", "*"),
                                        allow("iam:GetAccountPasswordPolicy", "*"),
                                        allow(
                                                "iam:EnableMFADevice",
                                                "arn:aws:iam::*:user/${aws:username}"))
                                .staysInside())
                .isTrue();
        assertThat(judge(allow("iam:EnableMFADevice", "*")).outside())
                .containsExactly("iam:EnableMFADevice");
    }

    @Test
    void unknown_names_are_open_outside_and_do_not_matter_inside() {
        assertThat(judge(allow("s3:MakeBreakfast", "*")).isOpen()).isFalse();
        assertThat(judge(allow("breakfast:Make", "*")).unknownNames())
                .containsExactly("breakfast:Make");
        assertThat(judge(allow("breakfast:*", "*")).unknownNames()).containsExactly("breakfast:*");
    }

    @Test
    void the_services_of_a_policy_are_counted_by_level() {
        AccountSnapshot snapshot =
                account().group("readers", awsPolicy("AmazonS3ReadOnlyAccess")).snapshot();
        ServicesReached reached = ServicesReached.of(snapshot, group(snapshot));
        assertThat(reached.services().keySet()).contains("s3", "s3-object-lambda");
        ServicesReached.Service s3 = reached.services().get("s3");
        assertThat(s3).isNotNull();
        assertThat(s3.levels()).containsOnlyKeys(AccessLevel.READ, AccessLevel.LIST);
        assertThat(s3.whole().possible()).isEqualTo(s3.whole().certain()).isGreaterThan(50);
        assertThat(reached.unknownToo()).isFalse();
        assertThat(reached.unknownNames()).isEmpty();
    }
}
