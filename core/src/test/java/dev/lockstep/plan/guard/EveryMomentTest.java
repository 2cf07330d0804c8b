package dev.lockstep.plan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.escalation.Administrators;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.judgement.AccountReach;
import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult.State;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Random plans of up to 8 writes, each compared with what is true at every moment that their order
/// allows: all accounts on the way are made, one by one, and judged.
class EveryMomentTest {
    private static final int PLANS = Integer.getInteger("guard.plans", 40);
    private static final List<String> USERS = List.of("alice", "bob", "carol");
    private static final List<String> GROUPS = List.of("administrators", "developers");
    private static final List<String> POLICIES =
            List.of("AdministratorAccess", "ReadOnlyAccess", "AWSDenyAll", "IAMFullAccess");

    private static final Account NOTHING = TestAccount.account().snapshot().account();

    private record Drawn(TestPlan plan, List<Effect> effects, List<Set<Integer>> before) {}

    /// What is true of the account at a moment.
    private record Moment(
            Set<String> administrators, Set<String> waysIn, Map<String, Reach> reaches) {}

    @Test
    void no_moment_is_overlooked_and_hardly_any_alarm_is_false() {
        int lockouts = 0;
        int falseAlarms = 0;
        int judged = 0;
        for (int seed = 0; seed < PLANS; seed++) {
            Drawn drawn = draw(new Random(seed));
            AccountSnapshot before = drawn.plan().request().audit().snapshot();
            List<Moment> moments = moments(drawn, before);
            Moment first = moments.getFirst();
            boolean refuses =
                    drawn.plan().ask(Guard.AN_ADMINISTRATOR_REMAINS).state() == State.REFUSES;
            if (!first.administrators().isEmpty()) {
                judged++;
                boolean nobody = moments.stream().anyMatch(one -> one.administrators().isEmpty());
                if (nobody) {
                    lockouts++;
                    assertThat(refuses).describedAs("administrators, seed %d", seed).isTrue();
                } else if (refuses) {
                    falseAlarms++;
                }
            }
            ways(drawn, moments, seed);
            rights(drawn, moments, seed);
        }
        System.out.printf(
                "%d plans with an administrator, %d lock all out, %d false alarms; rights: %d kept,"
                        + " %d false alarms%n",
                judged, lockouts, falseAlarms, kept, falseLosses);
        assertThat(lockouts).isPositive();
        assertThat(falseAlarms).isLessThanOrEqualTo(judged / 50);
        assertThat(falseLosses).isLessThanOrEqualTo(kept / 20);
    }

    private int kept;
    private int falseLosses;

    private static void ways(Drawn drawn, List<Moment> moments, int seed) {
        var locked = new TreeSet<String>();
        for (String user : moments.getFirst().waysIn()) {
            if (moments.stream().anyMatch(one -> !one.waysIn().contains(user))) {
                locked.add(user);
            }
        }
        var result = drawn.plan().ask(Guard.WAY_IN_KEPT);
        assertThat(result.state() == State.REFUSES)
                .describedAs("ways in, seed %d: %s", seed, locked)
                .isEqualTo(!locked.isEmpty());
        locked.forEach(user -> assertThat(result.detail()).contains(user));
    }

    private void rights(Drawn drawn, List<Moment> moments, int seed) {
        Situation situation = drawn.plan().situation();
        for (String user : USERS) {
            Reach first = moments.getFirst().reaches().get(user);
            boolean loses = false;
            boolean mayLose = false;
            for (Moment moment : moments) {
                Reach reach = moment.reaches().get(user);
                loses |= !known(first.possible().minus(reach.possible())).isEmpty();
                mayLose |=
                        !first.possible().minus(reach.certain()).isEmpty() && !reach.equals(first);
            }
            boolean alarm = !situation.losses().ofUser(user).isEmpty();
            if (loses) {
                assertThat(alarm).describedAs("rights of %s, seed %d", user, seed).isTrue();
            } else if (!mayLose) {
                kept++;
                if (alarm) {
                    falseLosses++;
                }
            }
        }
    }

