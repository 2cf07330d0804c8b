package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.group;
import static dev.lockstep.baseline.TestBaseline.groupWithInline;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Judging;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupAsDeclaredTest {
    private static final String READ =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\":"
                    + " [\"s3:GetObject\", \"s3:ListBucket\"], \"Resource\": \"*\"}}";

    private static Judging judge(TestAccount account, Baseline baseline) {
        return judging(new GroupAsDeclared(), account, baseline);
    }

    private static Baseline declaring(GroupGoal... groups) {
        return declaring(false, groups);
    }

    private static Baseline declaring(boolean enforceMfa, GroupGoal... groups) {
        return baseline().groups(groups).enforcingMfa(enforceMfa).build();
    }

    @Test
    void without_declared_groups_there_is_nothing_to_judge() {
        judge(account().group("developers"), Baseline.DEFAULT).hasSubjects();
    }

    @Test
    void a_group_that_does_not_exist_fails() {
        judge(account(), declaring(group("developers"))).fails("developers", "does not exist");
    }

    @Test
    void a_group_that_declares_no_policies_is_only_asked_to_exist() {
        judge(
                        account().group("Developers", awsPolicy("AdministratorAccess")),
                        declaring(group("developers")))
                .passes("developers");
    }

    @Test
    void the_declared_managed_policies_pass_by_name_without_case_or_by_ARN() {
        judge(
                        account().group("auditors", awsPolicy("SecurityAudit"), ownPolicy("extra")),
                        declaring(
                                group(
                                        "auditors",
                                        "securityaudit",
                                        "arn:aws:iam::123456789012:policy/extra")))
                .passes("auditors");
    }

    @Test
    void missing_and_extra_policies_fail_and_are_named() {
        judge(
                        account().group("auditors", awsPolicy("AdministratorAccess")),
                        declaring(group("auditors", "SecurityAudit")))
                .fails("auditors", "missing SecurityAudit; not declared AdministratorAccess");
    }

    @Test
    void a_group_that_declares_managed_policies_has_no_inline_ones() {
        judge(withInline("auditors", "extra", READ), declaring(group("auditors", new String[0])))
                .fails("auditors", "not declared extra (inline)");
    }

    @Test
    void a_group_that_declares_inline_policies_has_no_managed_ones() {
        judge(
                        account().group("auditors", awsPolicy("SecurityAudit")),
                        declaring(groupWithInline("auditors", Map.of())))
                .fails("auditors", "not declared SecurityAudit");
    }

    @Test
    void inline_policies_are_compared_by_what_they_say_not_how_they_are_written() {
        String rewritten =
                "{\n\"Statement\": [{\"Resource\": [\"*\"],\n\"Action\": [\"s3:ListBucket\","
                        + " \"s3:GetObject\"], \"Effect\": \"Allow\"}], \"Version\":"
                        + " \"2012-10-17\"}";
        judge(
                        withInline("auditors", "read", rewritten),
                        declaring(groupWithInline("auditors", Map.of("read", READ))))
                .passes("auditors");
    }

    @Test
    void an_inline_policy_that_says_something_else_fails() {
        judge(
                        withInline("auditors", "read", READ.replace("GetObject", "PutObject")),
                        declaring(groupWithInline("auditors", Map.of("read", READ))))
                .fails("auditors", "another document in read (inline)");
        judge(
                        withInline("auditors", "read", READ.replace("Allow", "Deny")),
                        declaring(groupWithInline("auditors", Map.of("read", READ))))
                .fails("auditors");
    }

    @Test
    void a_missing_inline_policy_fails() {
        judge(
                        account().group("auditors"),
                        declaring(groupWithInline("auditors", Map.of("read", READ))))
                .fails("auditors", "missing read (inline)");
    }

    @Test
    void the_policy_that_enforces_MFA_counts_as_declared_only_where_it_is_enforced() {
        var account =
                account()
                        .group(
                                "auditors",
                                awsPolicy("SecurityAudit"),
                                ownPolicy("LockstepRequireMfa"));
        judge(account, declaring(true, group("auditors", "SecurityAudit"))).passes("auditors");
        judge(account, declaring(false, group("auditors", "SecurityAudit")))
                .fails("auditors", "LockstepRequireMfa");
    }

    @Test
    void an_inline_policy_that_cannot_be_read_is_undetermined_unless_something_else_fails() {
        judge(
                        withInline("auditors", "read", "nonsense"),
                        declaring(groupWithInline("auditors", Map.of("read", READ))))
                .isUndetermined("auditors", "inline policy read");
        judge(
                        withInline("auditors", "read", "nonsense"),
                        declaring(groupWithInline("auditors", Map.of("read", READ, "more", READ))))
                .fails("auditors", "missing more");
    }

    @Test
    void each_declared_group_is_undetermined_where_groups_were_not_read() {
        var baseline = declaring(group("auditors"), group("developers", "s3"));
        judge(account().denied(ReadKey.DETAILS), baseline)
                .hasSubjects("auditors", "developers")
                .isUndetermined("auditors", "iam:GetAccountAuthorizationDetails")
                .isUndetermined("developers");
        judge(account().without(ReadKey.DETAILS), baseline).isUndetermined("auditors");
    }

    private static TestAccount withInline(String group, String policy, String json) {
        return account()
                .group(
                        group,
                        List.of(),
                        List.of(new InlinePolicy(policy, PolicyDocument.parse(json))));
    }

    @Test
    void a_policy_of_the_account_with_the_name_of_one_of_AWS_is_not_the_declared_one() {
        judge(
                        account().group("admins", ownPolicy("AdministratorAccess")),
                        declaring(group("admins", "AdministratorAccess")))
                .fails("admins", "missing AdministratorAccess; not declared AdministratorAccess");
    }
}
