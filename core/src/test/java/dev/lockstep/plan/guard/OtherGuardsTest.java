package dev.lockstep.plan.guard;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.PasswordChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherGuardsTest {
    private static final String CALLER = "arn:aws:iam::" + TestAccount.ID + ":user/alice";
    private static final String READ = awsPolicy("ReadOnlyAccess").arn();

    private static TestAccount people() {
        return account()
                .group("administrators", awsPolicy("AdministratorAccess"))
                .group("readers", awsPolicy("ReadOnlyAccess"))
                .user(
                        "alice",
                        user ->
                                user.inGroup("administrators")
                                        .passwordUsedDaysAgo(1)
                                        .activeKey("AKIAALICE", 10, 1))
                .user("robot", user -> user.inGroup("readers").activeKey("AKIAROBOT", 30, 3))
                .user("idle", user -> user.inGroup("readers").activeKey("AKIAIDLE", 300, 200));
    }

    private static State state(TestPlan plan, Guard guard) {
        return plan.ask(guard).state();
    }

    // keys of root

    private static TestAccount rootWithKey(int usedDaysAgo) {
        var used =
                new AccessKey.LastUsed(
                        Optional.of(TestAccount.daysAgo(usedDaysAgo)),
                        Optional.of("s3"),
                        Optional.empty());
        return account()
                .answer(
                        ReadKey.ACCESS_KEYS.of(Root.NAME),
                        List.of(
                                new AccessKey(
                                        "AKIAROOT",
                                        true,
                                        Optional.of(TestAccount.daysAgo(900)),
                                        Optional.of(used))));
    }

    @Test
    void a_key_of_root_that_was_used_lately_is_made_inactive_only_by_its_id() {
        var plan = TestPlan.of(rootWithKey(3)).deactivates(Root.NAME, "AKIAROOT");
        assertThat(plan.confirmOf("c1")).contains("AKIAROOT");
        assertThat(state(plan, Guard.WORKING_KEY_KEPT)).isEqualTo(State.HOLDS);
        assertThat(TestPlan.of(rootWithKey(200)).deactivates(Root.NAME, "AKIAROOT").confirmOf("c1"))
                .isEmpty();
    }

    @Test
    void a_key_of_root_is_changed_only_by_who_can_list_it() {
        assertThat(
                        state(
                                TestPlan.of(account()).deactivates(Root.NAME, "AKIAROOT"),
                                Guard.KNOWN_READS_ONLY))
                .isEqualTo(State.REFUSES);
        assertThat(
                        state(
                                TestPlan.of(rootWithKey(200)).deactivates(Root.NAME, "AKIAROOT"),
                                Guard.KNOWN_READS_ONLY))
                .isEqualTo(State.HOLDS);
    }

    // working-key-kept

    @Test
    void a_key_used_three_days_ago_is_made_inactive_only_by_its_id() {
        var plan = TestPlan.of(people()).deactivates("robot", "AKIAROBOT");
        assertThat(plan.confirmOf("c1")).contains("AKIAROBOT");
        assertThat(state(plan, Guard.WORKING_KEY_KEPT)).isEqualTo(State.HOLDS);
    }

    @Test
    void without_the_confirmation_in_the_plan_a_working_key_is_kept() {
        var plan = TestPlan.of(people()).deactivates("robot", "AKIAROBOT");
        assertThat(
                        Guards.check(plan.request(), plan.changes())
                                .get(Guard.WORKING_KEY_KEPT.ordinal())
                                .state())
                .isEqualTo(State.REFUSES);
    }

    @Test
    void a_key_used_200_days_ago_needs_no_confirmation() {
        assertThat(TestPlan.of(people()).deactivates("idle", "AKIAIDLE").confirmOf("c1")).isEmpty();
    }

    @Test
    void a_key_used_14_days_ago_works_and_one_used_15_days_ago_does_not() {
        var account =
                account()
                        .user("a", user -> user.activeKey("AKIAA", 30, 14))
                        .user("b", user -> user.activeKey("AKIAB", 30, 15));
        var plan = TestPlan.of(account).deactivates("a", "AKIAA").deactivates("b", "AKIAB");
        assertThat(plan.confirmOf("c1")).contains("AKIAA");
        assertThat(plan.confirmOf("c2")).isEmpty();
    }

    @Test
    void a_key_whose_last_use_is_not_known_counts_as_used() {
        var account = people().without(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT);
        assertThat(TestPlan.of(account).deactivates("idle", "AKIAIDLE").confirmOf("c1"))
                .contains("AKIAIDLE");
    }

    @Test
    void taking_rights_from_the_user_of_a_working_key_takes_the_keys_id() {
        var plan = TestPlan.of(people()).leaves("robot", "readers");
        assertThat(plan.confirmOf("c1")).contains("AKIAROBOT");
    }

    @Test
    void taking_rights_from_the_user_of_an_idle_key_takes_nothing() {
        assertThat(TestPlan.of(people()).leaves("idle", "readers").confirmOf("c1")).isEmpty();
    }

    @Test
    void rights_that_another_group_gave_before_are_not_lost() {
        var plan =
                TestPlan.of(people())
                        .joins("robot", "administrators")
                        .leaves("robot", "readers", "c1");
        assertThat(plan.confirmOf("c2")).isEmpty();
    }

    @Test
    void rights_that_another_group_may_give_later_are_lost_for_a_moment() {
        var plan =
                TestPlan.of(people()).joins("robot", "administrators").leaves("robot", "readers");
        assertThat(plan.confirmOf("c2")).contains("AKIAROBOT");
    }

    @Test
    void equal_rights_by_another_name_are_not_lost() {
        var account =
                account()
                        .group("a", awsPolicy("AmazonS3ReadOnlyAccess"))
                        .group("b", awsPolicy("AmazonS3ReadOnlyAccess"))
                        .user("robot", user -> user.inGroup("a").activeKey("AKIAROBOT", 30, 3));
        var plan = TestPlan.of(account).joins("robot", "b").leaves("robot", "a", "c1");
        assertThat(plan.confirmOf("c2")).isEmpty();
    }

    @Test
    void two_rights_that_stand_for_each_other_may_not_both_go() {
        var account =
                account()
                        .group("a", awsPolicy("ReadOnlyAccess"))
                        .group("b", awsPolicy("ReadOnlyAccess"))
                        .user(
                                "robot",
                                user ->
                                        user.inGroup("a")
                                                .inGroup("b")
                                                .activeKey("AKIAROBOT", 30, 3));
        var plan = TestPlan.of(account).leaves("robot", "a").leaves("robot", "b");
        assertThat(plan.confirmOf("c1")).contains("AKIAROBOT");
        assertThat(plan.confirmOf("c2")).contains("AKIAROBOT");
    }

    @Test
    void a_change_that_takes_rights_from_two_working_keys_users_cannot_be_confirmed() {
        var account =
                account()
                        .group("readers", awsPolicy("ReadOnlyAccess"))
                        .user("a", user -> user.inGroup("readers").activeKey("AKIAA", 30, 3))
                        .user("b", user -> user.inGroup("readers").activeKey("AKIAB", 30, 3));
        var plan =
                TestPlan.of(account)
                        .change(
                                new UserChange.DeleteUser(
                                        TestPlan.SUBJECT,
                                        "nobody",
                                        List.of(
                                                new GroupEffect.DetachGroupPolicy(
                                                        "readers", READ))));
        assertThat(plan.confirmOf("c1")).isEmpty();
        var result = plan.ask(Guard.WORKING_KEY_KEPT);
        assertThat(result.state()).isEqualTo(State.REFUSES);
        assertThat(result.detail()).contains("AKIAA of a by c1").contains("AKIAB of b by c1");
    }

    @Test
    void deleting_a_user_takes_its_name() {
        var account = account().user("old", user -> user);
        var plan =
                TestPlan.of(account)
                        .change(new UserChange.DeleteUser(TestPlan.SUBJECT, "old", List.of()));
        assertThat(plan.confirmOf("c1")).contains("old");
    }

    @Test
    void undo_takes_back_what_a_run_gave_without_a_confirmation() {
        var plan =
                TestPlan.of(people()).write(new UserEffect.RemoveUserFromGroup("readers", "robot"));
        assertThat(plan.confirmOf("c1")).isEmpty();
        assertThat(state(plan, Guard.WORKING_KEY_KEPT)).isEqualTo(State.HOLDS);
    }

    @Test
    void a_deny_without_mfa_takes_rights_from_a_working_key() {
        var plan =
                TestPlan.of(people())
                        .change(
                                new UserChange.DeleteUser(
                                        TestPlan.SUBJECT,
                                        "nobody",
                                        List.of(
                                                new GroupEffect.PutGroupPolicy(
                                                        "administrators",
                                                        "mfa",
                                                        """
                                                        {"Version": "2012-10-17", "Statement":
                                                         {"Effect": "Deny", "Action": "*",
                                                          "Resource": "*", "Condition": {
                                                           "BoolIfExists": {
                                                            "aws:MultiFactorAuthPresent":
                                                             "false"}}}}\
                                                        """))));
        assertThat(plan.ask(Guard.WORKING_KEY_KEPT).detail()).contains("AKIAALICE of alice by c1");
    }

    // caller-keeps-access

    @Test
    void the_callers_own_key_is_not_made_inactive() {
        var plan = TestPlan.of(people()).by(CALLER).deactivates("alice", "AKIAALICE");
        assertThat(state(plan, Guard.CALLER_KEEPS_ACCESS)).isEqualTo(State.REFUSES);
    }

    @Test
    void the_caller_may_not_lose_its_rights_while_other_writes_may_follow() {
        var plan =
                TestPlan.of(people())
                        .by(CALLER)
                        .leaves("alice", "administrators")
                        .deactivates("idle", "AKIAIDLE");
        var result = plan.ask(Guard.CALLER_KEEPS_ACCESS);
        assertThat(result.state()).isEqualTo(State.REFUSES);
        assertThat(result.detail()).contains("iam:UpdateAccessKey");
    }

    @Test
    void the_caller_may_lose_its_rights_last() {
        var plan =
                TestPlan.of(people())
                        .by(CALLER)
                        .deactivates("idle", "AKIAIDLE")
                        .leaves("alice", "administrators", "c1");
        assertThat(state(plan, Guard.CALLER_KEEPS_ACCESS)).isEqualTo(State.HOLDS);
    }

    @Test
    void root_keeps_its_access() {
        var plan =
                TestPlan.of(people())
                        .by("arn:aws:iam::" + TestAccount.ID + ":root")
                        .leaves("alice", "administrators");
        assertThat(state(plan, Guard.CALLER_KEEPS_ACCESS)).isEqualTo(State.HOLDS);
    }

    // break-glass-untouched

    @Test
    void a_break_glass_users_key_password_device_and_groups_are_left_alone() {
        var account =
                account()
                        .group("administrators", awsPolicy("AdministratorAccess"))
                        .user(
                                "emergency",
                                user ->
                                        user.inGroup("administrators")
                                                .passwordUsedDaysAgo(300)
                                                .virtualMfa()
                                                .activeUnusedKey("AKIAE", 300));
        var baseline = TestBaseline.baseline().breakGlass("emergency").build();
        String device = "arn:aws:iam::" + TestAccount.ID + ":mfa/emergency";
        for (var effect :
                List.of(
                        new AccessKeyEffect.UpdateAccessKey("emergency", "AKIAE", false),
                        new PasswordEffect.DeleteLoginProfile("emergency"),
                        new MfaEffect.DeactivateMfaDevice("emergency", device),
                        new MfaEffect.DeleteVirtualMfaDevice(device),
                        new UserEffect.RemoveUserFromGroup("administrators", "emergency"),
                        new GroupEffect.DetachGroupPolicy(
                                "administrators", awsPolicy("AdministratorAccess").arn()))) {
            assertThat(
                            state(
                                    TestPlan.of(account).wanting(baseline).write(effect),
                                    Guard.BREAK_GLASS_UNTOUCHED))
                    .describedAs("%s", effect)
                    .isEqualTo(State.REFUSES);
        }
        assertThat(
                        state(
                                TestPlan.of(account)
                                        .wanting(baseline)
                                        .write(
                                                new GroupEffect.AttachGroupPolicy(
                                                        "administrators", READ)),
                                Guard.BREAK_GLASS_UNTOUCHED))
                .isEqualTo(State.HOLDS);
    }

    // way-in-kept

    @Test
    void the_last_way_in_is_kept() {
        var plan =
                TestPlan.of(people())
                        .write(new PasswordEffect.DeleteLoginProfile("alice"))
                        .write(new AccessKeyEffect.UpdateAccessKey("alice", "AKIAALICE", false));
        var result = plan.ask(Guard.WAY_IN_KEPT);
        assertThat(result.state()).isEqualTo(State.REFUSES);
        assertThat(result.detail()).contains("alice");
    }

    @Test
    void one_of_two_ways_in_may_go() {
        assertThat(
                        state(
                                TestPlan.of(people())
                                        .write(new PasswordEffect.DeleteLoginProfile("alice")),
                                Guard.WAY_IN_KEPT))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void a_way_in_that_nobody_used_for_long_may_go() {
        assertThat(state(TestPlan.of(people()).deactivates("idle", "AKIAIDLE"), Guard.WAY_IN_KEPT))
                .isEqualTo(State.HOLDS);
    }

    @Test
    void a_stranger_by_the_roster_may_be_shut_out() {
        var plan =
                TestPlan.of(people())
                        .wanting(TestBaseline.baseline().person("alice", false).build())
                        .deactivates("robot", "AKIAROBOT");
        assertThat(state(plan, Guard.WAY_IN_KEPT)).isEqualTo(State.HOLDS);
    }

    @Test
    void a_new_password_in_time_is_a_way_in() {
        var inTime =
                TestPlan.of(people())
                        .write(new PasswordEffect.CreateLoginProfile("robot", true))
                        .deactivates("robot", "AKIAROBOT", "c1");
        assertThat(state(inTime, Guard.WAY_IN_KEPT)).isEqualTo(State.HOLDS);
        var late =
                TestPlan.of(people())
                        .write(new PasswordEffect.CreateLoginProfile("robot", true))
                        .deactivates("robot", "AKIAROBOT");
        assertThat(state(late, Guard.WAY_IN_KEPT)).isEqualTo(State.REFUSES);
    }

    // known-reads-only

    @Test
    void nothing_is_planned_from_a_read_that_was_refused() {
        var plan = TestPlan.of(people().denied(ReadKey.DETAILS)).leaves("robot", "readers");
        var result = plan.ask(Guard.KNOWN_READS_ONLY);
        assertThat(result.state()).isEqualTo(State.REFUSES);
        assertThat(result.detail()).contains("iam:GetAccountAuthorizationDetails");
    }

    @Test
    void what_was_read_may_be_changed() {
        assertThat(state(TestPlan.of(people()).leaves("robot", "readers"), Guard.KNOWN_READS_ONLY))
                .isEqualTo(State.HOLDS);
    }

    // within-limits

    @Test
    void ten_removals_are_within_a_wave_and_eleven_are_not() {
        var ten = TestPlan.of(people());
        for (int i = 0; i < 10; i++) {
            ten.deactivates("idle", "AKIA" + i);
        }
        assertThat(state(ten, Guard.WITHIN_LIMITS)).isEqualTo(State.HOLDS);
        assertThat(state(ten.deactivates("idle", "AKIA10"), Guard.WITHIN_LIMITS))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void eleven_removals_in_two_waves_are_within_the_limits() {
        var plan = TestPlan.of(people());
        for (int i = 0; i < 11; i++) {
            plan.deactivates("idle", "AKIA" + i);
            if (i == 5) {
                plan.thenWave();
            }
        }
        assertThat(state(plan, Guard.WITHIN_LIMITS)).isEqualTo(State.HOLDS);
    }

    @Test
    void another_document_of_a_policy_that_a_break_glass_user_has_touches_it() {
        String little =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}";
        var account =
                account()
                        .policy("own", little)
                        .group("emergency", TestAccount.ownPolicy("own"))
                        .user("glass", user -> user.inGroup("emergency"));

        assertThat(
                        state(
                                TestPlan.of(account)
                                        .wanting(
                                                TestBaseline.baseline().breakGlass("glass").build())
                                        .write(
                                                new PolicyEffect.CreatePolicyVersion(
                                                        TestAccount.ownPolicy("own").arn(),
                                                        little.replace("s3:Get*", "s3:*"),
                                                        true)),
                                Guard.BREAK_GLASS_UNTOUCHED))
                .isEqualTo(State.REFUSES);
    }

    @Test
    void taking_a_password_away_that_was_used_14_days_ago_takes_the_users_name() {
        var account =
                account()
                        .user("a", user -> user.passwordUsedDaysAgo(14))
                        .user("b", user -> user.passwordUsedDaysAgo(15))
                        .user("c", user -> user.passwordChangedDaysAgo(3));
        var plan =
                TestPlan.of(account).change(removes("a")).change(removes("b")).change(removes("c"));

        assertThat(plan.confirmOf("c1")).contains("a");
        assertThat(plan.confirmOf("c2")).isEmpty();
        assertThat(plan.confirmOf("c3")).isEmpty();
    }

    @Test
    void a_password_whose_last_use_is_not_known_counts_as_used() {
        var account =
                account()
                        .user("a", user -> user.passwordUsedDaysAgo(300))
                        .without(ReadKey.USERS)
                        .without(ReadKey.CREDENTIAL_REPORT);

        assertThat(TestPlan.of(account).change(removes("a")).confirmOf("c1")).contains("a");
    }

    private static PasswordChange removes(String user) {
        return new PasswordChange.RemovePassword(
                Subject.of(Subject.Kind.USER, user, Optional.empty()), user, Optional.empty());
    }
}
