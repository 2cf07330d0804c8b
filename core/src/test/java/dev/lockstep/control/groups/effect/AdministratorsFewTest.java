package dev.lockstep.control.groups.effect;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Judging;
import org.junit.jupiter.api.Test;

class AdministratorsFewTest {
    private static Judging judge(TestAccount account) {
        return judging(new AdministratorsFew(), account);
    }

    private static TestAccount with(int administrators) {
        TestAccount account = account().user("reader", u -> u.attached("SecurityAudit"));
        for (int i = 0; i < administrators; i++) {
            account = account.user("admin" + i, u -> u.attached("AdministratorAccess"));
        }
        return account;
    }

    @Test
    void two_to_five_pass_and_one_and_six_fail() {
        judge(with(1)).fails(TestAccount.ID, "at least 2 are wanted");
        judge(with(2)).passes(TestAccount.ID);
        judge(with(5)).passes(TestAccount.ID);
        judge(with(6)).fails(TestAccount.ID, "at most 5 are wanted");
    }

    @Test
    void an_account_without_users_is_not_judged() {
        judge(account()).isNotApplicable(TestAccount.ID);
    }

    @Test
    void users_that_are_not_known_decide_only_where_they_could() {
        judge(with(2).user("bob", u -> u.attached("NoSuchPolicyOfAws"))).passes(TestAccount.ID);
        judge(with(5).user("bob", u -> u.attached("NoSuchPolicyOfAws")))
                .isUndetermined(TestAccount.ID);
        judge(with(6).user("bob", u -> u.attached("NoSuchPolicyOfAws"))).fails(TestAccount.ID);
        judge(with(1).user("bob", u -> u.attached("NoSuchPolicyOfAws")))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void without_the_details_it_is_undetermined() {
        judge(with(2).denied(ReadKey.DETAILS)).isUndetermined(TestAccount.ID);
    }
}
