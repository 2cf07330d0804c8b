package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.ID;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.control.Verdict;
import org.junit.jupiter.api.Test;

class CloudshellRestrictedTest {
    private static final String POLICY = "AWSCloudShellFullAccess";

    @Test
    void attached_to_nobody_passes() {
        judging(new CloudshellRestricted(), account().user("alice", u -> u.boundary(POLICY)))
                .passes(ID);
    }

    @Test
    void attached_to_a_user_a_group_or_a_role_fails_and_is_named() {
        judging(new CloudshellRestricted(), account().user("alice", u -> u.attached(POLICY)))
                .fails(ID, "user alice");
        judging(new CloudshellRestricted(), account().role("ops", Trusts.LAMBDA, awsPolicy(POLICY)))
                .fails(ID, "role ops");
        var chinese = new AttachedPolicy(POLICY, "arn:aws-cn:iam::aws:policy/" + POLICY);
        judging(new CloudshellRestricted(), account().group("ops", chinese)).fails(ID, "group ops");
    }

    @Test
    void the_advice_detaches_exactly_what_is_attached() {
        var judged = judging(new CloudshellRestricted(), account().group("ops", awsPolicy(POLICY)));
        assertThat(((Verdict.Fail) judged.of(ID)).advice().commands())
                .containsExactly(
                        "aws iam detach-group-policy --group-name ops --policy-arn"
                                + " arn:aws:iam::aws:policy/AWSCloudShellFullAccess");
    }

    @Test
    void an_own_policy_of_the_same_name_passes() {
        judging(new CloudshellRestricted(), account().group("ops", ownPolicy(POLICY))).passes(ID);
    }

    @Test
    void a_known_attachment_fails_whatever_else_is_missing() {
        judging(
                        new CloudshellRestricted(),
                        SupportRoleTest.withoutUsers(account().group("ops", awsPolicy(POLICY)), 0))
                .fails(ID, "group ops");
        judging(new CloudshellRestricted(), SupportRoleTest.withoutUsers(account(), 1))
                .fails(ID, "somebody");
    }

    @Test
    void a_missing_list_that_could_hold_it_is_undetermined() {
        judging(new CloudshellRestricted(), SupportRoleTest.withoutUsers(account(), 0))
                .isUndetermined(ID, "UserDetailList");
        judging(new CloudshellRestricted(), account().denied(ReadKey.DETAILS)).isUndetermined(ID);
        judging(new CloudshellRestricted(), account().without(ReadKey.DETAILS)).isUndetermined(ID);
    }
}
