package dev.lockstep.plan.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.Change.Nature;
import dev.lockstep.change.Reversal;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.order.Ordering.Ordered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Changes of any effects, put in order for tests, whatever order they are given in.
final class Arranged {
    private final Ordered ordered;

    private Arranged(Ordered ordered) {
        this.ordered = ordered;
    }

    static PlanRequest request(TestAccount account, Baseline baseline) {
        return new PlanRequest(
                Audit.of(account.snapshot(), baseline, TestAccount.NOW, Audit.Selection.ALL),
                Audit.Selection.ALL,
                Set.of(),
                Optional.empty());
    }

    static Arranged arranged(PlanRequest request, Proposal... proposals) {
        Ordered ordered = Ordering.of(request, List.of(proposals));
        var shuffled = new ArrayList<>(List.of(proposals));
        var random = new Random(7);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(shuffled, random);
            assertThat(new Arranged(Ordering.of(request, shuffled)).titles())
                    .hasSameElementsAs(new Arranged(ordered).titles());
        }
        return new Arranged(ordered);
    }

    static Arranged kept(PlanRequest request, Proposal... proposals) {
        return new Arranged(Ordering.kept(request, List.of(proposals)));
    }

    /// A change that gives, by its name.
    static Proposal gives(String name, Effect... effects) {
        return change(name, Nature.GIVES, effects);
    }

    static Proposal takes(String name, Effect... effects) {
        return change(name, Nature.TAKES, effects);
    }

    static Proposal makes(String name, Effect... effects) {
        return change(name, Nature.NEITHER, effects);
    }

    private static Proposal change(String name, Nature nature, Effect... effects) {
        return new Proposal(
                new Reversal(
                        "c1",
                        "test",
                        Step.GROUPS,
                        Subject.of(Subject.Kind.USER, name, Optional.empty()),
                        name,
                        Change.Risk.LOW,
                        nature,
                        List.of(effects)),
                Set.of("group-as-declared"));
    }

    /// The names of the changes in their order.
    List<String> titles() {
        return ordered.changes().stream().map(Arranged::name).toList();
    }

    List<ByHand> byHand() {
        return ordered.byHand();
    }

    PlannedChange change(String name) {
        return ordered.changes().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow();
    }

    int wave(String name) {
        return change(name).wave();
    }

    List<PlannedChange> changes() {
        return ordered.changes();
    }

    /// What a change comes directly after, by name.
    List<String> after(String name) {
        List<String> ids = change(name).comesAfter();
        return ordered.changes().stream()
                .filter(one -> ids.contains(one.id()))
                .map(Arranged::name)
                .toList();
    }

    /// Whether one must be made before another, by waves or by what comes after what.
    boolean must(String first, String then) {
        PlannedChange from = change(first);
        PlannedChange to = change(then);
        if (from.wave() != to.wave()) {
            return from.wave() < to.wave();
        }
        var seen = new HashSet<String>();
        var open = new ArrayList<>(to.comesAfter());
        while (!open.isEmpty()) {
            String id = open.removeLast();
            if (seen.add(id)) {
                ordered.changes().stream()
                        .filter(one -> one.id().equals(id))
                        .forEach(one -> open.addAll(one.comesAfter()));
            }
        }
        return seen.contains(from.id());
    }

    private static String name(PlannedChange change) {
        return change.change().subject().name();
    }
}
