package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Each group that the baseline declares exists and has the policies that it declares, and no
/// others.
public final class GroupAsDeclared implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "group-as-declared",
                    Step.GROUPS,
                    Severity.MEDIUM,
                    Subject.Kind.GROUP,
                    "Groups are as the baseline declares them");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Read<Map<String, Group>> groups = snapshot.groups().map(GroupAsDeclared::byName);
        return baseline.groups().values().stream()
                .map(goal -> judge(goal, groups, baseline.mfa().enforce()))
                .toList();
    }

    private static Verdict judge(
            GroupGoal goal, Read<Map<String, Group>> groups, boolean enforcesMfa) {
        return switch (groups) {
            case Read.Known<Map<String, Group>>(var byName, var _) -> {
                Group group = byName.get(goal.name());
                yield group == null ? absent(goal) : judge(goal, group, enforcesMfa);
            }
            case Read.Missing<Map<String, Group>> missing ->
                    Verdict.undetermined(
                            subject(goal, Optional.empty()),
                            Evidence.NONE.with("GroupDetailList", missing),
                            missing);
        };
    }

    private static Verdict absent(GroupGoal goal) {
        return new Verdict.Fail(
                subject(goal, Optional.empty()),
                "Group " + goal.name() + " does not exist.",
                Evidence.NONE.with("exists", false),
                new Advice(
                        Remedy.MAKE_GROUP_AS_DECLARED,
                        "Create group "
                                + goal.name()
                                + " and give it the policies that lockstep.yaml declares for it.",
                        List.of(
                                AwsCommand.of("iam", "create-group")
                                        .option("--group-name", goal.name())
                                        .text())));
    }

    private static Verdict judge(GroupGoal goal, Group group, boolean enforcesMfa) {
        var difference = new GroupDifference(goal, group, enforcesMfa);
        return Verdict.by(
                difference.ruling(),
                subject(goal, group.arn()),
                difference.evidence(),
                "Group " + goal.name() + " is as declared.",
                "Group " + goal.name() + " is not as declared: " + difference.text() + ".",
                Advice.byHand(
                        Remedy.MAKE_GROUP_AS_DECLARED,
                        "Make group "
                                + goal.name()
                                + " as lockstep.yaml declares it: "
                                + difference.text()
                                + ". Add what is missing before you take away what is too much. If"
                                + " the group is right and the file is not, change the file."));
    }

    private static Subject subject(GroupGoal goal, Optional<String> arn) {
        return Subject.of(Subject.Kind.GROUP, goal.name(), arn);
    }

    private static Map<String, Group> byName(List<Group> groups) {
        var byName = new TreeMap<String, Group>(String.CASE_INSENSITIVE_ORDER);
        groups.forEach(group -> byName.put(group.name(), group));
        return byName;
    }
}
