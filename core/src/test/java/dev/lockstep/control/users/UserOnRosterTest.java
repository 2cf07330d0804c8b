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

class UserOnRosterTest {
    private final UserOnRoster control = new UserOnRoster();
    private final Baseline roster =
            baseline()
                    .person("alice", false)
                    .personAs("bob", "bob.ops")
                    .person("carol", true)
                    .service("ci-deploy")
                    .breakGlass("emergency-admin")
                    .build();

    @Test
    void people_services_and_break_glass_users_pass_and_a_stranger_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .user("bob.ops", u -> u)
                                .user("carol", u -> u)
                                .user("ci-deploy", u -> u)
                                .user("emergency-admin", u -> u)
                                .user("bob", u -> u),
                        roster)
                .passes("alice")
                .passes("bob.ops")
                .passes("carol")
                .passes("ci-deploy")
                .passes("emergency-admin")
                .fails("bob", "on nobody's roster");
    }

    @Test
    void names_match_without_case() {
        judging(
                        control,
                        account()
                                .user("Alice", u -> u)
                                .user("CI-Deploy", u -> u)
                                .user("Emergency-Admin", u -> u),
                        roster)
                .passes("Alice")
                .passes("CI-Deploy")
                .passes("Emergency-Admin");
    }

    @Test
    void without_people_and_services_nobody_is_judged_even_beside_a_break_glass_user() {
        Baseline none = baseline().breakGlass("emergency-admin").build();
        judging(control, account().user("alice", u -> u), none).isNotApplicable("alice");
        judging(control, withoutUsers(), none).isNotApplicable(TestAccount.ID);
    }

    @Test
    void services_alone_are_a_roster() {
        judging(
                        control,
                        account().user("alice", u -> u).user("ci-deploy", u -> u),
                        baseline().service("ci-deploy").build())
                .fails("alice")
                .passes("ci-deploy");
    }

    @Test
    void users_that_are_not_listed_anywhere_are_one_undetermined_verdict_about_the_account() {
        judging(control, withoutUsers(), roster)
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID, "iam:GetAccountAuthorizationDetails");
    }

    @Test
    void users_that_only_the_report_shows_are_judged_and_root_is_none_of_them() {
        judging(
                        control,
                        account()
                                .user("mallory", u -> u)
                                .without(ReadKey.DETAILS)
                                .without(ReadKey.USERS),
                        roster)
                .hasSubjects("mallory")
                .fails("mallory");
    }

    @Test
    void a_hostile_name_stays_one_word_of_the_advised_commands() {
        var verdict =
                (Verdict.Fail)
                        judging(control, account().user("x; rm -rf ~", u -> u), roster)
                                .of("x; rm -rf ~");
        assertThat(verdict.advice().commands())
                .containsExactly(
                        "aws iam get-user --user-name 'x; rm -rf ~'",
                        "aws iam list-access-keys --user-name 'x; rm -rf ~'");
    }

    private static TestAccount withoutUsers() {
        return account()
                .user("alice", u -> u)
                .denied(ReadKey.DETAILS)
                .without(ReadKey.USERS)
                .without(ReadKey.CREDENTIAL_REPORT);
    }
}
