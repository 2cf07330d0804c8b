package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each group has somebody in it.
public final class GroupNotEmpty implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "group-not-empty",
                    Step.GROUPS,
                    Severity.LOW,
                    Subject.Kind.GROUP,
                    "Each group has a user in it");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Read<Map<String, Integer>> members = snapshot.detailedUsers().map(GroupNotEmpty::members);
        return switch (snapshot.groups()) {
            case Read.Known<List<Group>>(var groups, var _) ->
                    groups.stream().map(group -> judge(group, members)).toList();
            case Read.Missing<List<Group>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    Subject.account(snapshot),
                                    Evidence.NONE.with("GroupDetailList", missing),
                                    missing));
        };
    }

    private static Verdict judge(Group group, Read<Map<String, Integer>> members) {
        Read<Integer> count = members.map(counts -> counts.getOrDefault(group.name(), 0));
        return Verdict.by(
                Ruling.of(count, users -> users == 0),
                Subject.of(Subject.Kind.GROUP, group.name(), group.arn()),
                Evidence.NONE.with("users", count),
                "Group " + group.name() + " has users.",
                "Group " + group.name() + " has no user.",
                Advice.byHand(
                        Remedy.FILL_OR_DELETE_GROUP,
                        "Put the users who need the rights of group "
                                + group.name()
                                + " into it, or delete the group if nobody needs it any more: who"
                                + " is added to a forgotten group gets rights that nobody looked"
                                + " at."));
    }

    /// How many users each group has; names ignore case (IAM User Guide, "IAM name requirements").
    private static Map<String, Integer> members(List<User> users) {
        var counts = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        users.forEach(user -> user.groups().forEach(group -> counts.merge(group, 1, Integer::sum)));
        return counts;
    }
}
