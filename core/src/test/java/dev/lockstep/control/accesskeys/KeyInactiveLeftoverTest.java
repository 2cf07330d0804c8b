package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyInactiveLeftoverTest {
    private final KeyInactiveLeftover control = new KeyInactiveLeftover();

    @Test
    void a_key_inactive_for_30_days_passes_and_for_31_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.inactiveKey("AKIA30", 400, 30))
                                .user("bob", u -> u.inactiveKey("AKIA31", 400, 31)))
                .passes("AKIA30")
                .fails("AKIA31", "inactive for 31 days; at most 30");
    }

    @Test
    void an_active_key_is_not_judged() {
        judging(control, account().user("alice", u -> u.activeKey("AKIA1", 400, 1)))
                .isNotApplicable("AKIA1");
    }

    @Test
    void a_slot_that_the_report_still_shows_active_was_made_inactive_after_the_report() {
        judging(control, activeInReport(daysAgo(1))).passes("AKIA1");
        judging(control, activeInReport(daysAgo(30))).passes("AKIA1");
    }

    @Test
    void a_report_too_old_to_say_when_leaves_it_undetermined() {
        judging(control, activeInReport(daysAgo(31))).isUndetermined("AKIA1", "too old to say");
    }

    @Test
    void a_key_younger_than_30_days_cannot_have_been_inactive_longer() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.inactiveKey("AKIA1", 30, 29))
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .passes("AKIA1");
    }

    @Test
    void without_the_report_an_old_key_may_have_been_made_inactive_yesterday() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.inactiveKey("AKIA1", 31, 31))
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("AKIA1", "iam:GetCredentialReport");
    }

    @Test
    void CreateDate_counts_where_the_report_was_read_and_gives_no_date() {
        var judged =
                judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .answer(
                                        ReadKey.ACCESS_KEYS.of("alice"),
                                        List.of(inactive("AKIA1", 31))));
        judged.fails("AKIA1");
        assertThat(judged.of("AKIA1").evidence().facts().toString()).contains("CreateDate counts");
    }

    @Test
    void two_inactive_keys_whose_slots_decide_differently_are_undetermined() {
        judging(control, twoInactive(60, 5)).isUndetermined("AKIA1").isUndetermined("AKIA2");
    }

    @Test
    void two_inactive_keys_whose_slots_decide_alike_are_decided() {
        judging(control, twoInactive(60, 40)).fails("AKIA1").fails("AKIA2");
        judging(control, twoInactive(3, 5)).passes("AKIA1").passes("AKIA2");
    }

    @Test
    void dates_tell_two_inactive_keys_apart() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.inactiveKey("AKIAOLD", 300, 60)
                                                        .inactiveKey("AKIANEW", 50, 5)))
                .fails("AKIAOLD")
                .passes("AKIANEW");
    }

    @Test
    void a_slot_is_judged_by_itself_where_ids_are_not_known() {
        judging(control, twoInactive(60, 5).without(ReadKey.ACCESS_KEYS))
                .fails("alice#1")
                .passes("alice#2");
    }

    @Test
    void unknown_keys_are_undetermined_about_the_user_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.createdDaysAgo(30))
                                .user("bob", u -> u.createdDaysAgo(31))
                                .denied(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .passes("alice")
                .isUndetermined("bob");
    }

    @Test
    void the_advice_deletes_the_key_last_and_says_that_this_cannot_be_undone() {
        var fail =
                (Verdict.Fail)
                        judging(
                                        control,
                                        account()
                                                .user(
                                                        "alice",
                                                        u -> u.inactiveKey("AKIA1", 400, 31)))
                                .of("AKIA1");
        assertThat(fail.advice().text()).contains("cannot be undone");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam get-access-key-last-used --access-key-id AKIA1",
                        "aws iam delete-access-key --user-name alice --access-key-id AKIA1");
    }

    private static TestAccount twoInactive(long first, long second) {
        return account()
                .user(
                        "alice",
                        u -> u.inactiveKey("AKIA1", 300, first).inactiveKey("AKIA2", 290, second));
    }

    private static AccessKey inactive(String id, long age) {
        return new AccessKey(id, false, Optional.of(daysAgo(age)), Optional.empty());
    }

    /// An inactive key that a report of this time shows active.
    private static TestAccount activeInReport(Instant generated) {
        return account()
                .user("alice", u -> u.inactiveKey("AKIA1", 300, 200))
                .reportCell("alice", Column.ACCESS_KEY_1_ACTIVE, "true")
                .change(answers ->
                        answers.with(
                                ReadKey.CREDENTIAL_REPORT,
                                Read.known(
                                        new CredentialReport(
                                                Optional.of(generated),
                                                answers.get(ReadKey.CREDENTIAL_REPORT)
                                                        .found()
                                                        .orElseThrow()
                                                        .rows()),
                                        Source.of("credential-report", Optional.of(NOW)))));
    }
}
