package dev.lockstep.access.judgement;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.lint.Refusals;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RequireMfaTest {
    private static final PolicyDocument POLICY =
            (PolicyDocument) RequireMfa.document("aws", TestAccount.ID);
    private static final String ALICE = Policies.iam("user/alice");
    private static final String DEVICE = Policies.iam("mfa/alice");

    private static AccountSnapshot with(UnaryOperator<TestUser> rights) {
        return account()
                .user("alice", u -> rights.apply(u.inlinePolicy(RequireMfa.NAME, POLICY.text())))
                .user("bob", u -> u)
                .user("malice", u -> u)
                .snapshot();
    }

    private static PrincipalAccess alice(AccountSnapshot snapshot) {
        return AccountAccess.of(snapshot).users().found().orElseThrow().getFirst();
    }

    private static boolean allows(
            UnaryOperator<TestUser> rights, String action, String resource, String mfa) {
        PrincipalAccess alice = alice(with(rights));
        var request = alice.request(action, resource);
        return Evaluator.decide(
                        request.in(request.context().with("aws:MultiFactorAuthPresent", mfa)),
                        alice.layers())
                instanceof Decision.Allowed;
    }

    @Test
    void AWS_takes_it_as_a_managed_policy() {
        assertThat(Refusals.of(POLICY, PolicyKind.IDENTITY)).isEmpty();
        assertThat(PolicySize.of(POLICY)).isLessThan(PolicySize.MANAGED / 2);
        assertThat(RequireMfa.document("aws-cn", TestAccount.ID).text())
                .contains("arn:aws-cn:iam::123456789012:user/${aws:username}");
    }

    @Test
    void with_it_an_administrator_can_do_nothing_without_MFA_but_set_it_up() {
        AccountSnapshot snapshot = with(u -> u.attached("AdministratorAccess"));
        assertThat(WithoutMfa.of(snapshot, alice(snapshot))).isInstanceOf(WithoutMfa.Proven.class);
    }

    @Test
    void a_fresh_user_without_other_rights_changes_the_password_makes_and_enables_a_device() {
        UnaryOperator<TestUser> fresh = u -> u;
        for (String action :
                List.of(
                        "iam:ChangePassword",
                        "iam:GetUser",
                        "iam:EnableMFADevice",
                        "iam:ListMFADevices",
                        "iam:ResyncMFADevice")) {
            assertThat(allows(fresh, action, ALICE, "false")).as(action).isTrue();
            assertThat(allows(fresh, action, Policies.iam("user/team/a/alice"), "false"))
                    .as(action + " under a path")
                    .isTrue();
        }
        assertThat(allows(fresh, "iam:CreateVirtualMFADevice", DEVICE, "false")).isTrue();
        assertThat(allows(fresh, "iam:GetAccountPasswordPolicy", "*", "false")).isTrue();
    }

    @Test
    void nothing_goes_on_other_users_or_against_devices_even_for_an_administrator() {
        UnaryOperator<TestUser> admin = u -> u.attached("AdministratorAccess");
        for (String other : List.of("user/bob", "user/malice", "user/alice/bob")) {
            assertThat(allows(admin, "iam:EnableMFADevice", Policies.iam(other), "false"))
                    .as(other)
                    .isFalse();
            assertThat(allows(admin, "iam:ChangePassword", Policies.iam(other), "false"))
                    .as(other)
                    .isFalse();
        }
        assertThat(allows(admin, "iam:DeactivateMFADevice", ALICE, "false")).isFalse();
        assertThat(allows(admin, "iam:DeleteVirtualMFADevice", DEVICE, "false")).isFalse();
        assertThat(allows(admin, "iam:CreateAccessKey", ALICE, "false")).isFalse();
        assertThat(allows(admin, "s3:GetObject", "arn:aws:s3:::b/k", "false")).isFalse();
    }

    @Test
    void with_MFA_the_work_goes_on() {
        UnaryOperator<TestUser> admin = u -> u.attached("AdministratorAccess");
        assertThat(allows(admin, "s3:GetObject", "arn:aws:s3:::b/k", "true")).isTrue();
        assertThat(allows(admin, "iam:EnableMFADevice", Policies.iam("user/bob"), "true")).isTrue();
    }
}
