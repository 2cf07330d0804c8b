package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Mends.mending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordPolicyChange.SetPasswordPolicy;
import dev.lockstep.control.Step;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PasswordPolicyMendingTest {
    private static final String[] STEP = {
        "password-length",
        "password-uppercase",
        "password-lowercase",
        "password-number",
        "password-symbol",
        "password-expiry",
        "password-reuse",
        "password-self-service",
        "password-hard-expiry"
    };

    private static PasswordPolicy policy(
            int length, boolean classes, boolean self, int age, int reuse, boolean hard) {
        return new PasswordPolicy(
                length,
                classes,
                classes,
                classes,
                classes,
                self,
                Optional.of(age).filter(days -> days > 0),
                Optional.of(reuse).filter(many -> many > 0),
                hard);
    }

    private static PasswordPolicyGoal goal(
            int length, boolean classes, boolean self, int age, int reuse, boolean hard) {
        return new PasswordPolicyGoal(
                length,
                classes,
                classes,
                classes,
                classes,
                age > 0 ? OptionalInt.of(age) : OptionalInt.empty(),
                reuse,
                self,
                hard);
    }

    private static PasswordPolicy wanted(Mends mends) {
        assertThat(mends.changes()).hasSize(1);
        return ((SetPasswordPolicy) mends.changes().getFirst()).wanted();
    }

    private static Mends mends(TestAccount account, PasswordPolicyGoal goal) {
        return mending(account, baseline().passwordPolicy(goal), STEP);
    }

    @Test
    void the_default_policy_becomes_what_the_baseline_wants_in_one_change_for_all_its_findings() {
        mending(account().defaultPasswordPolicy(), baseline(), STEP)
                .plans(
                        "Set the whole password policy: at least 14 characters, for 90 days, unlike"
                                + " the last 24.")
                .leavesNothing()
                .breaksNothing()
                .thenPasses("password-length", TestAccount.ID)
                .thenPasses("password-self-service", TestAccount.ID)
                .thenNothingIsLeftToChange(STEP);
    }

    @Test
    void a_policy_as_wanted_is_left_alone() {
        mending(account(), baseline(), STEP).plans().leavesNothing();
    }

    @Test
    void under_never_no_age_is_set_and_one_that_stands_stays() {
        PasswordPolicyGoal never = goal(14, true, true, 0, 24, false);
        assertThat(
                        wanted(
                                        mends(
                                                account()
                                                        .passwordPolicy(
                                                                policy(
                                                                        8, true, true, 0, 24,
                                                                        false)),
                                                never))
                                .maxAgeDays())
                .isEmpty();
        assertThat(
                        wanted(
                                        mends(
                                                account()
                                                        .passwordPolicy(
                                                                policy(
                                                                        8, true, true, 60, 24,
                                                                        false)),
                                                never))
                                .maxAgeDays())
                .contains(60);
    }

    @Test
    void a_shorter_age_a_longer_password_and_more_former_ones_stay() {
        PasswordPolicy wanted =
                wanted(
                        mends(
                                account().passwordPolicy(policy(20, false, true, 30, 24, false)),
                                goal(14, true, true, 90, 5, false)));
        assertThat(wanted).isEqualTo(policy(20, true, true, 30, 24, false));
    }

    @Test
    void hard_expiry_is_not_set_as_long_as_it_would_lock_somebody_out_at_once() {
        TestAccount old =
                account()
                        .passwordPolicy(policy(14, true, true, 90, 24, false))
                        .user("alice", user -> user.passwordChangedDaysAgo(100));
        mends(old, goal(14, true, true, 90, 24, true)).plans().leaves("alice");
        TestAccount current =
                account()
                        .passwordPolicy(policy(14, true, true, 90, 24, false))
                        .user("alice", user -> user.passwordChangedDaysAgo(80));
        assertThat(wanted(mends(current, goal(14, true, true, 90, 24, true))).hardExpiry())
                .isTrue();
    }

    @Test
    void hard_expiry_is_as_the_baseline_says_and_turning_it_on_is_a_high_risk() {
        Mends on =
                mends(
                        account().passwordPolicy(policy(14, true, true, 90, 24, false)),
                        goal(14, true, true, 90, 24, true));
        assertThat(wanted(on).hardExpiry()).isTrue();
        assertThat(on.changes().getFirst().risk()).isEqualTo(Change.Risk.HIGH);
        Mends off =
                mends(
                        account().passwordPolicy(policy(14, true, true, 90, 24, true)),
                        goal(14, true, true, 90, 24, false));
        assertThat(wanted(off).hardExpiry()).isFalse();
        assertThat(off.changes().getFirst().risk()).isEqualTo(Change.Risk.LOW);
    }

    @Test
    void nothing_is_planned_from_a_policy_that_was_not_read() {
        mending(account().denied(ReadKey.PASSWORD_POLICY), baseline(), STEP).plans();
    }

    @Test
    void undo_says_whether_a_policy_or_the_default_comes_back() {
        assertThat(mending(account().defaultPasswordPolicy(), baseline(), STEP).changes())
                .extracting(Change::undoing)
                .containsExactly(
                        new Change.Undoing.Possible(
                                "removes the policy, so that AWS's default is in force again"));
    }

    @Property(tries = 200)
    void no_policy_becomes_weaker_and_afterwards_nothing_is_left(
            @ForAll @IntRange(min = 6, max = 30) int length,
            @ForAll boolean classes,
            @ForAll boolean self,
            @ForAll @IntRange(min = 0, max = 200) int age,
            @ForAll @IntRange(min = 0, max = 24) int reuse,
            @ForAll boolean hard,
            @ForAll @IntRange(min = 8, max = 30) int wantedLength,
            @ForAll boolean wantedClasses,
            @ForAll boolean never) {
        PasswordPolicy former = policy(length, classes, self, age, reuse, hard);
        TestBaseline baseline =
                baseline()
                        .passwordPolicy(
                                goal(wantedLength, wantedClasses, true, never ? 0 : 90, 5, !hard));
        Mends mends =
                Mends.mendingStep(Step.PASSWORD_POLICY, account().passwordPolicy(former), baseline);
        PasswordPolicy after = wanted(mends);
        assertThat(after.minimumLength()).isGreaterThanOrEqualTo(former.minimumLength());
        assertThat(after.requireSymbols()).isEqualTo(classes || wantedClasses);
        assertThat(after.reusePrevention().orElse(0)).isGreaterThanOrEqualTo(reuse);
        assertThat(after.maxAgeDays().orElse(Integer.MAX_VALUE))
                .isLessThanOrEqualTo(age == 0 ? Integer.MAX_VALUE : age);
        assertThat(Arrays.asList(after.allowUsersToChange(), after.hardExpiry()))
                .containsExactly(true, !hard);
        mends.thenNothingIsLeftToChange();
    }
}
