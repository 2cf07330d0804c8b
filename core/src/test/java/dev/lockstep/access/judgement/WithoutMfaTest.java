package dev.lockstep.access.judgement;

import static dev.lockstep.access.judgement.Policies.allow;
import static dev.lockstep.access.judgement.Policies.documentedDeny;
import static dev.lockstep.access.judgement.Policies.requireMfa;
import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WithoutMfaTest {
    private static final String EVERYTHING = Policies.of(allow("*", "*"));

    private static WithoutMfa judge(TestAccount account) {
        AccountSnapshot snapshot = account.snapshot();
        return WithoutMfa.of(
                snapshot,
                AccountAccess.of(snapshot).users().found().orElseThrow().stream()
                        .filter(user -> user.name().equals("alice"))
                        .findFirst()
                        .orElseThrow());
    }

    private static WithoutMfa alice(String... policies) {
        return judge(with(account().user("bob", u -> u), policies));
    }

    private static TestAccount with(TestAccount account, String... policies) {
        return account.user(
                "alice",
                u -> {
                    for (int i = 0; i < policies.length; i++) {
                        u.inlinePolicy("p" + i, policies[i]);
                    }
                    return u;
                });
    }

    private static WithoutMfa.Allowed allowed(WithoutMfa result) {
        assertThat(result).isInstanceOf(WithoutMfa.Allowed.class);
        return (WithoutMfa.Allowed) result;
    }

    @Test
    void a_user_without_any_policy_is_proven() {
        assertThat(alice()).isEqualTo(new WithoutMfa.Proven());
    }

    @Test
    void an_administrator_may_do_everything_and_the_statement_is_named() {
        WithoutMfa.Allowed everything = allowed(alice(EVERYTHING));
        assertThat(everything.examples().getFirst().action()).isEqualTo("iam:CreateAccessKey");
        assertThat(everything.examples().getFirst().by()).hasSize(1);
        assertThat(everything.actions()).hasSizeGreaterThan(10_000);
    }

    @Test
    void an_administrator_who_must_have_MFA_but_for_the_own_device_is_proven() {
        assertThat(alice(EVERYTHING, requireMfa("BoolIfExists")))
                .isEqualTo(new WithoutMfa.Proven());
    }

    @Test
    void a_Deny_with_Bool_does_not_hold_for_keys() {
        assertThat(allowed(alice(EVERYTHING, requireMfa("Bool"))).actions())
                .contains("s3:GetObject");
    }

    @Test
    void the_documented_Deny_leaves_an_administrator_the_devices_of_others() {
        assertThat(allowed(alice(EVERYTHING, documentedDeny())).actions())
                .contains("iam:EnableMFADevice", "iam:ResyncMFADevice")
                .doesNotContain("iam:CreateAccessKey", "s3:GetObject");
    }

    @Test
    void the_documented_policy_alone_is_proven() {
        assertThat(alice(documentedDeny())).isEqualTo(new WithoutMfa.Proven());
    }

    @Test
    void an_Allow_with_BoolIfExists_true_lets_keys_in() {
        assertThat(
                        allowed(
                                        alice(
                                                Policies.of(
                                                        allow(
                                                                "s3:*",
                                                                "*",
                                                                "{\"BoolIfExists\":"
                                                                        + " {\"aws:MultiFactorAuthPresent\":"
                                                                        + " \"true\"}}"))))
                                .actions())
                .contains("s3:GetObject");
    }

    @Test
    void an_Allow_with_Bool_true_or_an_age_of_MFA_is_proven() {
        assertThat(
                        alice(
                                Policies.of(
                                        allow(
                                                "s3:*",
                                                "*",
                                                "{\"Bool\": {\"aws:MultiFactorAuthPresent\":"
                                                        + " \"true\"}}"),
                                        allow(
                                                "ec2:*",
                                                "*",
                                                "{\"NumericLessThan\":"
                                                        + " {\"aws:MultiFactorAuthAge\":"
                                                        + " \"3600\"}}"))))
                .isEqualTo(new WithoutMfa.Proven());
    }

    @Test
    void a_Deny_that_asks_whether_the_key_is_there_does_not_stop_a_session_without_MFA() {
        assertThat(
                        alice(
                                EVERYTHING,
                                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\":"
                                        + " \"Deny\", \"Action\": \"*\", \"Resource\": \"*\","
                                        + " \"Condition\": {\"Null\":"
                                        + " {\"aws:MultiFactorAuthPresent\": \"true\"}}}}"))
                .isInstanceOf(WithoutMfa.Allowed.class);
    }

    @Test
    void the_own_user_by_name_counts_as_own_and_that_of_others_does_not() {
        assertThat(alice(Policies.of(allow("iam:ChangePassword", Policies.IAM + "user/alice"))))
                .isEqualTo(new WithoutMfa.Proven());
        WithoutMfa.Allowed other =
                allowed(alice(Policies.of(allow("iam:ChangePassword", Policies.IAM + "user/bob"))));
        assertThat(other.examples().getFirst().resource()).isEqualTo(Policies.IAM + "user/bob");
    }

    @Test
    void taking_ones_own_device_away_is_not_on_the_list() {
        assertThat(
                        allowed(
                                        alice(
                                                Policies.of(
                                                        allow(
                                                                "iam:DeactivateMFADevice",
                                                                Policies.IAM
                                                                        + "user/${aws:username}"))))
                                .actions())
                .containsExactly("iam:DeactivateMFADevice");
    }

    @Test
    void what_hangs_on_the_address_is_undecided_by_that_key() {
        WithoutMfa result =
                alice(
                        Policies.of(
                                allow(
                                        "s3:*",
                                        "*",
                                        "{\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}")));
        assertThat(result).isInstanceOf(WithoutMfa.Undecided.class);
        assertThat(((WithoutMfa.Undecided) result).keys()).containsExactly("aws:sourceip");
    }

    @Test
    void one_bucket_is_enough_to_fail() {
        WithoutMfa.Allowed one =
                allowed(alice(Policies.of(allow("s3:GetObject", "arn:aws:s3:::site/*"))));
        assertThat(one.actions()).containsExactly("s3:GetObject");
        assertThat(one.examples().getFirst().resource()).startsWith("arn:aws:s3:::site/");
    }

    @Test
    void a_role_that_trusts_anybody_needs_no_policy_of_the_user() {
        String anybody =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                 "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}}\
                """;
        assertThat(allowed(judge(with(account().role("open", anybody)))).actions())
                .containsExactly("sts:AssumeRole");
    }

    @Test
    void a_role_whose_trust_policy_cannot_be_read_leaves_it_open() {
        assertThat(judge(with(account().role("broken", "{}"))))
                .isInstanceOf(WithoutMfa.Undecided.class);
    }

    @Test
    void an_ARN_that_breaks_off_means_all_that_begins_so() {
        assertThat(
                        allowed(alice(Policies.of(allow("iam:EnableMFADevice", "arn:aws:iam"))))
                                .actions())
                .containsExactly("iam:EnableMFADevice");
    }

    @Test
    void a_role_that_names_the_user_needs_no_policy_of_the_user() {
        String trust =
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                        + " \"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:user/alice\"},"
                        + " \"Action\": \"sts:AssumeRole\"%s}}";
        UnaryOperator<String> with =
                condition ->
                        trust.formatted(condition.isEmpty() ? "" : ", \"Condition\": " + condition);
        assertThat(allowed(judge(with(account().role("deploy", with.apply(""))))).actions())
                .containsExactly("sts:AssumeRole");
        assertThat(
                        judge(
                                with(
                                        account()
                                                .role(
                                                        "deploy",
                                                        with.apply(
                                                                "{\"Bool\":"
                                                                        + " {\"aws:MultiFactorAuthPresent\":"
                                                                        + " \"true\"}}")))))
                .isEqualTo(new WithoutMfa.Proven());
        assertThat(
                        judge(
                                with(
                                        account().role("deploy", with.apply("")),
                                        requireMfa("BoolIfExists"))))
                .isEqualTo(new WithoutMfa.Proven());
    }
}
