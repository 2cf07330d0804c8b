package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyAgeTest {
    private final KeyAge control = new KeyAge();

    @Test
    void a_key_of_exactly_90_days_passes_and_one_of_91_fails() {
        judging(control, account().user("alice", u -> u.activeKey("AKIA90", 90, 1)))
                .passes("AKIA90");
        judging(control, account().user("alice", u -> u.activeKey("AKIA91", 91, 1)))
                .fails("AKIA91", "alice's key AKIA91 is 91 days old; at most 90 are wanted");
    }

    @Test
    void a_key_that_was_made_inactive_and_active_again_is_not_younger_for_it() {
        judging(
                        control,
                        account().user("alice", u -> u.key("AKIA1", true, 200, 2, Optional.of(1L))))
                .fails("AKIA1");
    }

    @Test
    void an_inactive_key_is_not_judged() {
        judging(control, account().user("alice", u -> u.inactiveKey("AKIA1", 400, 300)))
                .isNotApplicable("AKIA1");
    }

    @Test
    void a_user_without_keys_has_no_verdict() {
        judging(control, account().user("alice", u -> u)).hasSubjects();
    }

    @Test
    void last_rotated_stands_in_where_only_the_report_was_read_and_the_evidence_says_so() {
        var judged =
                judging(
                        control,
                        account()
                                .user("alice", u -> u.activeKey("AKIA1", 91, 1))
                                .user("bob", u -> u.activeKey("AKIA2", 90, 1))
                                .without(ReadKey.ACCESS_KEYS));
        judged.fails("alice#1", "at least 91 days old").passes("bob#1");
        assertThat(judged.of("bob#1").evidence().facts().toString()).contains("stands in");
    }

    @Test
    void a_reported_key_without_a_date_is_undetermined_unless_its_user_is_young() {
        judging(control, undated("alice", 400)).isUndetermined("alice#1");
        judging(control, undated("alice", 90)).passes("alice#1");
    }

    @Test
    void unknown_keys_are_undetermined_about_the_user() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .denied(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .hasSubjects("alice")
                .isUndetermined("alice", "AWS refused iam:ListAccessKeys");
    }

    @Test
    void unknown_keys_of_a_user_who_is_90_days_old_cannot_be_too_old() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.createdDaysAgo(90))
                                .user("bob", u -> u.createdDaysAgo(91))
                                .without(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .passes("alice")
                .isUndetermined("bob");
    }

    @Test
    void an_account_whose_users_cannot_be_listed_is_undetermined() {
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void a_listed_key_without_CreateDate_whose_possible_slots_decide_alike_is_decided() {
        var undated = new AccessKey("AKIA1", true, Optional.empty(), Optional.empty());
        var account =
                account()
                        .user("alice", u -> u.activeKey("AKIA1", 100, 1).activeKey("AKIA2", 120, 1))
                        .answer(
                                ReadKey.ACCESS_KEYS.of("alice"),
                                List.of(
                                        undated,
                                        new AccessKey(
                                                "AKIA2",
                                                true,
                                                Optional.of(daysAgo(300)),
                                                Optional.empty())));
        judging(control, account).fails("AKIA1").fails("AKIA2");
        account.reportCell("alice", Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(5).toString());
        judging(control, account).isUndetermined("AKIA1").fails("AKIA2");
    }

    @Test
    void the_advice_rotates_without_deleting_and_names_the_key() {
        var fail =
                (Verdict.Fail)
                        judging(control, account().user("alice", u -> u.activeKey("AKIA1", 91, 1)))
                                .of("AKIA1");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam create-access-key --user-name alice",
                        "aws iam get-access-key-last-used --access-key-id AKIA1");
        assertThat(fail.advice().text())
                .contains("make AKIA1 inactive")
                .doesNotContain("aws ", "delete-access-key");
    }

    @Test
    void where_there_are_two_keys_no_command_makes_a_third() {
        var fail =
                (Verdict.Fail)
                        judging(
                                        control,
                                        account()
                                                .user(
                                                        "alice",
                                                        u ->
                                                                u.activeKey("AKIA1", 91, 1)
                                                                        .inactiveKey(
                                                                                "AKIA2", 91, 1)))
                                .of("AKIA1");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam list-access-keys --user-name alice",
                        "aws iam get-access-key-last-used --access-key-id AKIA1",
                        "aws iam get-access-key-last-used --access-key-id AKIA2");
    }

    @Test
    void a_slot_is_never_acted_on() {
        var fail =
                (Verdict.Fail)
                        judging(
                                        control,
                                        account()
                                                .user("alice", u -> u.activeKey("AKIA1", 91, 1))
                                                .without(ReadKey.ACCESS_KEYS))
                                .of("alice#1");
        assertThat(fail.advice().commands())
                .containsExactly("aws iam list-access-keys --user-name alice");
    }

    private static TestAccount undated(String user, long userAge) {
        return account()
                .user(user, u -> u.createdDaysAgo(userAge))
                .reportCell(user, Column.ACCESS_KEY_1_ACTIVE, "true")
                .without(ReadKey.ACCESS_KEYS);
    }
}