    private static BitSet known(ActionSet actions) {
        var numbers = new BitSet();
        actions.numbers().forEach(numbers::set);
        return numbers;
    }

    private static Drawn draw(Random random) {
        TestAccount account = TestAccount.account();
        for (String group : GROUPS) {
            account.group(
                    group,
                    random.nextBoolean()
                            ? new dev.lockstep.account.policies.AttachedPolicy[0]
                            : new dev.lockstep.account.policies.AttachedPolicy[] {
                                TestAccount.awsPolicy(POLICIES.get(random.nextInt(2)))
                            });
        }
        for (String user : USERS) {
            account.user(
                    user,
                    one -> {
                        if (random.nextInt(3) > 0) {
                            one.attached(POLICIES.get(random.nextInt(2)));
                        }
                        if (random.nextInt(3) == 0) {
                            one.inGroup(GROUPS.get(random.nextInt(2)));
                        }
                        if (random.nextInt(4) > 0) {
                            one.passwordUsedDaysAgo(1);
                        }
                        if (random.nextInt(2) == 0) {
                            one.activeKey("AKIA" + user.toUpperCase(java.util.Locale.ROOT), 20, 2);
                        }
                        return one;
                    });
        }
        return drawPlan(account.snapshot(), random);
    }

    /// Draws writes each of which is allowed after the ones before it. Two that change the same
    /// thing come after each other, as in any plan; of the others some do.
    private static Drawn drawPlan(AccountSnapshot snapshot, Random random) {
        TestPlan plan = TestPlan.of(snapshot);
        var effects = new ArrayList<Effect>();
        var before = new ArrayList<Set<Integer>>();
        var last = new HashMap<String, Integer>();
        Account account = snapshot.account();
        int size = 3 + random.nextInt(6);
        int waveStart = 0;
        while (effects.size() < size) {
            Optional<Effect> next = effect(account, random);
            if (next.isEmpty()) {
                continue;
            }
            int number = effects.size();
            if (random.nextInt(8) == 0 && number > waveStart) {
                plan.thenWave();
                waveStart = number;
            }
            var after = new LinkedHashSet<Integer>();
            String touches = touches(next.get());
            if (last.containsKey(touches) && last.get(touches) >= waveStart) {
                after.add(last.get(touches));
            }
            for (int other = waveStart; other < number; other++) {
                if (random.nextInt(4) == 0) {
                    after.add(other);
                }
            }
            last.put(touches, number);
            effects.add(next.get());
            account = applied(account, next.get());
            plan.write(
                    next.get(), after.stream().map(one -> "c" + (one + 1)).toArray(String[]::new));
            var all = new HashSet<>(after);
            for (int one = 0; one < waveStart; one++) {
                all.add(one);
            }
            before.add(all);
        }
        return new Drawn(plan, effects, before);
    }

