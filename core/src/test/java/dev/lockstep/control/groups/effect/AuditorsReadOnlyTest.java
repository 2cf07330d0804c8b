package dev.lockstep.control.groups.effect;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.readers;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Judging;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditorsReadOnlyTest {
    private static final Baseline READING = baseline().groups(readers("auditors")).build();

    private static Judging judge(TestAccount account) {
        return judging(new AuditorsReadOnly(), account, READING);
    }

    private static Judging inline(AttachedPolicy attached, String policy) {
        return judge(
                account()
                        .group(
                                "auditors",
                                List.of(attached),
                                List.of(new InlinePolicy("own", PolicyDocument.parse(policy)))));
    }

    @Test
    void SecurityAudit_and_ViewOnlyAccess_pass_and_other_groups_are_not_judged() {
        judge(
                        account()
                                .group(
                                        "auditors",
                                        awsPolicy("SecurityAudit"),
                                        awsPolicy("ViewOnlyAccess"))
                                .group("admins", awsPolicy("AdministratorAccess")))
                .passes("auditors")
                .isNotApplicable("admins");
    }

    @Test
    void ReadOnlyAccess_fails_by_the_secrets_that_it_reads() {
        judge(account().group("auditors", awsPolicy("ReadOnlyAccess")))
                .fails("auditors", "Group auditors can read secrets");
    }

    @Test
    void a_single_write_fails_and_is_named() {
        inline(
                        awsPolicy("SecurityAudit"),
                        Policies.of(Policies.allow("s3:PutObject", "arn:aws:s3:::reports/*")))
                .fails("auditors", "can do more than read: s3:PutObject");
    }

    @Test
    void the_policy_that_requires_MFA_does_not_make_it_fail() {
        inline(awsPolicy("SecurityAudit"), Policies.requireMfa("BoolIfExists")).passes("auditors");
    }

    @Test
    void an_unknown_action_or_document_is_undetermined() {
        inline(awsPolicy("SecurityAudit"), Policies.of(Policies.allow("s3:GetBreakfast", "*")))
                .isUndetermined("auditors", "s3:GetBreakfast");
        judge(account().group("auditors", awsPolicy("NoSuchPolicyOfAws")))
                .isUndetermined("auditors");
    }

    @Test
    void without_the_groups_the_account_is_undetermined_if_any_is_declared() {
        judge(account().denied(ReadKey.DETAILS)).isUndetermined(TestAccount.ID);
        judging(new AuditorsReadOnly(), account().denied(ReadKey.DETAILS))
                .isNotApplicable(TestAccount.ID);
    }
}
