package dev.lockstep.plan.mending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// What mends a [TestAccount], by some controls, and what comes of it.
final class Mends {
    private final Audit before;
    private final Mendings.Mended mended;

    private Mends(Audit before, Mendings.Mended mended) {
        this.before = before;
        this.mended = mended;
    }

    static Mends mending(TestAccount account, TestBaseline baseline, String... controls) {
        return mending(account.snapshot(), baseline.build(), controls);
    }

    static Mends mending(AccountSnapshot snapshot, Baseline baseline, String... controls) {
        return mending(snapshot, baseline, Audit.Selection.ALL, controls);
    }

    /// Only this step is audited, which is quick.
    static Mends mendingStep(Step step, TestAccount account, TestBaseline baseline) {
        return mending(
                account.snapshot(), baseline.build(), new Audit.Selection(Set.of(step), Set.of()));
    }

    private static Mends mending(
            AccountSnapshot snapshot,
            Baseline baseline,
            Audit.Selection audited,
            String... controls) {
        Audit audit = Audit.of(snapshot, baseline, TestAccount.NOW, audited);
        return new Mends(
                audit,
                Mendings.of(
                        new PlanRequest(
                                audit,
                                new Audit.Selection(Set.of(), Set.of(controls)),
                                Set.of(),
                                Optional.empty())));
    }

    List<Change> changes() {
        return mended.proposals().stream().map(Proposal::change).toList();
    }

    /// Exactly these changes, by their titles.
    Mends plans(String... titles) {
        assertThat(changes().stream().map(Change::title)).containsExactlyInAnyOrder(titles);
        return this;
    }

    /// Nothing for a person to do.
    Mends leavesNothing() {
        assertThat(mended.byHand()).isEmpty();
        return this;
    }

    /// A line for a person that says all of this.
    Mends leaves(String... saying) {
        assertThat(mended.byHand().stream().map(ByHand::text))
                .anySatisfy(text -> assertThat(text).contains(saying));
        return this;
    }

    Mends leavesLines(int lines) {
        assertThat(mended.byHand()).hasSize(lines);
        return this;
    }

    Mends leavesCommand(String command) {
        assertThat(mended.byHand().stream().flatMap(line -> line.command().stream()))
                .contains(command);
        return this;
    }

    /// After the changes the finding passes, and no finding fails that passed before.
    Mends thenPasses(String control, String subject) {
        Audit after = after();
        assertThat(after.findings())
                .filteredOn(one -> is(one, control, subject))
                .as(control + " of " + subject)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(Status.PASS));
        return this;
    }

    private static boolean is(Finding one, String control, String subject) {
        return one.control().id().equals(control) && one.subject().name().equals(subject);
    }

    /// After the changes no finding fails that passed before.
    Mends breaksNothing() {
        Set<String> passed =
                before.findings().stream()
                        .filter(one -> one.status() == Status.PASS)
                        .map(Mends::key)
                        .collect(Collectors.toSet());
        assertThat(after().findings())
                .filteredOn(one -> one.status() == Status.FAIL)
                .extracting(Mends::key)
                .doesNotContainAnyElementsOf(passed);
        return this;
    }

    private static String key(Finding one) {
        return one.control().id() + " " + one.subject();
    }

    /// A plan of what came of it has no change any more.
    Mends thenNothingIsLeftToChange(String... controls) {
        mending(snapshotAfter(), before.baseline(), before.selection(), controls).plans();
        return this;
    }

    Audit after() {
        return Audit.of(snapshotAfter(), before.baseline(), before.judgedAt(), before.selection());
    }

    AccountSnapshot snapshotAfter() {
        return before.snapshot().changedTo(made(), TestAccount.NOW);
    }

    /// Makes the changes, in an order in which they can be made.
    private Account made() {
        Account account = before.snapshot().account();
        var left = new ArrayList<>(changes());
        while (!left.isEmpty()) {
            int size = left.size();
            for (Change change : List.copyOf(left)) {
                Optional<Account> next = made(account, change);
                if (next.isPresent()) {
                    account = next.get();
                    left.remove(change);
                }
            }
            assertThat(left).as("changes that cannot be made").hasSizeLessThan(size);
        }
        return account;
    }

    private static Optional<Account> made(Account account, Change change) {
        try {
            for (Effect effect : change.effects()) {
                account = effect.applyTo(account, assigned(account, effect));
            }
            return Optional.of(account);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Assigned assigned(Account account, Effect effect) {
        if (effect instanceof PolicyEffect.CreatePolicyVersion(String arn, var _, var _)) {
            int newest =
                    account.policies().stream()
                            .filter(one -> one.arn().equals(arn))
                            .flatMap(one -> one.versions().stream())
                            .map(ManagedPolicy.Version::id)
                            .mapToInt(id -> Integer.parseInt(id.substring(1)))
                            .max()
                            .orElse(1);
            return Assigned.of(TestAccount.NOW, "v" + (newest + 1));
        }
        return Assigned.of(TestAccount.NOW, "AGPANEW");
    }

    /// A group with managed policies, and maybe marks.
    static GroupGoal goal(String name, PolicyGoal... policies) {
        return goal(name, false, Optional.empty(), policies);
    }

    static GroupGoal administrators(String name, PolicyGoal... policies) {
        return goal(name, true, Optional.empty(), policies);
    }

    static GroupGoal limited(String name, List<String> services, PolicyGoal... policies) {
        return goal(name, false, Optional.of(services), policies);
    }

    private static GroupGoal goal(
            String name,
            boolean administrators,
            Optional<List<String>> services,
            PolicyGoal... policies) {
        Optional<SortedMap<String, PolicyParse>> noInline = Optional.empty();
        return new GroupGoal(
                name,
                administrators,
                false,
                services,
                List.of(),
                Optional.of(Arrays.asList(policies)),
                noInline);
    }

    static PolicyGoal policy(String name) {
        return new PolicyGoal(name, Optional.empty());
    }

    static PolicyGoal policy(String name, String document) {
        return new PolicyGoal(name, Optional.of(PolicyDocument.parse(document)));
    }
}
