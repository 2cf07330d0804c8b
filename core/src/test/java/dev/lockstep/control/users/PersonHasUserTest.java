package dev.lockstep.control.users;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import org.junit.jupiter.api.Test;

class PersonHasUserTest {
    private final PersonHasUser control = new PersonHasUser();

    @Test
    void a_person_with_a_user_passes_and_one_without_fails() {
        Baseline people = baseline().person("alice", false).personAs("bob", "bob.ops").build();
        judging(control, account().user("alice", u -> u).user("bob", u -> u), people)
                .hasSubjects("alice", "bob")
                .passes("alice")
                .fails("bob", "there is no bob.ops");
    }

    @Test
    void the_subject_is_the_person_by_the_id_in_the_roster() {
        var subject =
                judging(
                                control,
                                account().user("bob.ops", u -> u),
                                baseline().personAs("bob", "bob.ops").build())
                        .passes("bob")
                        .of("bob")
                        .subject();
        assertThat(subject.kind()).isEqualTo(Subject.Kind.PERSON);
    }

    @Test
    void a_user_whose_name_differs_in_case_is_the_persons() {
        judging(control, account().user("Alice", u -> u), baseline().person("alice", false).build())
                .passes("alice");
    }

    @Test
    void federated_people_need_no_user_whether_or_not_users_are_known() {
        Baseline carol = baseline().person("carol", true).build();
        judging(control, account(), carol).isNotApplicable("carol");
        judging(control, account().denied(ReadKey.DETAILS).denied(ReadKey.USERS), carol)
                .isNotApplicable("carol");
    }

    @Test
    void without_any_list_of_users_each_person_is_undetermined() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .denied(ReadKey.DETAILS)
                                .without(ReadKey.USERS)
                                .without(ReadKey.CREDENTIAL_REPORT),
                        baseline().person("alice", false).person("bob", false).build())
                .hasSubjects("alice", "bob")
                .isUndetermined("alice", "iam:GetAccountAuthorizationDetails")
                .isUndetermined("bob");
    }

    @Test
    void a_user_that_only_the_report_shows_counts_and_the_evidence_names_the_report() {
        var verdict =
                judging(
                                control,
                                account()
                                        .user("alice", u -> u)
                                        .without(ReadKey.DETAILS)
                                        .without(ReadKey.USERS),
                                baseline().person("alice", false).build())
                        .passes("alice")
                        .of("alice");
        assertThat(verdict.evidence().facts())
                .anySatisfy(fact ->
                        assertThat(fact.source())
                                .hasValueSatisfying(source ->
                                        assertThat(source.name()).isEqualTo("credential-report")));
    }

    @Test
    void no_people_make_no_verdicts() {
        judging(control, account().user("alice", u -> u)).hasSubjects();
    }

    @Test
    void the_advice_makes_the_named_user() {
        var fail =
                (Verdict.Fail)
                        judging(control, account(), baseline().personAs("bob", "bob.ops").build())
                                .of("bob");
        assertThat(fail.advice().commands())
                .containsExactly("aws iam create-user --user-name bob.ops");
    }
}
