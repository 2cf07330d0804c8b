package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Verdict;
import org.junit.jupiter.api.Test;

class PersonWithoutKeyTest {
    private final PersonWithoutKey control = new PersonWithoutKey();

    @Test
    void a_person_with_an_active_key_fails_without_a_register_and_with_one_that_has_no_need() {
        judging(control, twoUsers(), baseline().person("alice", false).build())
                .fails("alice", "AKIA1")
                .isNotApplicable("ci");
        judging(control, twoUsers(), baseline().person("alice", false).needs().build())
                .fails("alice");
    }

    @Test
    void a_need_excuses_the_key_it_covers_and_no_other() {
        judging(
                        control,
                        twoUsers(),
                        baseline()
                                .person("alice", false)
                                .needs(needOfUser("alice", "2027-01-01"))
                                .build())
                .passes("alice");
        var two = account().user("alice", u -> u.activeKey("AKIA1", 9, 1).activeKey("AKIA2", 9, 1));
        var judged =
                judging(
                        control,
                        two,
                        baseline()
                                .person("alice", false)
                                .needs(needOfKey("AKIA1", "2027-01-01"))
                                .build());
        judged.fails("alice", "AKIA2");
        assertThat(((Verdict.Fail) judged.of("alice")).advice().commands())
                .containsExactly(
                        "aws iam update-access-key --user-name alice --access-key-id AKIA2"
                                + " --status Inactive");
    }

    @Test
    void federated_people_are_judged_too() {
        judging(control, twoUsers(), baseline().person("alice", true).build()).fails("alice");
    }

    @Test
    void an_inactive_key_is_no_fault_here() {
        judging(
                        control,
                        account().user("alice", u -> u.inactiveKey("AKIA1", 90, 10)),
                        baseline().person("alice", false).build())
                .passes("alice");
    }

    @Test
    void services_alone_are_a_roster_of_which_nobody_is_a_person() {
        judging(control, twoUsers(), baseline().service("ci").build())
                .isNotApplicable("alice")
                .isNotApplicable("ci");
    }

    @Test
    void without_a_roster_users_with_a_password_count_as_people() {
        judging(control, twoUsers()).fails("alice").isNotApplicable("ci");
    }

    @Test
    void a_password_that_is_not_known_matters_only_beside_a_key() {
        judging(
                        control,
                        twoUsers()
                                .user("empty", u -> u)
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("alice", "iam:GetLoginProfile")
                .passes("empty");
    }

    @Test
    void unknown_keys_are_undetermined_unless_a_need_covers_the_user() {
        var account = twoUsers().denied(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT);
        judging(control, account, baseline().person("alice", false).build())
                .isUndetermined("alice");
        judging(
                        control,
                        account,
                        baseline()
                                .person("alice", false)
                                .needs(needOfUser("alice", "2027-01-01"))
                                .build())
                .passes("alice");
    }

    private static TestAccount twoUsers() {
        return account()
                .user("alice", u -> u.passwordUsedDaysAgo(1).activeKey("AKIA1", 9, 1))
                .user("ci", u -> u.activeKey("AKIA3", 9, 1));
    }
}
