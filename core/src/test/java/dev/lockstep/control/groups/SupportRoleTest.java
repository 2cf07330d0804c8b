package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.ID;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportRoleTest {
    private static final String POLICY = "AWSSupportAccess";

    @Test
    void a_role_a_group_or_a_user_with_the_policy_passes() {
        judging(new SupportRole(), account().role("support", Trusts.LAMBDA, awsPolicy(POLICY)))
                .passes(ID);
        judging(new SupportRole(), account().group("support", awsPolicy(POLICY))).passes(ID);
        judging(new SupportRole(), account().user("alice", u -> u.attached(POLICY))).passes(ID);
    }

    @Test
    void the_policy_of_another_partition_counts() {
        var chinese = new AttachedPolicy(POLICY, "arn:aws-cn:iam::aws:policy/AWSSupportAccess");
        judging(new SupportRole(), account().group("support", chinese)).passes(ID);
    }

    @Test
    void nobody_with_the_policy_fails() {
        judging(new SupportRole(), account()).fails(ID, "attached to no role");
    }

    @Test
    void an_own_policy_of_the_same_name_does_not_count() {
        judging(new SupportRole(), account().group("support", ownPolicy(POLICY))).fails(ID);
    }

    @Test
    void a_permissions_boundary_is_no_attachment() {
        judging(new SupportRole(), account().user("alice", u -> u.boundary(POLICY))).fails(ID);
    }

    @Test
    void a_known_attachment_passes_though_a_list_is_missing() {
        judging(new SupportRole(), withoutUsers(account().group("support", awsPolicy(POLICY)), 0))
                .passes(ID);
    }

    @Test
    void a_missing_list_that_could_hold_it_is_undetermined() {
        judging(new SupportRole(), withoutUsers(account(), 0)).isUndetermined(ID, "UserDetailList");
    }

    @Test
    void the_count_of_attachments_proves_one_though_a_list_is_missing() {
        judging(new SupportRole(), withoutUsers(account(), 1)).passes(ID);
    }

    @Test
    void nothing_read_is_undetermined() {
        judging(new SupportRole(), account().denied(ReadKey.DETAILS))
                .isUndetermined(ID, "iam:GetAccountAuthorizationDetails");
        judging(new SupportRole(), account().without(ReadKey.DETAILS)).isUndetermined(ID);
    }

    /// The account without its list of users, and with the policy listed as attached so many times.
    static TestAccount withoutUsers(TestAccount account, int attachments) {
        return account.change(answers ->
                answers.with(
                        ReadKey.DETAILS,
                        answers.get(ReadKey.DETAILS)
                                .map(details ->
                                        new AuthorizationDetails(
                                                Optional.empty(),
                                                details.groups(),
                                                details.roles(),
                                                Optional.of(
                                                        List.of(
                                                                listed(POLICY, attachments),
                                                                listed(
                                                                        "AWSCloudShellFullAccess",
                                                                        attachments)))))));
    }

    private static ManagedPolicy listed(String name, int attachments) {
        return new ManagedPolicy(
                name, awsPolicy(name).arn(), "/", attachments, "v1", Optional.empty());
    }
}
