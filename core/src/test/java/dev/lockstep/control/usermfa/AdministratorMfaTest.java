package dev.lockstep.control.usermfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Judging;
import org.junit.jupiter.api.Test;

class AdministratorMfaTest {
    private static Judging judge(TestAccount account) {
        return judging(new AdministratorMfa(), account);
    }

    @Test
    void an_administrator_with_a_password_or_a_key_needs_MFA() {
        judge(
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .passwordChangedDaysAgo(5)
                                                        .virtualMfa())
                                .user(
                                        "bob",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .passwordChangedDaysAgo(5))
                                .user(
                                        "carol",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .activeKey("AKIA1", 5, 1))
                                .user(
                                        "dave",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .inactiveKey("AKIA2", 50, 10))
                                .user(
                                        "eve",
                                        u -> u.attached("SecurityAudit").passwordChangedDaysAgo(5)))
                .passes("alice")
                .fails("bob", "has no MFA device")
                .fails("carol")
                .isNotApplicable("dave")
                .isNotApplicable("eve");
    }

    @Test
    void whose_rights_are_not_known_is_undetermined_unless_there_is_MFA_or_no_credential() {
        judge(
                        account()
                                .user("alice", u -> u.passwordChangedDaysAgo(5).virtualMfa())
                                .user("bob", u -> u.passwordChangedDaysAgo(5))
                                .user("carol", u -> u)
                                .denied(ReadKey.DETAILS))
                .passes("alice")
                .isUndetermined("bob")
                .isNotApplicable("carol");
    }

    @Test
    void where_MFA_is_not_known_an_administrator_is_undetermined() {
        judge(
                        account()
                                .user(
                                        "bob",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .activeKey("AKIA1", 5, 1))
                                .without(ReadKey.MFA_DEVICES)
                                .without(ReadKey.VIRTUAL_MFA_DEVICES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("bob");
    }
}
