package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import org.junit.jupiter.api.Test;

class KeySingleTest {
    private final KeySingle control = new KeySingle();

    @Test
    void none_one_or_one_beside_an_inactive_one_passes_and_two_active_fail() {
        judging(
                        control,
                        account()
                                .user("none", u -> u)
                                .user("one", u -> u.activeKey("AKIA1", 9, 1))
                                .user(
                                        "mixed",
                                        u -> u.activeKey("AKIA2", 9, 1).inactiveKey("AKIA3", 9, 1))
                                .user(
                                        "two",
                                        u -> u.activeKey("AKIA4", 9, 1).activeKey("AKIA5", 5, 1)))
                .passes("none")
                .passes("one")
                .passes("mixed")
                .fails("two", "2 active access keys: AKIA4, AKIA5");
    }

    @Test
    void unknown_keys_are_undetermined() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .denied(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("alice");
    }

    @Test
    void two_active_slots_fail_though_the_report_hides_more() {
        judging(
                        control,
                        account()
                                .user(
                                        "two",
                                        u -> u.activeKey("AKIA4", 9, 1).activeKey("AKIA5", 5, 1))
                                .user("one", u -> u.activeKey("AKIA6", 9, 1))
                                .reportCell("two", Column.ADDITIONAL_CREDENTIALS_INFO, "1 more key")
                                .reportCell("one", Column.ADDITIONAL_CREDENTIALS_INFO, "1 more key")
                                .without(ReadKey.ACCESS_KEYS))
                .fails("two")
                .isUndetermined("one");
    }
}
