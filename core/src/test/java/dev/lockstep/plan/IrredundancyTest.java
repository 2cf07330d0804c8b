package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// No part of a plan would do: of small plans every part that keeps the order's needs is rehearsed.
class IrredundancyTest {
    /// More are asked for by `-Dplan.parts=…`.
    private static final long CASES = Long.getLong("plan.parts", 2);

    private static final int MOST_CHANGES = Integer.getInteger("plan.changes", 5);

    @Test
    void no_part_of_a_small_plan_leaves_what_the_whole_plan_leaves() {
        int tried = 0;
        for (long seed = 0; tried < CASES; seed++) {
            var random = new Random(seed);
            TestAccount account = RandomAccounts.account(random);
            Baseline baseline = RandomBaselines.baseline(random);
            Step step =
                    RandomAccounts.one(
                            List.of(Step.GROUPS, Step.USERS, Step.USER_MFA, Step.ACCESS_KEYS),
                            random);
            Audit audit =
                    Audit.of(account.snapshot(), baseline, TestAccount.NOW, Audit.Selection.ALL);
            Plan plan =
                    Planner.plan(
                            new PlanRequest(
                                    audit,
                                    new Audit.Selection(Set.of(step), Set.of()),
                                    Set.of(),
                                    Optional.empty()));
            int size = plan.changes().size();
            if (size >= 2 && size <= MOST_CHANGES) {
                tried++;
                look(seed, audit, plan);
            }
        }
    }

    private static void look(long seed, Audit audit, Plan plan) {
        List<PlannedChange> changes = plan.changes();
        Map<Integer, Account> accounts = new HashMap<>();
        accounts.put(0, audit.snapshot().account());
        Set<String> whole = left(plan.after());
        int all = (1 << changes.size()) - 1;
        for (int part = 1; part <= all; part++) {
            Set<Integer> places = part(part);
            int last = 31 - Integer.numberOfLeadingZeros(part);
            Optional<Account> before =
                    Optional.ofNullable(accounts.get(part & ~(1 << last)))
                            .filter(_ -> keepsNeeds(changes, places, last));
            Optional<Account> now = before.flatMap(one -> made(one, changes.get(last)));
            int made = part;
            now.ifPresent(one -> {
                accounts.put(made, one);
                if (made != all) {
                    assertThat(left(Rehearsal.of(audit, one)))
                            .as("seed %d: only %s of%n%s", seed, part(made), words(changes))
                            .isNotEqualTo(whole);
                }
            });
        }
    }

    private static Set<Integer> part(int bits) {
        var all = new TreeSet<Integer>();
        for (int i = 0; i < 31; i++) {
            if ((bits & (1 << i)) != 0) {
                all.add(i);
            }
        }
        return all;
    }

    private static boolean keepsNeeds(List<PlannedChange> changes, Set<Integer> part, int last) {
        return changes.get(last).comesAfter().stream()
                .allMatch(id -> part.stream().anyMatch(one -> changes.get(one).id().equals(id)));
    }

    /// What is left to be mended: the rule of what a change can be needed for. A finding that
    /// fails, or that can no longer be told; what lockstep.yaml declares and is not so, whether a
    /// control asks for it or not (who is in which group, a policy's document); and each way in
    /// that somebody has whom lockstep.yaml takes out, since those go step by step.
    private static Set<String> left(Audit audit) {
        var left = new TreeSet<String>();
        for (Status status : List.of(Status.FAIL, Status.UNDETERMINED)) {
            Rehearsal.matters(audit.findings(), status).forEach(one -> left.add(one.toString()));
        }
        Account account = audit.snapshot().account();
        Baseline baseline = audit.baseline();
        baseline.people().values().stream()
                .filter(one -> !one.federated())
                .forEach(one ->
                        one.groups().forEach(group -> member(account, one.user(), group, left)));
        baseline.services()
                .values()
                .forEach(one ->
                        one.groups().forEach(group -> member(account, one.user(), group, left)));
        documents(account, baseline, left);
        for (User user : account.users().values()) {
            String name = user.name();
            if (baseline.roster().people(name).isEmpty() && !baseline.roster().isService(name)) {
                var reads = audit.snapshot().user(name);
                if (reads.hasPassword().found().orElse(true)) {
                    left.add("password of " + name);
                }
                reads.activeKeys().known().forEach(key -> left.add("key " + key.name()));
            }
        }
        return left;
    }

    private static void member(Account account, String user, String group, Set<String> left) {
        User there = account.users().get(user);
        if (there != null && there.groups().stream().noneMatch(group::equalsIgnoreCase)) {
            left.add(user + " is not in " + group);
        }
    }

    private static void documents(Account account, Baseline baseline, Set<String> left) {
        baseline.groups().values().stream()
                .flatMap(group -> group.policies().orElse(List.of()).stream())
                .filter(goal -> goal.document().isPresent())
                .forEach(goal -> {
                    for (ManagedPolicy policy : account.policies()) {
                        if (goal.isMetBy(policy.name(), policy.arn())
                                && !policy.document().equals(goal.document())) {
                            left.add("document of " + policy.name());
                        }
                    }
                });
    }

    private static Optional<Account> made(Account start, PlannedChange change) {
        Account account = start;
        try {
            for (Effect effect : change.change().effects()) {
                account = effect.applyTo(account, assigned(effect, account));
            }
            return Optional.of(account);
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static Assigned assigned(Effect effect, Account account) {
        if (effect instanceof PolicyEffect.CreatePolicyVersion version) {
            var ids = new HashSet<String>();
            account.policies().stream()
                    .filter(one -> one.arn().equals(version.arn()))
                    .forEach(one -> one.versions().forEach(each -> ids.add(each.id())));
            int number = 2;
            while (ids.contains("v" + number)) {
                number++;
            }
            return Assigned.of(TestAccount.NOW, "v" + number);
        }
        return Assigned.of(TestAccount.NOW, "MADE" + effect.hashCode());
    }

    private static String words(List<PlannedChange> changes) {
        var words = new StringBuilder();
        changes.forEach(one ->
                words.append(one.change().title()).append(' ').append(one.because()).append('\n'));
        return words.toString();
    }
}
