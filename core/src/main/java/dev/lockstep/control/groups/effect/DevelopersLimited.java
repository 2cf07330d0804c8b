package dev.lockstep.control.groups.effect;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.ServiceLimit;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A group that the baseline limits to some services reaches no others, and no way to become an
/// administrator.
public final class DevelopersLimited implements Control {
    private static final int SHOWN = 5;

    private static final ControlInfo INFO =
            ControlInfo.of(
                    "developers-limited",
                    Step.GROUPS,
                    Severity.HIGH,
                    Subject.Kind.GROUP,
                    "Groups reach only the services that they are for");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return DeclaredLimits.judge(
                snapshot,
                baseline,
                goal -> goal.services().isPresent(),
                " is not limited to services by lockstep.yaml.",
                (goal, group) -> judge(snapshot, goal, group));
    }

    private static Verdict judge(AccountSnapshot snapshot, GroupGoal goal, PrincipalAccess group) {
        List<String> services = goal.services().orElse(List.of());
        var limit = ServiceLimit.of(snapshot, group, services, goal.passRoles());
        var rights = AdministratorRights.of(snapshot);
        Ruling escalates = rights.ruling(group);
        Evidence evidence =
                rights.evidence(group)
                        .with("services", services)
                        .with("actions of other services", limit.outside())
                        .with("of them on every resource", limit.certainly().size());
        if (!limit.otherRole().isEmpty()) {
            evidence = evidence.with("iam:PassRole also for", limit.otherRole());
        }
        if (!limit.unknownNames().isEmpty()) {
            evidence = evidence.with("actions that are not known", limit.unknownNames());
        }
        return Verdict.by(
                Ruling.any(outside(limit, group), escalates),
                DeclaredLimits.subject(group),
                evidence,
                () ->
                        "Group %s reaches nothing but %s."
                                .formatted(group.name(), String.join(", ", services)),
                () -> fails(group, limit, escalates, rights),
                () -> advice(group.name(), goal));
    }

    /// What a missing document allows or denies may decide either way.
    private static Ruling outside(ServiceLimit limit, PrincipalAccess group) {
        if (!group.isWhole()) {
            return new Ruling.Open(group.unknown());
        }
        if (!limit.staysInside()) {
            return Ruling.yes();
        }
        return limit.isOpen()
                ? Ruling.open(
                        DeclaredLimits.unknown(group, limit.unknownToo(), limit.unknownNames()))
                : Ruling.no();
    }

    private static String fails(
            PrincipalAccess group,
            ServiceLimit limit,
            Ruling escalates,
            AdministratorRights rights) {
        var parts = new ArrayList<String>();
        if (!limit.staysInside()) {
            parts.add(
                    "Group "
                            + group.name()
                            + " reaches other services than it is for: "
                            + DeclaredLimits.some(limit.outside(), SHOWN)
                            + ".");
        }
        if (escalates.isYes()) {
            parts.add(
                    "A member of group "
                            + group.name()
                            + " can become an administrator: "
                            + rights.words(group)
                            + ".");
        }
        return String.join(" ", parts);
    }

    private static Advice advice(String group, GroupGoal goal) {
        String passes =
                goal.passRoles().isEmpty()
                        ? ""
                        : " --pass-roles " + String.join(",", goal.passRoles());
        return Advice.byHand(
                Remedy.LIMIT_GROUP,
                "Write a policy that stays inside, with `lockstep access make-policy --services "
                        + String.join(",", goal.services().orElse(List.of()))
                        + passes
                        + "`. Attach it to group "
                        + group
                        + " first, see that the work goes on, and then detach what the evidence"
                        + " names. AWS's own FullAccess policies often reach into other services."
                        + " If the group is right and the file is not, add the service under"
                        + " `services` in lockstep.yaml.");
    }
}