    private static Optional<Effect> effect(Account account, Random random) {
        User user = account.users().get(USERS.get(random.nextInt(USERS.size())));
        String group = GROUPS.get(random.nextInt(GROUPS.size()));
        String arn =
                TestAccount.awsPolicy(POLICIES.get(random.nextInt(random.nextInt(3) > 0 ? 2 : 4)))
                        .arn();
        boolean attached = user.attachedPolicies().stream().anyMatch(one -> one.arn().equals(arn));
        boolean ofGroup =
                account.groups().get(group).attachedPolicies().stream()
                        .anyMatch(one -> one.arn().equals(arn));
        return switch (random.nextInt(6)) {
            case 0 ->
                    Optional.of(
                            user.groups().contains(group)
                                    ? new UserEffect.RemoveUserFromGroup(group, user.name())
                                    : new UserEffect.AddUserToGroup(group, user.name()));
            case 1, 2 ->
                    Optional.of(
                            attached
                                    ? new UserEffect.DetachUserPolicy(user.name(), arn)
                                    : new UserEffect.AttachUserPolicy(user.name(), arn));
            case 3 ->
                    Optional.of(
                            ofGroup
                                    ? new GroupEffect.DetachGroupPolicy(group, arn)
                                    : new GroupEffect.AttachGroupPolicy(group, arn));
            case 4 ->
                    Optional.of(
                            user.loginProfile().isPresent()
                                    ? new PasswordEffect.DeleteLoginProfile(user.name())
                                    : new PasswordEffect.CreateLoginProfile(user.name(), true));
            default ->
                    user.accessKeys().stream()
                            .findFirst()
                            .map(key ->
                                    new AccessKeyEffect.UpdateAccessKey(
                                            user.name(), key.id(), !key.active()));
        };
    }

    private static String touches(Effect effect) {
        return switch (effect) {
            case UserEffect.AddUserToGroup one -> "in " + one.group() + one.user();
            case UserEffect.RemoveUserFromGroup one -> "in " + one.group() + one.user();
            case UserEffect.AttachUserPolicy one -> one.user() + one.arn();
            case UserEffect.DetachUserPolicy one -> one.user() + one.arn();
            case GroupEffect.AttachGroupPolicy one -> one.group() + one.arn();
            case GroupEffect.DetachGroupPolicy one -> one.group() + one.arn();
            case PasswordEffect one -> "password " + UserOf.effect(NOTHING, one).orElseThrow();
            case AccessKeyEffect.UpdateAccessKey one -> one.id();
            default -> throw new IllegalStateException(effect.toString());
        };
    }

    private static Account applied(Account account, Effect effect) {
        return effect.applyTo(
                account, new Assigned(TestAccount.NOW, Optional.of("ID"), Optional.empty()));
    }

    /// The account at every moment, the first of which is before the plan.
    private static List<Moment> moments(Drawn drawn, AccountSnapshot before) {
        var moments = new ArrayList<Moment>();
        int size = drawn.effects().size();
        var known = new HashMap<Account, Moment>();
        AccountReach reach = AccountReach.of(before);
        for (int made = 0; made < (1 << size); made++) {
            if (isAllowed(made, drawn.before())) {
                Account account = before.account();
                for (int i = 0; i < size; i++) {
                    if ((made & (1 << i)) != 0) {
                        account = applied(account, drawn.effects().get(i));
                    }
                }
                Account now = account;
                moments.add(known.computeIfAbsent(now, _ -> moment(before, now, reach)));
            }
        }
        return moments;
    }

    private static boolean isAllowed(int made, List<Set<Integer>> before) {
        for (int i = 0; i < before.size(); i++) {
            if ((made & (1 << i)) != 0) {
                for (int other : before.get(i)) {
                    if ((made & (1 << other)) == 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Moment moment(AccountSnapshot before, Account account, AccountReach reach) {
        AccountSnapshot snapshot = before.changedTo(account, TestAccount.NOW);
        AccountAccess access = AccountAccess.of(snapshot);
        var administrators = new TreeSet<String>();
        var waysIn = new TreeSet<String>();
        var reaches = new HashMap<String, Reach>();
        for (PrincipalAccess user : access.users().found().orElseThrow()) {
            User one = account.users().get(user.name());
            reaches.put(user.name(), reach.reach(user));
            if (one.loginProfile().isPresent()
                    && Administrators.of(access).power(user)
                            instanceof Power.Administrator administrator
                    && administrator.already()
                    && administrator.certain()) {
                administrators.add(user.name());
            }
            if (one.loginProfile().isPresent()
                    || one.accessKeys().stream().anyMatch(key -> key.active())) {
                waysIn.add(user.name());
            }
        }
        return new Moment(administrators, waysIn, reaches);
    }
}
