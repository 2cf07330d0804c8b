package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Roster;
import dev.lockstep.change.Change;
import dev.lockstep.change.PolicyChange;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.Rehearsal.Matter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the plan of any account and any baseline. Each case is drawn from a seed, which a
/// failure names.
@ParameterizedClass(name = "from seed {0}")
@MethodSource("firsts")
class PlannerPropertiesTest {
    /// More are asked for by `-Dplan.cases=…`.
    private static final long CASES = Long.getLong("plan.cases", 10);

    private static final long FIRST = Long.getLong("plan.first", 0);

    /// So many are kept at a time: each has audits of its own.
    private static final long TOGETHER = 20;

    private static final Map<Long, Case> KNOWN = new HashMap<>();

    private final long first;

    PlannerPropertiesTest(long first) {
        this.first = first;
    }

    static LongStream firsts() {
        return LongStream.iterate(FIRST, one -> one < FIRST + CASES, one -> one + TOGETHER);
    }

    /// An account, what is wanted of it, and the plan.
    record Case(PlanRequest request, Plan plan) {
        static Case of(long seed) {
            return KNOWN.computeIfAbsent(seed, Case::made);
        }

        private static Case made(long seed) {
            var random = new Random(seed);
            AccountSnapshot snapshot = RandomAccounts.account(random).snapshot();
            Baseline baseline = RandomBaselines.baseline(random);
            PlanRequest request = asked(snapshot, baseline);
            return new Case(request, Planner.plan(request));
        }

        Account start() {
            return request.audit().snapshot().account();
        }

        Baseline baseline() {
            return request.audit().baseline();
        }
    }

    static PlanRequest asked(AccountSnapshot snapshot, Baseline baseline) {
        return asked(Audit.of(snapshot, baseline, TestAccount.NOW, Audit.Selection.ALL));
    }

    static PlanRequest asked(Audit audit) {
        return new PlanRequest(audit, Audit.Selection.ALL, Set.of(), Optional.empty());
    }

    private void each(Consumer<Case> check) {
        KNOWN.keySet().removeIf(seed -> seed < first);
        LongStream.range(first, Math.min(first + TOGETHER, FIRST + CASES))
                .forEach(seed -> {
                    Case one = Case.of(seed);
                    try {
                        check.accept(one);
                    } catch (AssertionError | RuntimeException wrong) {
                        throw new AssertionError(
                                "seed " + seed + ": " + wrong + "\n" + words(one.plan()), wrong);
                    }
                });
    }

