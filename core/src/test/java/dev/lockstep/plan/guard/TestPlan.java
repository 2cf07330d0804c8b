package dev.lockstep.plan.guard;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.Change.Nature;
import dev.lockstep.change.Change.Risk;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.Reversal;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A plan, written down change by change: `c1`, `c2` …, each in any order with the others unless
/// said otherwise.
public final class TestPlan {
    public static final Subject SUBJECT =
            new Subject(Subject.Kind.USER, "somebody", Optional.empty(), Optional.empty());

    private final AccountSnapshot snapshot;
    private Baseline baseline = Baseline.DEFAULT;
    private Optional<String> caller = Optional.empty();
    private Set<Guard> loosened = Set.of();
    private int wave = 1;
    private final List<PlannedChange> changes = new ArrayList<>();

    private TestPlan(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    public static TestPlan of(TestAccount account) {
        return new TestPlan(account.snapshot());
    }

    public static TestPlan of(AccountSnapshot snapshot) {
        return new TestPlan(snapshot);
    }

    public TestPlan wanting(Baseline wanted) {
        baseline = wanted;
        return this;
    }

    public TestPlan by(String arn) {
        caller = Optional.of(arn);
        return this;
    }

    public TestPlan allowing(Guard guard) {
        loosened = Set.of(guard);
        return this;
    }

    /// What follows is of the next wave.
    public TestPlan thenWave() {
        wave++;
        return this;
    }

    /// A change of any kind, after others of its wave.
    public TestPlan change(Change change, String... after) {
        changes.add(
                new PlannedChange(
                        "c" + (changes.size() + 1),
                        change,
                        List.of(),
                        Touched.NOTHING,
                        Touched.NOTHING,
                        wave,
                        List.of(after),
                        List.of(),
                        Optional.empty()));
        return this;
    }

    /// A change of these writes, as undo makes it.
    public TestPlan writes(List<Effect> effects, String... after) {
        return change(taking(effects.toArray(Effect[]::new)), after);
    }

    public TestPlan write(Effect effect, String... after) {
        return writes(List.of(effect), after);
    }

    public static Change taking(Effect... effects) {
        return new Reversal(
                "c1", "any", Step.USERS, SUBJECT, "any", Risk.LOW, Nature.TAKES, List.of(effects));
    }

    public TestPlan leaves(String user, String group, String... after) {
        return change(new UserChange.RemoveFromGroup(SUBJECT, user, group), after);
    }

    public TestPlan joins(String user, String group, String... after) {
        return change(new UserChange.AddToGroup(SUBJECT, user, group), after);
    }

    public TestPlan deactivates(String user, String key, String... after) {
        return change(new KeyChange.DeactivateKey(SUBJECT, user, key, Optional.empty()), after);
    }

    public PlanRequest request() {
        return new PlanRequest(
                new Audit(
                        snapshot,
                        baseline,
                        TestAccount.NOW,
                        Audit.Selection.ALL,
                        List.of(),
                        List.of(),
                        Audit.Place.USUAL),
                Audit.Selection.ALL,
                loosened,
                caller);
    }

    public List<PlannedChange> changes() {
        return List.copyOf(changes);
    }

    public List<PlannedChange> confirmed() {
        return Confirmations.added(request(), changes);
    }

    Situation situation() {
        return new Situation(request(), changes);
    }

    /// What must be typed for a change.
    public Optional<String> confirmOf(String id) {
        return confirmed().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .confirm();
    }

    /// What a guard says.
    public GuardResult ask(Guard guard) {
        return Guards.check(request(), confirmed()).stream()
                .filter(one -> one.guard() == guard)
                .findFirst()
                .orElseThrow();
    }
}
