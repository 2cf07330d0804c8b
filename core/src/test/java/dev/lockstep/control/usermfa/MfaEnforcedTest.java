package dev.lockstep.control.usermfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.control.Judging;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MfaEnforcedTest {
    private static Judging judge(TestAccount account) {
        return judging(new MfaEnforced(), account);
    }

    private static Judging alice(UnaryOperator<TestUser> facts) {
        return judge(
                account()
                        .user("alice", u -> facts.apply(u.passwordChangedDaysAgo(5)))
                        .user("bob", u -> u));
    }

    @Test
    void an_administrator_fails_and_with_a_policy_that_requires_MFA_passes() {
        alice(u -> u.attached("AdministratorAccess"))
                .fails("alice", "can do more without MFA")
                .isNotApplicable("bob");
        alice(u ->
                        u.attached("AdministratorAccess")
                                .inlinePolicy("mfa", Policies.requireMfa("BoolIfExists")))
                .passes("alice");
    }

    @Test
    void a_Deny_with_Bool_fails_since_a_key_has_no_such_condition_key() {
        alice(u ->
                        u.attached("AdministratorAccess")
                                .inlinePolicy("mfa", Policies.requireMfa("Bool")))
                .fails("alice");
    }

    @Test
    void the_documented_Deny_fails_on_an_administrator_for_EnableMFADevice_of_others() {
        Judging judged =
                alice(u ->
                        u.attached("AdministratorAccess")
                                .inlinePolicy("mfa", Policies.documentedDeny()));
        judged.fails("alice", "iam:EnableMFADevice on " + Policies.iam("user/bob"));
        assertThat(judged.of("alice").evidence().toString())
                .contains("identity policy AdministratorAccess, statement");
    }

    @Test
    void the_documented_policy_without_more_rights_passes() {
        alice(u -> u.inlinePolicy("mfa", Policies.documentedDeny())).passes("alice");
    }

    @Test
    void what_hangs_on_the_request_is_undetermined() {
        alice(u ->
                        u.inlinePolicy(
                                "own",
                                Policies.of(
                                        Policies.allow(
                                                "s3:*",
                                                "*",
                                                "{\"IpAddress\": {\"aws:SourceIp\":"
                                                        + " \"10.0.0.0/8\"}}"))))
                .isUndetermined("alice", "aws:sourceip");
    }

    @Test
    void a_document_that_is_missing_is_undetermined_and_a_missing_boundary_hides_no_pass() {
        alice(u -> u.attached("NoSuchPolicyOfAws")).isUndetermined("alice");
        alice(u -> u.boundary("NoSuchPolicyOfAws")).passes("alice");
        alice(u -> u.attached("AdministratorAccess").boundary("NoSuchPolicyOfAws"))
                .isUndetermined("alice");
    }

    @Test
    void without_the_details_a_user_with_a_password_is_undetermined() {
        judge(
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(5))
                                .user("bob", u -> u)
                                .denied(ReadKey.DETAILS))
                .isUndetermined("alice")
                .isNotApplicable("bob");
    }

    @Test
    void whether_there_is_a_password_matters_only_where_it_could_fail() {
        TestAccount account =
                account()
                        .user("alice", u -> u.attached("AdministratorAccess"))
                        .user("bob", u -> u)
                        .without(ReadKey.LOGIN_PROFILES)
                        .without(ReadKey.CREDENTIAL_REPORT);
        judge(account).isUndetermined("alice").passes("bob");
    }
}