    private static String words(Plan plan) {
        return plan.changes().stream()
                .map(one ->
                        one.id()
                                + " wave "
                                + one.wave()
                                + " after "
                                + one.comesAfter()
                                + " "
                                + one.change().title()
                                + " "
                                + one.because()
                                + " "
                                + one.temporary())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_same_request_gives_the_same_plan() {
        each(one -> {
            Plan again = Planner.plan(one.request());

            assertThat(again.changes()).isEqualTo(one.plan().changes());
            assertThat(again.byHand()).isEqualTo(one.plan().byHand());
        });
    }

    @Test
    void every_order_that_is_allowed_can_be_made() {
        var random = new Random(3);
        each(one -> {
            for (int i = 0; i < 4; i++) {
                Account account = one.start();
                for (PlannedChange change : anyOrder(one.plan().changes(), random)) {
                    account = made(account, change.change());
                }
            }
        });
    }

    @Test
    void waves_are_within_the_limits_and_ids_count_up() {
        each(one -> {
            Baseline.Limits limits = one.baseline().limits();
            Map<Integer, List<PlannedChange>> waves =
                    one.plan().changes().stream()
                            .collect(Collectors.groupingBy(PlannedChange::wave));
            waves.values()
                    .forEach(wave -> {
                        assertThat(wave).hasSizeLessThanOrEqualTo(limits.changes());
                        assertThat(wave)
                                .filteredOn(
                                        change -> change.change().nature() == Change.Nature.TAKES)
                                .hasSizeLessThanOrEqualTo(limits.removals());
                    });
            int wave = 1;
            var seen = new HashMap<String, Integer>();
            for (PlannedChange change : one.plan().changes()) {
                assertThat(change.id()).isEqualTo("c" + (seen.size() + 1));
                assertThat(change.wave()).isBetween(wave, wave + 1);
                wave = change.wave();
                for (String before : change.comesAfter()) {
                    assertThat(seen).containsEntry(before, wave);
                }
                seen.put(change.id(), wave);
            }
        });
    }

    @Test
    void nothing_touches_a_break_glass_user() {
        each(one -> {
            Roster roster = one.baseline().roster();
            Account after = one.plan().after().snapshot().account();
            one.start()
                    .users()
                    .forEach((name, user) -> {
                        if (roster.isBreakGlass(name)) {
                            assertThat(after.users().get(name)).isEqualTo(user);
                        }
                    });
        });
    }

    @Test
    void nobody_loses_a_right_before_all_gains_are_there() {
        each(one -> {
            var gains = new HashMap<String, List<PlannedChange>>();
            for (PlannedChange change : one.plan().changes()) {
                for (Effect effect : change.change().effects()) {
                    if (effect instanceof UserEffect.AddUserToGroup(_, String user)) {
                        gains.computeIfAbsent(user, _ -> new ArrayList<>()).add(change);
                    }
                }
            }
            var order = new Allowed(one.plan().changes());
            for (PlannedChange change : one.plan().changes()) {
                for (Effect effect : change.change().effects()) {
                    Optional<String> loser =
                            switch (effect) {
                                case UserEffect.DetachUserPolicy(String user, _) ->
                                        Optional.of(user);
                                case UserEffect.DeleteUserPolicy(String user, _) ->
                                        Optional.of(user);
                                case UserEffect.RemoveUserFromGroup(_, String user) ->
                                        Optional.of(user);
                                default -> Optional.empty();
                            };
                    loser.ifPresent(user ->
                            gains.getOrDefault(user, List.of())
                                    .forEach(gain ->
                                            assertThat(order.must(gain, change))
                                                    .as("%s before %s", gain.id(), change.id())
                                                    .isTrue()));
                }
            }
        });
    }

    @Test
    void after_a_plan_nothing_more_is_planned() {
        each(one -> {
            Plan more = Planner.plan(asked(one.plan().after()));

            assertThat(more.changes()).extracting(change -> change.change().title()).isEmpty();
        });
    }

    @Test
    void at_the_end_of_each_wave_nothing_is_broken_that_is_not_named() {
        each(one -> {
            Audit before = one.request().audit();
            Account account = one.start();
            List<PlannedChange> changes = one.plan().changes();
            String byHand =
                    one.plan().byHand().stream()
                            .map(ByHand::text)
                            .collect(Collectors.joining("\n"));
            for (int i = 0; i < changes.size(); i++) {
                account = made(account, changes.get(i).change());
                boolean ends =
                        i + 1 == changes.size()
                                || changes.get(i + 1).wave() != changes.get(i).wave();
                if (ends) {
                    String named =
                            byHand
                                    + changes.subList(0, i + 1).stream()
                                            .flatMap(change -> change.temporary().stream())
                                            .collect(Collectors.joining("\n"));
                    for (Finding broken : Rehearsal.broken(before, Rehearsal.of(before, account))) {
                        assertThat(named)
                                .as("%s %s", broken.control().id(), broken.subject().name())
                                .contains(broken.control().id())
                                .contains(broken.subject().name());
                    }
                }
            }
        });
    }

    @Test
    void without_any_one_change_something_would_stay_wrong() {
        each(one -> {
            List<PlannedChange> changes = one.plan().changes();
            Set<Matter> left = failing(one.plan().after());
            for (PlannedChange without : changes) {
                if (isStillFailing(without, one.plan().after())
                        || without.change() instanceof UserChange.AddToGroup
                        || without.change() instanceof UserChange.RemoveFromGroup
                        || without.change() instanceof PolicyChange.UpdatePolicy) {
                    // A step on the way to what must wait; or who is in which group, and a
                    // document, as lockstep.yaml says, whether a control asks for it or not. Of
                    // several administrators too many, each is taken out whom it does not name.
                    continue;
                }
                Optional<Account> account = Optional.of(one.start());
                for (PlannedChange change : changes) {
                    if (!change.equals(without)) {
                        account = account.flatMap(now -> tried(now, change.change()));
                    }
                }
                account.ifPresent(end ->
                        assertThat(
                                        left.containsAll(
                                                failing(Rehearsal.of(one.request().audit(), end))))
                                .as("%s is needless", without.id())
                                .isFalse());
            }
        });
    }

    /// Whether what a change is there for fails even after the whole plan.
    private static boolean isStillFailing(PlannedChange change, Audit after) {
        String subject = change.change().subject().name();
        return after.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .filter(finding -> change.because().contains(finding.control().id()))
                .anyMatch(finding ->
                        finding.subject().name().equals(subject)
                                || finding.subject().owner().filter(subject::equals).isPresent()
                                || change.change()
                                        .subject()
                                        .owner()
                                        .filter(finding.subject().name()::equals)
                                        .isPresent());
    }

    /// What fails, or may fail: which of two inactive keys is which cannot always be told.
    private static Set<Matter> failing(Audit audit) {
        var all = new HashSet<Matter>(Rehearsal.matters(audit.findings(), Status.FAIL));
        all.addAll(Rehearsal.matters(audit.findings(), Status.UNDETERMINED));
        return all;
    }

    private static Optional<Account> tried(Account account, Change change) {
        try {
            return Optional.of(made(account, change));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static Account made(Account account, Change change) {
        Account now = account;
        for (Effect effect : change.effects()) {
            now = effect.applyTo(now, assigned(effect, now));
        }
        return now;
    }

    private static Assigned assigned(Effect effect, Account account) {
        String id =
                effect instanceof PolicyEffect.CreatePolicyVersion version
                        ? "v"
                                + (account.policies().stream()
                                                .filter(one -> one.arn().equals(version.arn()))
                                                .flatMap(one -> one.versions().stream())
                                                .mapToInt(one ->
                                                        Integer.parseInt(one.id().substring(1)))
                                                .max()
                                                .orElse(1)
                                        + 1)
                        : "MADE" + effect.hashCode();
        return Assigned.of(TestAccount.NOW, id);
    }

    /// One of the orders that waves and comes-after allow.
    private static List<PlannedChange> anyOrder(List<PlannedChange> changes, Random random) {
        var left = new ArrayList<>(changes);
        var made = new HashSet<String>();
        var order = new ArrayList<PlannedChange>();
        while (!left.isEmpty()) {
            int wave = left.getFirst().wave();
            List<PlannedChange> ready =
                    left.stream()
                            .filter(one -> one.wave() == wave)
                            .filter(one -> made.containsAll(one.comesAfter()))
                            .toList();
            PlannedChange next = ready.get(random.nextInt(ready.size()));
            left.remove(next);
            made.add(next.id());
            order.add(next);
        }
        return order;
    }

    /// What must come before what, by waves and comes-after.
    private static final class Allowed {
        private final Map<String, Set<String>> before = new HashMap<>();

        Allowed(List<PlannedChange> changes) {
            for (PlannedChange change : changes) {
                var all = new HashSet<String>(change.comesAfter());
                change.comesAfter().forEach(one -> all.addAll(before.get(one)));
                before.put(change.id(), all);
            }
        }

        boolean must(PlannedChange first, PlannedChange then) {
            return first.wave() < then.wave()
                    || (first.wave() == then.wave() && before.get(then.id()).contains(first.id()));
        }
    }
}
