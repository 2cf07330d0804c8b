package dev.lockstep.plan.people;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.PersonNotice;
import dev.lockstep.plan.guard.TestPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static List<PersonNotice> notices(TestAccount before, Effect... effects) {
        AccountSnapshot snapshot = before.snapshot();
        Account after = snapshot.account();
        for (Effect effect : effects) {
            after = effect.applyTo(after, new Assigned(NOW, Optional.of("ID"), Optional.empty()));
        }
        TestPlan plan = TestPlan.of(snapshot).writes(List.of(effects));
        return People.notices(plan.request(), plan.changes(), snapshot.changedTo(after, NOW));
    }

    private static PersonNotice only(TestAccount before, Effect... effects) {
        List<PersonNotice> all = notices(before, effects);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static AccountEffect.UpdateAccountPasswordPolicy policy(
            int length, int days, boolean hard) {
        return new AccountEffect.UpdateAccountPasswordPolicy(
                new PasswordPolicy(
                        length,
                        true,
                        true,
                        true,
                        true,
                        true,
                        Optional.of(days),
                        Optional.of(24),
                        hard));
    }

    private static TestAccount passwordOf(long days) {
        return account()
                .defaultPasswordPolicy()
                .user("alice", user -> user.passwordChangedDaysAgo(days));
    }

    @Test
    void a_password_of_100_days_must_be_changed_at_the_next_sign_in() {
        assertThat(only(passwordOf(100), policy(14, 90, false)).notices())
                .contains(
                        "The password is 100 days old and expires at once, after 90 days: it must"
                                + " be changed at the next sign-in.");
    }

    @Test
    void hard_expiry_locks_out_whoever_has_an_old_password() {
        assertThat(only(passwordOf(100), policy(14, 90, true)).notices())
                .contains(
                        "The password is 100 days old and expires at once, after 90 days: the user"
                                + " is locked out of the console until an administrator sets a new"
                                + " one.");
    }

    @Test
    void a_password_of_10_days_must_be_changed_80_days_from_now_and_the_console_reminds() {
        assertThat(only(passwordOf(10), policy(14, 90, false)).notices())
                .contains(
                        "The password must be changed by 2027-02-13 (90 days after its last"
                                + " change), at the latest; the console reminds from 2027-01-29"
                                + " on.");
    }

    @Test
    void a_password_of_80_days_is_reminded_of_at_each_sign_in() {
        assertThat(only(passwordOf(80), policy(14, 90, false)).notices())
                .anyMatch(text -> text.contains("the console reminds at each sign-in until then"));
    }

    @Test
    void a_longer_password_is_asked_for_at_the_next_change() {
        assertThat(only(passwordOf(10), policy(14, 90, false)).notices())
                .contains(
                        "The next new password needs at least 14 characters, an upper-case letter,"
                                + " a lower-case letter, a digit, a symbol, to differ from the last"
                                + " 24; the present one stays as it is.");
    }

    @Test
    void who_has_no_password_notices_nothing_of_a_password_policy() {
        assertThat(
                        notices(
                                account()
                                        .defaultPasswordPolicy()
                                        .user("robot", user -> user.activeKey("AKIA1", 10, 1)),
                                policy(14, 90, true)))
                .isEmpty();
    }

    @Test
    void a_password_that_is_taken_away_is_told() {
        assertThat(
                        only(
                                        account()
                                                .user("alice", user -> user.passwordUsedDaysAgo(1)),
                                        new PasswordEffect.DeleteLoginProfile("alice"))
                                .notices())
                .containsExactly(
                        "Can no longer sign in to the console: the password is taken away.");
    }

    @Test
    void a_key_that_stops_is_told_with_its_last_use() {
        assertThat(
                        only(
                                        account()
                                                .user(
                                                        "robot",
                                                        user -> user.activeKey("AKIA1", 30, 3)),
                                        new AccessKeyEffect.UpdateAccessKey(
                                                "robot", "AKIA1", false))
                                .notices())
                .containsExactly(
                        "The access key AKIA1 stops working (last used 2026-11-22 for s3).");
    }

    @Test
    void who_leaves_a_group_loses_its_actions_those_of_services_used_lately_first() {
        var notice =
                only(
                        account()
                                .group("readers", awsPolicy("ReadOnlyAccess"))
                                .user(
                                        "robot",
                                        user -> user.inGroup("readers").activeKey("AKIA1", 30, 3)),
                        new UserEffect.RemoveUserFromGroup("readers", "robot"));
        assertThat(notice.notices()).containsExactly("Leaves readers.");
        assertThat(notice.gains()).isEmpty();
        assertThat(notice.loses().getFirst()).startsWith("s3:");
        assertThat(notice.loses()).contains("ec2:DescribeInstances");
    }

    @Test
    void who_joins_a_group_gains_its_actions() {
        var notice =
                only(
                        account()
                                .group("users", awsPolicy("IAMUserChangePassword"))
                                .user("alice", user -> user),
                        new UserEffect.AddUserToGroup("users", "alice"));
        assertThat(notice.gains()).contains("iam:ChangePassword");
        assertThat(notice.loses()).isEmpty();
    }

    @Test
    void equal_losses_of_many_people_are_one_list() {
        TestAccount account = account().group("readers", awsPolicy("ReadOnlyAccess"));
        for (int i = 0; i < 20; i++) {
            account.user("user" + i, user -> user.inGroup("readers"));
        }
        List<PersonNotice> all =
                notices(
                        account,
                        new GroupEffect.DetachGroupPolicy(
                                "readers", awsPolicy("ReadOnlyAccess").arn()));
        assertThat(all).hasSize(20);
        assertThat(all.stream().filter(one -> one.loses() != all.getFirst().loses()).count())
                .isZero();
    }

    @Test
    void who_is_asked_for_mfa_is_told_and_what_its_keys_need() {
        var notice =
                only(
                        account()
                                .group("readers", awsPolicy("ReadOnlyAccess"))
                                .user(
                                        "alice",
                                        user ->
                                                user.inGroup("readers")
                                                        .passwordUsedDaysAgo(1)
                                                        .activeKey("AKIA1", 30, 3)),
                        new GroupEffect.PutGroupPolicy(
                                "readers",
                                "mfa",
                                """
                                {"Version": "2012-10-17", "Statement": {"Effect": "Deny",
                                 "NotAction": "iam:*MFADevice*", "Resource": "*", "Condition":
                                 {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}}\
                                """));
        assertThat(notice.notices().get(0)).startsWith("Is asked for MFA: without it, ");
        assertThat(notice.notices().get(1))
                .isEqualTo("Has no MFA device yet, and must register one first.");
        assertThat(notice.notices().get(2))
                .startsWith("Programs with an access key of this user need a session with MFA");
        assertThat(notice.loses()).isEmpty();
    }

    @Test
    void a_new_user_is_told_to_have_no_password_yet() {
        assertThat(
                        only(
                                        account(),
                                        new UserEffect.CreateUser(
                                                "dora", "/", Optional.empty(), Map.of()))
                                .notices())
                .containsExactly(
                        "The user is created, without a password or an access key; lockstep people"
                                + " onboard gives it a first password, with MFA.");
    }

    @Test
    void a_deleted_user_is_told() {
        assertThat(
                        only(account().user("old", user -> user), new UserEffect.DeleteUser("old"))
                                .notices())
                .containsExactly("The user is deleted, with all that belongs to it.");
    }

    @Test
    void whoever_is_not_touched_notices_nothing() {
        assertThat(
                        notices(
                                account()
                                        .group("readers", awsPolicy("ReadOnlyAccess"))
                                        .user("alice", user -> user.inGroup("readers"))
                                        .user("bob", user -> user.passwordUsedDaysAgo(1)),
                                new UserEffect.RemoveUserFromGroup("readers", "alice")))
                .extracting(PersonNotice::user)
                .containsExactly("alice");
    }
}
