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

class KeyUnusedTest {
    private final KeyUnused control = new KeyUnused();

    @Test
    void a_key_used_45_days_ago_passes_and_one_used_46_days_ago_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.activeKey("AKIA45", 400, 45))
                                .user("bob", u -> u.activeKey("AKIA46", 400, 46)))
                .passes("AKIA45")
                .fails("AKIA46", "last used 46 days ago; at most 45");
    }

    @Test
    void a_key_that_was_never_used_is_judged_by_its_own_age() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.activeUnusedKey("AKIA45", 45))
                                .user("bob", u -> u.activeUnusedKey("AKIA46", 46)))
                .passes("AKIA45")
                .fails("AKIA46", "never used and is 46 days old");
    }

    @Test
    void an_inactive_key_is_not_judged() {
        judging(control, account().user("alice", u -> u.inactiveKey("AKIA1", 300, 200)))
                .isNotApplicable("AKIA1");
    }

    @Test
    void a_key_whose_last_use_is_not_known_is_undetermined_unless_it_is_young() {
        judging(control, unknownUse(46)).isUndetermined("AKIA1", "last use");
        judging(control, unknownUse(45)).passes("AKIA1");
    }

    @Test
    void last_rotated_shows_that_a_key_which_was_never_used_is_old_but_not_that_it_is_young() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.key("AKIA1", true, 200, 45, Optional.empty()))
                                .user("bob", u -> u.key("AKIA2", true, 200, 46, Optional.empty()))
                                .without(ReadKey.ACCESS_KEYS))
                .isUndetermined("alice#1", "creation date")
                .fails("bob#1");
    }

    @Test
    void slots_that_cannot_be_told_apart_decide_where_they_agree() {
        var account = twoSlots();
        judging(control, account).passes("AKIA1").passes("AKIA2");
        account.reportCell("alice", Column.ACCESS_KEY_2_LAST_USED_DATE, daysAgo(90).toString());
        judging(control, account).isUndetermined("AKIA1").isUndetermined("AKIA2");
    }

    @Test
    void unknown_keys_are_undetermined_about_the_user_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.createdDaysAgo(45))
                                .user("bob", u -> u.createdDaysAgo(46))
                                .without(ReadKey.ACCESS_KEYS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .passes("alice")
                .isUndetermined("bob");
    }

    @Test
    void the_advice_makes_the_key_inactive_and_says_how_to_take_it_back() {
        var fail =
                (Verdict.Fail)
                        judging(control, account().user("alice", u -> u.activeKey("AKIA1", 90, 80)))
                                .of("AKIA1");
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam update-access-key --user-name alice --access-key-id AKIA1"
                                + " --status Inactive");
        assertThat(fail.advice().text()).contains("--status Active");
    }

    private static TestAccount unknownUse(long age) {
        return account()
                .user("alice", u -> u)
                .answer(
                        ReadKey.ACCESS_KEYS.of("alice"),
                        List.of(
                                new AccessKey(
                                        "AKIA1",
                                        true,
                                        Optional.of(daysAgo(age)),
                                        Optional.empty())));
    }

    private static TestAccount twoSlots() {
        return account()
                .user(
                        "alice",
                        u ->
                                u.key("AKIA1", true, 200, 60, Optional.of(3L))
                                        .key("AKIA2", true, 190, 50, Optional.of(9L)))
                .answer(
                        ReadKey.ACCESS_KEYS.of("alice"),
                        List.of(
                                new AccessKey(
                                        "AKIA1", true, Optional.of(daysAgo(200)), Optional.empty()),
                                new AccessKey(
                                        "AKIA2",
                                        true,
                                        Optional.of(daysAgo(190)),
                                        Optional.empty())));
    }
}
