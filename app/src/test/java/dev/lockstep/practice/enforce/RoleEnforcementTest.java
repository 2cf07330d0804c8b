package dev.lockstep.practice.enforce;

import static dev.lockstep.practice.enforce.PolicedAccount.IAM;
import static dev.lockstep.practice.enforce.PolicedAccount.account;
import static dev.lockstep.practice.enforce.PolicedAccount.allow;
import static dev.lockstep.practice.enforce.PolicedAccount.deny;
import static dev.lockstep.practice.enforce.PolicedAccount.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.accessanalyzer.model.CreateAnalyzerRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/// Who may take on a role of a practice account that enforces.
class RoleEnforcementTest {
    private static final String ALICE = "User: " + IAM + "user/alice";

    @Test
    void a_role_is_taken_on_with_leave_of_its_trust_policy_and_of_the_callers_own() {
        Account account =
                account()
                        .user("alice", allow("sts:AssumeRole"))
                        .user("bob")
                        .user("carol", deny("sts:*"))
                        .role("of-account", trusting(IAM + "root"), role -> role)
                        .role("of-bob", trusting(IAM + "user/bob"), role -> role)
                        .role("of-carol", trusting(IAM + "user/carol"), role -> role)
                        .role("of-others", trusting("arn:aws:iam::999999999999:root"), role -> role)
                        .made();
        assertThat(assume(account, "alice", "of-account")).isEqualTo("allowed");
        assertThat(assume(account, "bob", "of-account"))
                .isEqualTo(
                        "User: "
                                + IAM
                                + "user/bob is not authorized to perform: sts:AssumeRole on"
                                + " resource: "
                                + IAM
                                + "role/of-account because no identity-based policy allows the"
                                + " sts:AssumeRole action");
        assertThat(assume(account, "bob", "of-bob")).isEqualTo("allowed");
        assertThat(assume(account, "carol", "of-carol"))
                .endsWith("with an explicit deny in an identity-based policy");
        String notTrusted =
                ALICE
                        + " is not authorized to perform: sts:AssumeRole because no role trust"
                        + " policy allows the sts:AssumeRole action";
        assertThat(assume(account, "alice", "of-bob")).isEqualTo(notTrusted);
        assertThat(assume(account, "alice", "of-others")).isEqualTo(notTrusted);
        assertThat(assume(account, "alice", "nobody")).isEqualTo(notTrusted);
    }

    @Test
    void conditions_of_a_trust_policy_are_judged_by_the_request() {
        String trust =
                trusting(IAM + "root")
                        + ", 'Condition': {'StringEquals': {'sts:ExternalId': 'secret'},"
                        + " 'Bool': {'aws:MultiFactorAuthPresent': 'true'},"
                        + " 'StringLike': {'sts:RoleSessionName': '${aws:username}'}}";
        Account account =
                account()
                        .user("alice", allow("sts:AssumeRole"))
                        .role("guarded", trust, role -> role)
                        .made();
        AssumeRoleRequest right =
                AssumeRoleRequest.builder()
                        .roleArn(IAM + "role/guarded")
                        .roleSessionName("alice")
                        .externalId("secret")
                        .serialNumber(IAM + "mfa/alice")
                        .tokenCode("123456")
                        .build();
        Judged alice = Judged.user(account, "alice");
        assertThat(alice.says("sts:AssumeRole", right)).isEqualTo("allowed");
        for (AssumeRoleRequest wrong :
                List.of(
                        right.toBuilder().externalId("other").build(),
                        right.toBuilder().externalId(null).build(),
                        right.toBuilder().tokenCode(null).build(),
                        right.toBuilder().roleSessionName("bob").build())) {
            assertThat(alice.says("sts:AssumeRole", wrong))
                    .endsWith("because no role trust policy allows the sts:AssumeRole action");
        }
    }

    @Test
    void a_trust_policy_that_forbids_is_named_as_such() {
        Account account =
                account()
                        .user("alice", allow("sts:AssumeRole"))
                        .role(
                                "closed",
                                trusting(IAM + "root").replace("Allow", "Deny"),
                                role -> role)
                        .made();
        assertThat(assume(account, "alice", "closed"))
                .isEqualTo(
                        ALICE
                                + " is not authorized to perform: sts:AssumeRole with an explicit"
                                + " deny in the role trust policy");
    }

    @Test
    void tags_of_a_session_take_leave_to_tag_it() {
        Account account =
                account()
                        .user("alice", allow("sts:AssumeRole,sts:TagSession"))
                        .user("bob", allow("sts:AssumeRole"))
                        .role(
                                "tagged",
                                trusting(IAM + "root")
                                        .replace(
                                                "'sts:AssumeRole'",
                                                "['sts:AssumeRole', 'sts:TagSession']"),
                                role -> role)
                        .made();
        AssumeRoleRequest request =
                AssumeRoleRequest.builder()
                        .roleArn(IAM + "role/tagged")
                        .roleSessionName("s")
                        .tags(
                                software.amazon.awssdk.services.sts.model.Tag.builder()
                                        .key("team")
                                        .value("a")
                                        .build())
                        .build();
        assertThat(Judged.user(account, "alice").says("sts:AssumeRole", request))
                .isEqualTo("allowed");
        assertThat(Judged.user(account, "bob").says("sts:AssumeRole", request))
                .contains("is not authorized to perform: sts:TagSession");
    }

    @Test
    void the_first_analyzer_takes_leave_to_make_the_role_of_its_service() {
        String role = "AWSServiceRoleForAccessAnalyzer";
        PolicedAccount account =
                account()
                        .user("alice", allow("access-analyzer:*,iam:CreateServiceLinkedRole"))
                        .user("bob", allow("access-analyzer:*"));
        var request = CreateAnalyzerRequest.builder().analyzerName("one").type("ACCOUNT").build();
        String action = "access-analyzer:CreateAnalyzer";
        assertThat(Judged.user(account.made(), "alice").says(action, request)).isEqualTo("allowed");
        assertThat(Judged.user(account.made(), "bob").says(action, request))
                .contains(
                        "is not authorized to perform: iam:CreateServiceLinkedRole on resource: "
                                + IAM
                                + "role/aws-service-role/access-analyzer.amazonaws.com/"
                                + role);
        Account later = account.role(role, trusting(IAM + "root"), one -> one).made();
        assertThat(Judged.user(later, "bob").says(action, request)).isEqualTo("allowed");
    }

    private static String assume(Account account, String user, String role) {
        return Judged.user(account, user)
                .says(
                        "sts:AssumeRole",
                        AssumeRoleRequest.builder()
                                .roleArn(IAM + "role/" + role)
                                .roleSessionName("s")
                                .build());
    }
}
