package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupNotEmptyTest {
    @Test
    void a_group_with_a_user_passes_and_one_without_fails() {
        judging(
                        new GroupNotEmpty(),
                        account()
                                .group("developers")
                                .group("auditors")
                                .user("alice", u -> u.inGroup("developers")))
                .hasSubjects("developers", "auditors")
                .passes("developers")
                .fails("auditors", "no user");
    }

    @Test
    void without_the_users_each_group_is_undetermined() {
        var withoutUsers =
                account()
                        .group("developers")
                        .change(answers ->
                                answers.with(
                                        ReadKey.DETAILS,
                                        answers.get(ReadKey.DETAILS)
                                                .map(details ->
                                                        new AuthorizationDetails(
                                                                Optional.empty(),
                                                                details.groups(),
                                                                details.roles(),
                                                                details.policies()))));
        judging(new GroupNotEmpty(), withoutUsers).isUndetermined("developers", "UserDetailList");
    }

    @Test
    void groups_that_were_not_read_are_undetermined_for_the_account() {
        judging(new GroupNotEmpty(), account().denied(ReadKey.DETAILS))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID);
        judging(new GroupNotEmpty(), account().without(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
    }
}
