package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyNeverUsedTest {
    private final KeyNeverUsed control = new KeyNeverUsed();

    @Test
    void a_key_unused_for_7_days_passes_and_for_8_fails() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u -> u.passwordUsedDaysAgo(1).activeUnusedKey("AKIA7", 7))
                                .user(
                                        "bob",
                                        u -> u.passwordUsedDaysAgo(1).activeUnusedKey("AKIA8", 8)))
                .passes("AKIA7")
                .fails("AKIA8", "never used in 8 days");
    }

    @Test
    void a_key_that_was_used_once_passes() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u -> u.passwordUsedDaysAgo(1).activeKey("AKIA1", 400, 399)))
                .passes("AKIA1");
    }

    @Test
    void keys_of_users_without_a_password_and_inactive_keys_are_not_judged() {
        judging(
                        control,
                        account()
                                .user("ci", u -> u.activeUnusedKey("AKIA1", 90))
                                .user(
                                        "alice",
                                        u -> u.passwordUsedDaysAgo(1).inactiveKey("AKIA2", 90, 80)))
                .isNotApplicable("AKIA1")
                .isNotApplicable("AKIA2");
    }

    @Test
    void a_password_that_is_not_known_matters_only_for_an_old_unused_key() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.activeUnusedKey("AKIAOLD", 8))
                                .user("bob", u -> u.activeUnusedKey("AKIANEW", 7))
                                .user("carol", u -> u.activeKey("AKIAUSED", 90, 3))
                                .denied(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("AKIAOLD", "iam:GetLoginProfile")
                .passes("AKIANEW")
                .passes("AKIAUSED");
    }

    @Test
    void unknown_keys_of_a_user_without_a_password_do_not_matter() {
        judging(
                        control,
                        account()
                                .user("ci", u -> u)
                                .user("alice", u -> u.passwordUsedDaysAgo(1))
                                .user("new", u -> u.passwordUsedDaysAgo(1).createdDaysAgo(7))
                                .denied(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .passes("ci")
                .passes("new")
                .isUndetermined("alice");
    }

    @Test
    void last_rotated_does_not_show_that_a_key_is_new() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.passwordChangedDaysAgo(5)
                                                        .key(
                                                                "AKIA1",
                                                                true,
                                                                200,
                                                                2,
                                                                Optional.empty()))
                                .without(ReadKey.ACCESS_KEYS))
                .isUndetermined("alice#1", "creation date");
    }
}
