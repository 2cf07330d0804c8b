package dev.lockstep.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.effect.RandomEffects.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final int ACCOUNTS = 150;
    private static final int EFFECTS = 12;

    @Test
    void a_write_that_changes_an_account_changes_what_it_touches_and_one_that_does_not_does_not() {
        var kinds = new TreeMap<String, Integer>();
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Random random = new Random(seed);
            Account account = RandomAccounts.account(random).snapshot().account();
            for (Step step : RandomEffects.of(account, random, EFFECTS)) {
                Touched before = Touched.in(step.before(), step.effect());
                Touched after = Touched.in(step.after(), step.effect());
                if (changes(step)) {
                    kinds.merge(step.effect().operation(), 1, Integer::sum);
                }
                assertThat(before.equals(after))
                        .describedAs("%s: %s, %s", seed, step.effect(), before)
                        .isEqualTo(!changes(step));
            }
        }
        assertThat(kinds).hasSizeGreaterThan(35);
    }

    /// An update that says again what stands gives a new date to a policy, and nothing else.
    private static boolean changes(Step step) {
        return switch (step.effect()) {
            case PolicyEffect.SetDefaultPolicyVersion(var arn, var version) ->
                    !policy(step.before(), arn).defaultVersion().equals(version);
            // A version is told by its document: one that says the same again is not seen.
            case PolicyEffect.CreatePolicyVersion version ->
                    !Touched.in(step.before(), version).equals(Touched.in(step.after(), version));
            case PolicyEffect _ -> true;
            case Effect _ -> !parts(step.after()).equals(parts(step.before()));
        };
    }

    /// All but the managed policies, which count who has them and become known by being used.
    private static List<Object> parts(Account account) {
        return List.of(
                account.users(),
                account.groups(),
                account.roles(),
                account.passwordPolicy(),
                account.virtualMfaDevices(),
                account.alternateContacts(),
                account.analyzers(),
                account.trails());
    }

    private static ManagedPolicy policy(Account account, String arn) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_takes_a_write_back_makes_what_it_touched_as_it_was() {
        int taken = 0;
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Random random = new Random(seed);
            Account account = RandomAccounts.account(random).snapshot().account();
            for (Step step : RandomEffects.of(account, random, EFFECTS)) {
                Touched before = Touched.in(step.before(), step.effect());
                switch (Inverse.of(
                        step.effect(), before, step.after(), Optional.of(step.assigned()))) {
                    case Inverse.Effects(var effects) -> {
                        Account back = step.after();
                        for (Effect effect : effects) {
                            back = effect.applyTo(back, Assigned.of(TestAccount.NOW, "BACK"));
                        }
                        Touched again = Touched.in(back, step.effect());
                        assertThat(withoutIds(again))
                                .describedAs("%s: %s by %s", seed, step.effect(), effects)
                                .isEqualTo(withoutIds(before));
                        taken++;
                    }
                    case Inverse.None(var why) -> assertThat(why).isNotBlank();
                }
            }
        }
        assertThat(taken).isGreaterThan(ACCOUNTS);
    }

    private static List<String> withoutIds(Touched touched) {
        var states = new ArrayList<String>();
        touched.states()
                .forEach((name, state) -> {
                    if (!name.startsWith("unique id of ")) {
                        states.add(name + ": " + state);
                    }
                });
        return states;
    }

    @Test
    void a_changed_snapshot_holds_the_changed_account() {
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            Random random = new Random(seed);
            AccountSnapshot snapshot = RandomAccounts.account(random).snapshot();
            List<Step> steps = RandomEffects.of(snapshot.account(), random, EFFECTS);
            Account after = steps.isEmpty() ? snapshot.account() : steps.getLast().after();
            AccountSnapshot changed = snapshot.changedTo(after, TestAccount.NOW.plusSeconds(3600));
            assertThat(changed.account().users().keySet()).isEqualTo(after.users().keySet());
            for (Step step : steps) {
                assertThat(Touched.in(changed.account(), step.effect()))
                        .describedAs("%s: %s", seed, step.effect())
                        .isEqualTo(Touched.in(after, step.effect()));
            }
        }
    }
}
