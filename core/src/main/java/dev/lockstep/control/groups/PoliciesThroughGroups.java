package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Users get their rights through groups, not by policies of their own.
public final class PoliciesThroughGroups implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "policies-through-groups",
                            Step.GROUPS,
                            Severity.MEDIUM,
                            Subject.Kind.USER,
                            "Users get their rights through groups")
                    .cis("1.15/1.14/2.14/2.13")
                    .securityHub("IAM.2")
                    .prowler("iam_policy_attached_only_to_group_or_roles")
                    .differs("one finding per user, not per policy");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return EachUser.judge(snapshot, PoliciesThroughGroups::judge);
    }

    private static Verdict judge(UserReads user) {
        Read<List<String>> own = user.details().map(PoliciesThroughGroups::ownPolicies);
        return Verdict.by(
                Ruling.of(own, list -> !list.isEmpty()),
                Subject.user(user),
                Evidence.NONE.with("policies of its own", own),
                () -> user.name() + " has no policy of its own.",
                () -> user.name() + " has policies of its own: " + joined(own) + ".",
                () -> advice(user.name(), joined(own)));
    }

    private static String joined(Read<List<String>> policies) {
        return String.join(", ", policies.found().orElse(List.of()));
    }

    private static Advice advice(String user, String policies) {
        return Advice.byHand(
                Remedy.MOVE_RIGHTS_TO_GROUPS,
                "Give these policies to a group, put "
                        + user
                        + " into it, check that the daily work still goes, and only then take them"
                        + " from the user: "
                        + policies
                        + ".");
    }

    private static List<String> ownPolicies(User user) {
        return Stream.concat(
                        user.attachedPolicies().stream()
                                .filter(policy -> !policy.isKeyQuarantine())
                                .map(AttachedPolicy::name),
                        user.inlinePolicies().stream()
                                .map(InlinePolicy::name)
                                .map(name -> name + " (inline)"))
                .toList();
    }
}
