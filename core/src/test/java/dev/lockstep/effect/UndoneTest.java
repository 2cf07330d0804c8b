package dev.lockstep.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.comparison.NormalForm;
import dev.lockstep.effect.RandomEffects.Step;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Runs that are taken back whole.
class UndoneTest {
    private static final int ACCOUNTS = 100;
    private static final int EFFECTS = 15;

    @Test
    void what_is_taken_back_newest_first_is_the_first_account_again_in_normal_form() {
        var kinds = new TreeMap<String, Integer>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Random random = new Random(seed);
            Account first = RandomAccounts.account(random).snapshot().account();
            List<Step> steps = RandomEffects.of(first, random, EFFECTS, UndoneTest::canBeTakenBack);
            Account now = steps.isEmpty() ? first : steps.getLast().after();
            for (Step step : steps.reversed()) {
                kinds.merge(step.effect().operation(), 1, Integer::sum);
                for (Effect effect : inverse(step)) {
                    now = effect.applyTo(now, Assigned.of(TestAccount.NOW, "BACK"));
                }
            }
            assertThat(NormalForm.of(now, first).differences(NormalForm.of(first, first)))
                    .describedAs("%s: %s", seed, steps.stream().map(Step::effect).toList())
                    .isEmpty();
            assertThat(NormalForm.of(now, first)).isEqualTo(NormalForm.of(first, first));
        }
        assertThat(kinds).hasSizeGreaterThan(30);
    }

    private static boolean canBeTakenBack(Step step) {
        return Inverse.of(
                        step.effect(),
                        Touched.in(step.before(), step.effect()),
                        step.before(),
                        Optional.of(step.assigned()))
                instanceof Inverse.Effects;
    }

    private static List<Effect> inverse(Step step) {
        Inverse inverse =
                Inverse.of(
                        step.effect(),
                        Touched.in(step.before(), step.effect()),
                        step.before(),
                        Optional.of(step.assigned()));
        return inverse instanceof Inverse.Effects(var effects) ? effects : List.of();
    }

    @Test
    void a_user_that_was_made_again_is_another_one_and_a_group_is_the_same() {
        Account first = SmallAccount.account();
        Account bob =
                SmallAccount.made(
                        SmallAccount.then(first, new UserEffect.DeleteUser("bob")),
                        SmallAccount.user("bob"),
                        "AIDANEW");
        assertThat(NormalForm.of(bob, first).differences(NormalForm.of(first, first)))
                .singleElement()
                .asString()
                .startsWith("the user bob is ");
        Account auditors =
                SmallAccount.made(
                        SmallAccount.then(first, new GroupEffect.DeleteGroup("auditors")),
                        new GroupEffect.CreateGroup("auditors", "/"),
                        "AGPANEW");
        assertThat(NormalForm.of(auditors, first)).isEqualTo(NormalForm.of(first, first));
    }

    @Test
    void two_runs_whose_ids_differ_have_one_normal_form() {
        Account first = SmallAccount.account();
        Account one = SmallAccount.made(first, SmallAccount.user("carol"), "AIDAONE");
        Account other = SmallAccount.made(first, SmallAccount.user("carol"), "AIDAOTHER");
        assertThat(NormalForm.of(one, first)).isEqualTo(NormalForm.of(other, first));
        assertThat(NormalForm.of(one, first)).isNotEqualTo(NormalForm.of(first, first));
    }
}
