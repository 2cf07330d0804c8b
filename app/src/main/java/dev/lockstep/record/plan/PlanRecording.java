package dev.lockstep.record.plan;

import dev.lockstep.account.Account;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.change.Change;
import dev.lockstep.change.PasswordPolicyChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Permission;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.GuardResult;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.catalog.ActionPatterns;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.PasswordPolicyRecord;
import dev.lockstep.record.PasswordSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Makes the record of a plan.
public final class PlanRecording {
    private final PlanRequest request;
    private final Plan plan;
    private final List<PolicyDocument> policies;

    /// Of lists that are the same object: the planner shares one among all whom the same befalls.
    private final IdentityHashMap<List<String>, PlanRecord.RightsRecord> rights =
            new IdentityHashMap<>();

    private PlanRecording(PlanRequest request, Plan plan, List<PolicyDocument> policies) {
        this.request = request;
        this.plan = plan;
        this.policies = policies;
    }

    /// The record of a plan.
    ///
    /// @param policies the least policies that carrying it out takes, reads included
    /// @param snapshot the hash of the answers that it was made from
    /// @param version Lockstep's own
    public static PlanRecord of(
            PlanRequest request,
            Plan plan,
            List<PolicyDocument> policies,
            String snapshot,
            String version) {
        PlanRecord record = new PlanRecording(request, plan, policies).record(snapshot, version);
        return record.called(PlanWriter.id(record));
    }

    private PlanRecord record(String snapshot, String version) {
        Audit audit = plan.before();
        return new PlanRecord(
                "",
                version,
                account(audit),
                snapshot,
                audit.snapshot().takenAt(),
                audit.judgedAt(),
                audit.baseline().files(),
                new PlanRecord.Selected(
                        request.selection().steps().stream().sorted().toList(),
                        request.selection().controls().stream().sorted().toList()),
                request.loosened().stream().sorted().map(Guard::id).toList(),
                undeclared(audit),
                audit.notices(),
                passwordPolicy(audit),
                plan.changes().stream().map(this::change).toList(),
                List.of(),
                plan.guards().stream().map(PlanRecording::guard).toList(),
                plan.people().stream()
                        .map(one ->
                                new PlanRecord.NoticedRecord(
                                        one.user(),
                                        one.notices(),
                                        rights(one.gains()),
                                        rights(one.loses())))
                        .toList(),
                plan.byHand().stream()
                        .map(one ->
                                new PlanRecord.ByHandRecord(one.step(), one.text(), one.command()))
                        .toList(),
                steps(audit),
                steps(plan.after()),
                remains(plan.after()),
                policies.stream().map(PolicyPrinter::compact).map(PlanValue::parse).toList());
    }

    private static AuditRecord.AccountRecord account(Audit audit) {
        return new AuditRecord.AccountRecord(
                audit.snapshot().accountId(),
                audit.snapshot().alias().found().flatMap(alias -> alias),
                audit.snapshot().partition(),
                audit.snapshot().callerIdentity().found().map(CallerIdentity::arn),
                audit.place().endpoint(),
                audit.place().practice());
    }

    private List<Step> undeclared(Audit audit) {
        var steps = new ArrayList<Step>();
        if (isSelected(Step.GROUPS) && audit.baseline().groups().isEmpty()) {
            steps.add(Step.GROUPS);
        }
        if (isSelected(Step.USERS) && !audit.baseline().roster().isDeclared()) {
            steps.add(Step.USERS);
        }
        return steps;
    }

    private boolean isSelected(Step step) {
        return plan.before().of(step).stream()
                .anyMatch(finding -> request.selection().takes(finding.control()));
    }

    private Optional<PasswordPolicyRecord> passwordPolicy(Audit audit) {
        boolean changes =
                plan.changes().stream()
                        .anyMatch(one ->
                                one.change() instanceof PasswordPolicyChange.SetPasswordPolicy);
        if (!changes) {
            return Optional.empty();
        }
        PasswordPolicyRecord page = PasswordSettings.of(audit);
        return Optional.of(
                new PasswordPolicyRecord(
                        Optional.empty(), page.awsDefault(), page.settings(), Optional.empty()));
    }

    private PlanRecord.ChangeRecord change(PlannedChange planned) {
        Change change = planned.change();
        return new PlanRecord.ChangeRecord(
                planned.id(),
                change.kind(),
                change.step(),
                change.subject(),
                change.title(),
                planned.because(),
                planned.before().states(),
                planned.after().states(),
                change.risk().id(),
                change.undoing() instanceof Change.Undoing.Possible(String how)
                        ? Optional.of(how)
                        : Optional.empty(),
                change.undoing() instanceof Change.Undoing.Impossible(String why)
                        ? Optional.of(why)
                        : Optional.empty(),
                needs(change),
                change.effects().stream().map(EffectForm::of).toList(),
                planned.wave(),
                planned.comesAfter(),
                planned.temporary(),
                planned.confirm());
    }

    private List<String> needs(Change change) {
        Account account = plan.before().snapshot().account();
        Set<String> actions = new TreeSet<>();
        for (Effect effect : change.effects()) {
            actions.add(effect.operation());
            Permission.of(effect, account).forEach(one -> actions.add(one.action()));
        }
        return List.copyOf(actions);
    }

    private PlanRecord.RightsRecord rights(List<String> actions) {
        return actions.isEmpty()
                ? PlanRecord.RightsRecord.NONE
                : rights.computeIfAbsent(
                        actions,
                        _ ->
                                new PlanRecord.RightsRecord(
                                        actions.size(),
                                        ActionPatterns.of(ActionCatalog.builtIn(), actions)));
    }

    private static PlanRecord.GuardRecord guard(GuardResult result) {
        return new PlanRecord.GuardRecord(
                result.guard().id(), result.state().id(), result.detail());
    }

    /// How many findings of each status each step of an audit has.
    public static List<PlanRecord.StepRecord> steps(Audit audit) {
        var byStep = new EnumMap<Step, Map<Status, Integer>>(Step.class);
        for (Finding finding : audit.findings()) {
            byStep.computeIfAbsent(finding.control().step(), _ -> new EnumMap<>(Status.class))
                    .merge(finding.status(), 1, Integer::sum);
        }
        return Stream.of(Step.values())
                .map(step -> new PlanRecord.StepRecord(step, byStep.getOrDefault(step, Map.of())))
                .toList();
    }

    /// Of the steps and controls that were selected: nobody expects a plan for one step to mend
    /// another.
    private List<PlanRecord.RemainRecord> remains(Audit after) {
        return after.findings().stream()
                .filter(finding -> request.selection().takes(finding.control()))
                .filter(finding ->
                        switch (finding.status()) {
                            case FAIL, UNDETERMINED, MANUAL -> true;
                            case PASS, NOT_APPLICABLE, EXCEPTED -> false;
                        })
                .map(finding ->
                        new PlanRecord.RemainRecord(
                                finding.control().id(),
                                finding.control().step(),
                                finding.status(),
                                finding.subject(),
                                finding.verdict().summary()))
                .toList();
    }
}
