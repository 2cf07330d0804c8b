package dev.lockstep.control.users;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Verdict;
import org.junit.jupiter.api.Test;

class UserInGroupTest {
    private final UserInGroup control = new UserInGroup();

    @Test
    void a_user_in_a_group_passes_and_one_in_none_fails() {
        judging(control, account().user("alice", u -> u.inGroup("developers")).user("bob", u -> u))
                .passes("alice")
                .fails("bob", "belongs to no group");
    }

    @Test
    void break_glass_users_are_not_judged_even_where_groups_are_not_known() {
        Baseline baseline = baseline().breakGlass("emergency-admin").build();
        judging(control, account().user("Emergency-Admin", u -> u), baseline)
                .isNotApplicable("Emergency-Admin");
        judging(
                        control,
                        account().user("emergency-admin", u -> u).denied(ReadKey.DETAILS),
                        baseline)
                .isNotApplicable("emergency-admin");
    }

    @Test
    void groups_are_known_from_the_details_alone_so_each_user_is_undetermined_without_them() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.inGroup("developers"))
                                .user("bob", u -> u)
                                .denied(ReadKey.DETAILS))
                .hasSubjects("alice", "bob")
                .isUndetermined("alice", "iam:GetAccountAuthorizationDetails")
                .isUndetermined("bob");
        judging(control, account().user("alice", u -> u).without(ReadKey.DETAILS))
                .isUndetermined("alice", "account-authorization-details");
    }

    @Test
    void without_any_list_of_users_the_account_is_undetermined() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void the_advice_names_the_groups_of_the_roster_that_exist() {
        Baseline roster =
                baseline()
                        .personAs("alice", "alice", "Developers", "unmade")
                        .service("CI-deploy", "deployers")
                        .build();
        TestAccount account =
                account()
                        .group("developers")
                        .group("deployers")
                        .user("alice", u -> u)
                        .user("ci-deploy", u -> u)
                        .user("bob", u -> u);
        assertThat(commands("alice", account, roster))
                .containsExactly(
                        "aws iam add-user-to-group --group-name developers --user-name alice");
        assertThat(commands("ci-deploy", account, roster))
                .containsExactly(
                        "aws iam add-user-to-group --group-name deployers --user-name ci-deploy");
        assertThat(commands("bob", account, roster)).containsExactly("aws iam list-groups");
    }

    private java.util.List<String> commands(String user, TestAccount account, Baseline roster) {
        return ((Verdict.Fail) judging(control, account, roster).of(user)).advice().commands();
    }
}
