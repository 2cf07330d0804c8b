package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PasswordPolicyAdviceTest {
    private static final String WHOLE =
            "aws iam update-account-password-policy --minimum-password-length 14"
                    + " --require-uppercase-characters --require-lowercase-characters"
                    + " --require-numbers --require-symbols --allow-users-to-change-password"
                    + " --max-password-age 90 --password-reuse-prevention 24 --no-hard-expiry";

    @Test
    void all_controls_that_fail_give_the_same_one_command_which_sets_the_whole_policy() {
        List<Advice> advice = advice(account().defaultPasswordPolicy(), Baseline.DEFAULT);

        assertThat(advice).hasSize(8);
        assertThat(advice)
                .allSatisfy(one -> {
                    assertThat(one.remedy()).isEqualTo(Remedy.SET_PASSWORD_POLICY);
                    assertThat(one.commands()).containsExactly(WHOLE);
                });
    }

    @Test
    void a_stricter_setting_that_stands_now_is_kept() {
        var now =
                new PasswordPolicy(
                        20, true, false, true, true, true, Optional.of(30), Optional.of(24), false);

        assertThat(commands(now, PasswordPolicyGoal.DEFAULT))
                .containsOnly(WHOLE.replace("length 14", "length 20").replace("age 90", "age 30"));
    }

    @Test
    void what_neither_the_policy_nor_the_baseline_asks_for_is_said_or_left_out_but_never_0() {
        var now =
                new PasswordPolicy(
                        6, true, true, false, false, false, Optional.of(0), Optional.of(0), false);
        var goal =
                new PasswordPolicyGoal(
                        8, true, true, false, false, OptionalInt.empty(), 1, false, false);

        assertThat(commands(now, goal))
                .containsOnly(
                        "aws iam update-account-password-policy --minimum-password-length 8"
                                + " --require-uppercase-characters --require-lowercase-characters"
                                + " --no-require-numbers --no-require-symbols"
                                + " --no-allow-users-to-change-password"
                                + " --password-reuse-prevention 1 --no-hard-expiry");
    }

    @Test
    void hard_expiry_that_is_not_wanted_is_turned_off_and_nothing_else_changes() {
        assertThat(commands(Policies.hard(), PasswordPolicyGoal.DEFAULT)).containsExactly(WHOLE);
        assertThat(text(Policies.hard(), PasswordPolicyGoal.DEFAULT))
                .contains("Hard expiry is turned off")
                .doesNotContain("at once")
                .doesNotContain("next change");
    }

    @Test
    void hard_expiry_that_is_wanted_is_turned_on_and_the_text_says_who_is_locked_out() {
        assertThat(commands(Policies.STRONG, Policies.hardGoal()))
                .containsExactly(WHOLE.replace("--no-hard-expiry", "--hard-expiry"));
        assertThat(text(Policies.STRONG, Policies.hardGoal()))
                .contains("cannot sign in to the console until an administrator");
    }

    @Test
    void the_text_says_that_expiry_is_felt_at_once_and_the_rest_at_the_next_change() {
        assertThat(text(Policies.WEAKEST, PasswordPolicyGoal.DEFAULT))
                .contains("next change of the password")
                .contains("Expiry takes effect at once")
                .contains("older than 90 days must choose a new one at the next sign-in")
                .contains("access keys go on working");
    }

    @Test
    void expiry_together_with_hard_expiry_is_said_to_lock_people_out_at_once() {
        assertThat(text(Policies.WEAKEST, Policies.hardGoal()))
                .contains("older than 90 days is locked out of the console");
    }

    @Test
    void expiry_that_stays_as_it_is_is_not_announced() {
        assertThat(text(Policies.remembering(5), PasswordPolicyGoal.DEFAULT))
                .contains("next change of the password")
                .doesNotContain("at once");
    }

    private static String text(PasswordPolicy now, PasswordPolicyGoal goal) {
        return advice(Policies.with(now), wanting(goal)).getFirst().text();
    }

    private static List<String> commands(PasswordPolicy now, PasswordPolicyGoal goal) {
        return advice(Policies.with(now), wanting(goal)).stream()
                .flatMap(one -> one.commands().stream())
                .toList();
    }

    /// The advice of each control of the step that fails.
    private static List<Advice> advice(TestAccount account, Baseline baseline) {
        return PasswordPolicyControls.ALL.stream()
                .flatMap(control ->
                        control.judge(account.snapshot(), baseline, TestAccount.NOW).stream())
                .filter(Verdict.Fail.class::isInstance)
                .map(verdict -> ((Verdict.Fail) verdict).advice())
                .toList();
    }
}
