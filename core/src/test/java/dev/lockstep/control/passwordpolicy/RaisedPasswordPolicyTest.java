package dev.lockstep.control.passwordpolicy;

import static dev.lockstep.baseline.TestBaseline.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.control.Verdict;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RaisedPasswordPolicyTest {
    @Property(tries = 300)
    void whatever_stands_now_no_control_fails_on_the_raised_policy(
            @ForAll("policies") Optional<PasswordPolicy> now,
            @ForAll("goals") PasswordPolicyGoal goal) {
        PasswordPolicy after = RaisedPasswordPolicy.of(now, goal).after();
        Baseline baseline = wanting(goal);

        assertThat(PasswordPolicyControls.ALL)
                .flatExtracting(control ->
                        control.judge(Policies.with(after).snapshot(), baseline, TestAccount.NOW))
                .noneMatch(Verdict.Fail.class::isInstance);
    }

    @Property(tries = 300)
    void the_raised_policy_is_in_nothing_weaker_than_what_stood(
            @ForAll("own") PasswordPolicy now, @ForAll("goals") PasswordPolicyGoal goal) {
        PasswordPolicy after = RaisedPasswordPolicy.of(Optional.of(now), goal).after();

        assertThat(after.minimumLength()).isGreaterThanOrEqualTo(now.minimumLength());
        assertThat(after.requireUppercase() || !now.requireUppercase()).isTrue();
        assertThat(after.requireLowercase() || !now.requireLowercase()).isTrue();
        assertThat(after.requireNumbers() || !now.requireNumbers()).isTrue();
        assertThat(after.requireSymbols() || !now.requireSymbols()).isTrue();
        assertThat(after.allowUsersToChange() || !now.allowUsersToChange()).isTrue();
        assertThat(age(after)).isLessThanOrEqualTo(age(now));
        assertThat(after.reusePrevention().orElse(0))
                .isGreaterThanOrEqualTo(now.reusePrevention().orElse(0));
    }

    @Property(tries = 300)
    void raising_twice_is_raising_once(
            @ForAll("policies") Optional<PasswordPolicy> now,
            @ForAll("goals") PasswordPolicyGoal goal) {
        PasswordPolicy once = RaisedPasswordPolicy.of(now, goal).after();
        var twice = RaisedPasswordPolicy.of(Optional.of(once), goal);

        assertThat(twice.after()).isEqualTo(once);
        assertThat(twice.asksMoreOfNewPasswords()).isFalse();
        assertThat(twice.expiresEarlier()).isFalse();
        assertThat(twice.endsHardExpiry()).isFalse();
    }

    @Property(tries = 200)
    void whoever_leaves_the_default_policy_still_asks_for_8_characters_and_three_classes(
            @ForAll("goals") PasswordPolicyGoal goal) {
        PasswordPolicy after = RaisedPasswordPolicy.of(Optional.empty(), goal).after();

        assertThat(after.minimumLength()).isGreaterThanOrEqualTo(8);
        assertThat(
                        Stream.of(
                                        after.requireUppercase(),
                                        after.requireLowercase(),
                                        after.requireNumbers(),
                                        after.requireSymbols())
                                .filter(required -> required))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Example
    void a_goal_with_three_classes_adds_no_fourth_to_the_default_policy() {
        var goal =
                new PasswordPolicyGoal(
                        14, true, true, true, false, OptionalInt.of(90), 24, true, false);

        assertThat(RaisedPasswordPolicy.of(Optional.empty(), goal).after().requireSymbols())
                .isFalse();
    }

    @Example
    void a_goal_without_lowercase_adds_none_where_three_others_are_wanted() {
        var goal =
                new PasswordPolicyGoal(
                        14, true, false, true, true, OptionalInt.of(90), 24, true, false);

        assertThat(RaisedPasswordPolicy.of(Optional.empty(), goal).after().requireLowercase())
                .isFalse();
    }

    @Provide
    Arbitrary<Optional<PasswordPolicy>> policies() {
        return own().optional(0.8);
    }

    @Provide
    Arbitrary<PasswordPolicy> own() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.integers().between(6, 128),
                        flag.list().ofSize(6),
                        Arbitraries.integers().between(0, 1095).optional(),
                        Arbitraries.integers().between(0, 24).optional())
                .as((length, flags, age, reuse) ->
                        new PasswordPolicy(
                                length,
                                flags.get(0),
                                flags.get(1),
                                flags.get(2),
                                flags.get(3),
                                flags.get(4),
                                age,
                                reuse,
                                flags.get(5)));
    }

    @Provide
    Arbitrary<PasswordPolicyGoal> goals() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.integers().between(6, 128),
                        flag.list().ofSize(6),
                        Arbitraries.integers().between(1, 1095).optional(),
                        Arbitraries.integers().between(1, 24))
                .as((length, flags, age, reuse) ->
                        new PasswordPolicyGoal(
                                length,
                                flags.get(0),
                                flags.get(1),
                                flags.get(2),
                                flags.get(3),
                                age.map(OptionalInt::of).orElse(OptionalInt.empty()),
                                reuse,
                                flags.get(4),
                                flags.get(5)));
    }

    private static int age(PasswordPolicy policy) {
        return policy.maxAgeDays().filter(days -> days > 0).orElse(Integer.MAX_VALUE);
    }
}
