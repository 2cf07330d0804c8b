package dev.lockstep.plan.guard;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministratorRemainsTest {
    private static final String ALL = awsPolicy("AdministratorAccess").arn();

    private static TestAccount direct() {
        return account()
                .group("administrators")
                .user("alice", user -> user.attached("AdministratorAccess").passwordUsedDaysAgo(1))
                .user("bob", user -> user.attached("AdministratorAccess").passwordUsedDaysAgo(1));
    }

    private static State state(TestPlan plan) {
        return plan.ask(Guard.AN_ADMINISTRATOR_REMAINS).state();
    }

    @Test
    void one_of_two_administrators_may_be_taken_away() {
        assertThat(
                        state(
                                TestPlan.of(direct())
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void both_of_two_administrators_may_not_be_taken_away() {
        var result =
                TestPlan.of(direct())
                        .write(new UserEffect.DetachUserPolicy("alice", ALL))
                        .write(new PasswordEffect.DeleteLoginProfile("bob"))
                        .ask(Guard.AN_ADMINISTRATOR_REMAINS);
        assertThat(result.state()).isEqualTo(State.REFUSES);
        assertThat(result.detail()).contains("c1, c2").contains("alice, bob");
    }

    @Test
    void what_a_person_allows_is_loosened_and_says_the_same() {
        var result =
                TestPlan.of(direct())
                        .write(new UserEffect.DetachUserPolicy("alice", ALL))
                        .write(new PasswordEffect.DeleteLoginProfile("bob"))
                        .allowing(Guard.AN_ADMINISTRATOR_REMAINS)
                        .ask(Guard.AN_ADMINISTRATOR_REMAINS);
        assertThat(result.state()).isEqualTo(State.LOOSENED);
        assertThat(result.detail()).contains("c1, c2");
    }

    @Test
    void moving_all_into_a_group_holds_if_the_grants_come_first() {
        assertThat(
                        state(
                                TestPlan.of(direct())
                                        .write(
                                                new GroupEffect.AttachGroupPolicy(
                                                        "administrators", ALL))
                                        .joins("alice", "administrators")
                                        .write(
                                                new UserEffect.DetachUserPolicy("alice", ALL),
                                                "c1",
                                                "c2")
                                        .write(new UserEffect.DetachUserPolicy("bob", ALL))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void moving_all_into_a_group_is_refused_if_the_grants_may_come_late() {
        assertThat(
                        state(
                                TestPlan.of(direct())
                                        .write(
                                                new GroupEffect.AttachGroupPolicy(
                                                        "administrators", ALL))
                                        .joins("alice", "administrators")
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL), "c1")
                                        .write(new UserEffect.DetachUserPolicy("bob", ALL))))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void a_grant_in_an_earlier_wave_has_come() {
        assertThat(
                        state(
                                TestPlan.of(direct())
                                        .write(
                                                new GroupEffect.AttachGroupPolicy(
                                                        "administrators", ALL))
                                        .joins("alice", "administrators")
                                        .thenWave()
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL))
                                        .write(new UserEffect.DetachUserPolicy("bob", ALL))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void the_middle_of_a_change_is_a_moment_too() {
        assertThat(
                        state(
                                TestPlan.of(
                                                account()
                                                        .group(
                                                                "administrators",
                                                                awsPolicy("AdministratorAccess"))
                                                        .user(
                                                                "alice",
                                                                user ->
                                                                        user.attached(
                                                                                        "AdministratorAccess")
                                                                                .passwordUsedDaysAgo(
                                                                                        1)))
                                        .writes(
                                                List.of(
                                                        new UserEffect.DetachUserPolicy(
                                                                "alice", ALL),
                                                        new UserEffect.AddUserToGroup(
                                                                "administrators", "alice")))))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void an_administrator_without_a_password_does_not_stay_for_one_with() {
        assertThat(
                        state(
                                TestPlan.of(
                                                account()
                                                        .user(
                                                                "robot",
                                                                user ->
                                                                        user.attached(
                                                                                        "AdministratorAccess")
                                                                                .activeKey(
                                                                                        "AKIA1", 10,
                                                                                        1))
                                                        .user(
                                                                "alice",
                                                                user ->
                                                                        user.attached(
                                                                                        "AdministratorAccess")
                                                                                .passwordUsedDaysAgo(
                                                                                        1)))
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL))))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void where_all_administrators_come_by_a_key_the_last_key_stays() {
        var plan =
                TestPlan.of(
                                account()
                                        .user(
                                                "alice",
                                                user ->
                                                        user.attached("AdministratorAccess")
                                                                .activeKey("AKIA1", 10, 1)))
                        .deactivates("alice", "AKIA1");
        assertThat(state(plan)).isEqualTo(State.REFUSES);
    }

    @Test
    void an_account_without_administrators_has_none_to_lose_and_that_is_said() {
        var result =
                TestPlan.of(account().user("alice", user -> user.attached("ReadOnlyAccess")))
                        .write(
                                new UserEffect.DetachUserPolicy(
                                        "alice", awsPolicy("ReadOnlyAccess").arn()))
                        .ask(Guard.AN_ADMINISTRATOR_REMAINS);
        assertThat(result.state()).isEqualTo(State.HOLDS);
        assertThat(result.detail()).startsWith("No administrator of the account can sign in");
    }

    private static final String MFA_ONLY =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": "iam:*MFADevice*",
             "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}}\
            """;

    private static TestPlan enforcing(TestAccount account) {
        return TestPlan.of(account)
                .write(new GroupEffect.PutGroupPolicy("administrators", "mfa", MFA_ONLY));
    }

    @Test
    void asking_administrators_for_mfa_leaves_those_who_have_a_device() {
        assertThat(
                        state(
                                enforcing(
                                        account()
                                                .group(
                                                        "administrators",
                                                        awsPolicy("AdministratorAccess"))
                                                .user(
                                                        "alice",
                                                        user ->
                                                                user.inGroup("administrators")
                                                                        .passwordUsedDaysAgo(1)
                                                                        .virtualMfa()))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void asking_administrators_for_mfa_is_refused_if_nobody_has_a_device() {
        assertThat(
                        state(
                                enforcing(
                                        account()
                                                .group(
                                                        "administrators",
                                                        awsPolicy("AdministratorAccess"))
                                                .user(
                                                        "alice",
                                                        user ->
                                                                user.inGroup("administrators")
                                                                        .passwordUsedDaysAgo(1)))))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void a_boundary_takes_an_administrator_away() {
        assertThat(
                        state(
                                TestPlan.of(
                                                account()
                                                        .user(
                                                                "alice",
                                                                user ->
                                                                        user.attached(
                                                                                        "AdministratorAccess")
                                                                                .passwordUsedDaysAgo(
                                                                                        1)))
                                        .write(
                                                new UserEffect.PutUserPermissionsBoundary(
                                                        "alice",
                                                        awsPolicy("ReadOnlyAccess").arn()))))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void the_role_of_administrators_counts_where_people_sign_in_by_sso() {
        var account =
                account()
                        .role(
                                "AWSReservedSSO_AdministratorAccess_1",
                                "/aws-reserved/sso.amazonaws.com/",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                                List.of(awsPolicy("AdministratorAccess")),
                                List.of())
                        .user(
                                "alice",
                                user ->
                                        user.attached("AdministratorAccess")
                                                .passwordUsedDaysAgo(1));
        assertThat(state(TestPlan.of(account).write(new UserEffect.DetachUserPolicy("alice", ALL))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void break_glass_users_count() {
        assertThat(
                        state(
                                TestPlan.of(direct())
                                        .wanting(TestBaseline.baseline().breakGlass("bob").build())
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL))))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void administrators_whose_passwords_are_not_known_may_not_all_go() {
        var account = direct().without(ReadKey.LOGIN_PROFILES).without(ReadKey.CREDENTIAL_REPORT);
        assertThat(
                        state(
                                TestPlan.of(account)
                                        .write(new UserEffect.DetachUserPolicy("alice", ALL))
                                        .write(new UserEffect.DetachUserPolicy("bob", ALL))))
                .isEqualTo(State.REFUSES);
    }
}
