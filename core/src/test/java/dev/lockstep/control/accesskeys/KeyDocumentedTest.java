package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class KeyDocumentedTest {
    private final KeyDocumented control = new KeyDocumented();

    @Test
    void without_a_register_the_control_does_not_apply_and_an_empty_register_covers_nothing() {
        judging(control, ci()).isNotApplicable("AKIA1");
        judging(control, ci(), baseline().needs().build()).fails("AKIA1", "no business need");
    }

    @Test
    void without_a_register_nothing_that_is_missing_matters() {
        judging(control, ci().denied(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT))
                .isNotApplicable("ci");
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void a_need_of_the_user_or_of_the_key_covers_the_key_through_its_last_day() {
        judging(control, ci(), baseline().needs(needOfUser("ci", "2026-11-25")).build())
                .passes("AKIA1");
        judging(control, ci(), baseline().needs(needOfKey("AKIA1", "2026-11-25")).build())
                .passes("AKIA1");
        judging(control, ci(), baseline().needs(needOfUser("ci", "2026-11-24")).build())
                .fails("AKIA1", "ran out on 2026-11-24");
        judging(control, ci(), baseline().needs(needOfKey("AKIA2", "2027-11-25")).build())
                .fails("AKIA1");
    }

    @Test
    void an_inactive_key_is_not_judged() {
        judging(
                        control,
                        account().user("ci", u -> u.inactiveKey("AKIA1", 90, 10)),
                        baseline().needs().build())
                .isNotApplicable("AKIA1");
    }

    @Test
    void unknown_keys_do_not_matter_for_a_user_whom_a_need_covers() {
        var account =
                ci().user("alice", u -> u)
                        .denied(ReadKey.ACCESS_KEYS)
                        .without(ReadKey.CREDENTIAL_REPORT);
        judging(control, account, baseline().needs(needOfUser("ci", "2027-01-01")).build())
                .passes("ci")
                .isUndetermined("alice");
    }

    @Test
    void a_slot_may_be_the_key_that_the_register_names() {
        var account = ci().without(ReadKey.ACCESS_KEYS);
        judging(control, account, baseline().needs(needOfKey("AKIA1", "2027-01-01")).build())
                .isUndetermined("ci#1", "ids of ci's keys were not collected");
        judging(control, account, baseline().needs(needOfUser("bob", "2027-01-01")).build())
                .fails("ci#1");
    }

    @Test
    void a_slot_is_not_the_key_that_another_user_is_known_to_have() {
        var account =
                account()
                        .user("bob", u -> u.activeKey("AKIABOB", 5, 1))
                        .user("ci", u -> u.activeKey("AKIA1", 5, 1))
                        .change(answers ->
                                answers.without(
                                                ReadKey.ACCESS_KEYS,
                                                dev.lockstep.account.Read.notAsked(
                                                        ReadKey.ACCESS_KEYS, "not collected"))
                                        .with(
                                                ReadKey.ACCESS_KEYS.of("bob"),
                                                answers.get(ReadKey.ACCESS_KEYS.of("bob"))));
        judging(control, account, baseline().needs(needOfKey("AKIABOB", "2027-01-01")).build())
                .passes("AKIABOB")
                .fails("ci#1");
    }

    private static TestAccount ci() {
        return account().user("ci", u -> u.activeKey("AKIA1", 5, 1));
    }
}
