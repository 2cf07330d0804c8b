package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.change.Change;
import dev.lockstep.change.Reversal;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.RandomEffects;
import dev.lockstep.effect.Touched;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.plan.EffectForm;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.Sha256;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Runs to try things on.
final class TestRuns {
    static final Instant NOW = TestAccount.NOW;
    static final RunHead.Where WHERE =
            new RunHead.Where(
                    "aws",
                    TestAccount.ID,
                    Optional.of("arn:aws:iam::" + TestAccount.ID + ":role/admin"),
                    Optional.empty(),
                    true);

    /// Waits for nothing; looks twice at least.
    static final Patience QUICK =
            new Patience(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    8,
                    8);

    private TestRuns() {}

    /// A change of given effects.
    static PlannedChange change(int number, int wave, List<Integer> after, List<Effect> effects) {
        return new PlannedChange(
                "c" + number,
                new Reversal(
                        "c" + number,
                        "test",
                        Step.GROUPS,
                        Subject.of(Subject.Kind.ACCOUNT, TestAccount.ID, Optional.empty()),
                        "Change number " + number + ".",
                        Change.Risk.LOW,
                        Change.Nature.NEITHER,
                        effects),
                List.of("group-declared"),
                Touched.NOTHING,
                Touched.NOTHING,
                wave,
                after.stream().map(one -> "c" + one).toList(),
                List.of(),
                Optional.empty());
    }

    static PlannedChange change(int number, Effect... effects) {
        return change(number, 1, List.of(), List.of(effects));
    }

    static RunHead head(Account account, List<PlannedChange> planned) {
        return head(Heads.changes(account, NOW, planned, Set.of()));
    }

    static RunHead head(List<RunChange> changes) {
        return new RunHead(
                "20261126-101500-000",
                Sha256.of(plan(changes)),
                WHERE,
                List.of(),
                Optional.empty(),
                NOW,
                changes);
    }

    /// The text of the plan of some changes.
    static String plan(List<RunChange> changes) {
        return plan(changes, TestAccount.ID);
    }

    static String plan(List<RunChange> changes, String account) {
        var plan =
                new PlanRecord(
                        "",
                        "test",
                        new AuditRecord.AccountRecord(
                                Optional.of(account),
                                Optional.empty(),
                                "aws",
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        "sha256:" + Sha256.of("snapshot"),
                        Optional.of(NOW),
                        NOW,
                        List.of(),
                        new PlanRecord.Selected(List.of(), List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        changes.stream().map(TestRuns::planned).toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var out = new StringWriter();
        PlanWriter.write(plan.called(PlanWriter.id(plan)), out);
        return out.toString();
    }

    private static PlanRecord.ChangeRecord planned(RunChange change) {
        var before = new TreeMap<String, String>();
        Set<String> seen = new HashSet<>();
        Touched after = Touched.NOTHING;
        for (RunEffect effect : change.effects()) {
            for (String name : effect.before().and(effect.after()).states().keySet()) {
                // What an effect of the change has made was not there before it.
                if (seen.add(name) && effect.before().states().containsKey(name)) {
                    before.put(name, effect.before().states().get(name));
                }
            }
            after = after.and(effect.after());
        }
        return new PlanRecord.ChangeRecord(
                change.id(),
                change.kind(),
                change.step(),
                change.subject(),
                change.title(),
                List.of(),
                before,
                after.states(),
                change.risk().id(),
                Optional.of("takes it back"),
                Optional.empty(),
                List.of(),
                change.effects().stream().map(one -> EffectForm.of(one.effect())).toList(),
                change.wave(),
                change.comesAfter(),
                List.of(),
                Optional.empty());
    }

    /// An account, and a run over it of writes of every kind, one change after the other in waves
    /// of four changes.
    record Drawn(Account account, RunHead head) {}

    static Drawn drawn(long seed, int count) {
        var random = new Random(seed);
        Account account = RandomAccounts.account(random).snapshot().account();
        var planned = new ArrayList<PlannedChange>();
        var effects = new ArrayList<Effect>();
        for (RandomEffects.Step step : RandomEffects.of(account, random, count)) {
            effects.add(step.effect());
            if (random.nextBoolean()) {
                add(planned, effects);
            }
        }
        if (!effects.isEmpty()) {
            add(planned, effects);
        }
        return new Drawn(account, head(account, planned));
    }

    private static void add(List<PlannedChange> planned, List<Effect> effects) {
        int number = planned.size() + 1;
        int wave = (number + 3) / 4;
        List<Integer> after = number % 4 == 1 ? List.of() : List.of(number - 1);
        planned.add(change(number, wave, after, List.copyOf(effects)));
        effects.clear();
    }
}
