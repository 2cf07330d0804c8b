package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
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

/// Each user must belong to a group, break-glass users apart.
public final class UserInGroup implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "user-in-group",
                    Step.USERS,
                    Severity.MEDIUM,
                    Subject.Kind.USER,
                    "Every user belongs to a group");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Roster roster = baseline.roster();
        var wanted = DeclaredGroups.of(snapshot, baseline);
        return EachUser.judge(
                snapshot,
                user ->
                        roster.isBreakGlass(user.name())
                                ? Verdict.notApplicable(
                                        Subject.user(user), user.name() + " is a break-glass user.")
                                : judge(user, wanted));
    }

    private static Verdict judge(UserReads user, DeclaredGroups wanted) {
        Read<List<String>> groups = user.details().map(User::groups);
        return Verdict.by(
                Ruling.of(groups, List::isEmpty),
                Subject.user(user),
                Evidence.NONE.with("GroupList", groups),
                () ->
                        "%s belongs to %s."
                                .formatted(
                                        user.name(),
                                        String.join(", ", groups.found().orElse(List.of()))),
                () -> user.name() + " belongs to no group.",
                () -> advice(user.name(), wanted.of(user.name())));
    }

    private static Advice advice(String user, List<String> declared) {
        if (declared.isEmpty()) {
            return new Advice(
                    Remedy.PUT_USER_IN_GROUP,
                    ("Look at the groups and put %s into the one that fits the work. If none fits,"
                                    + " make one for this kind of work rather than giving rights to"
                                    + " the user itself.")
                            .formatted(user),
                    List.of(AwsCommand.of("iam", "list-groups").text()));
        }
        return new Advice(
                Remedy.PUT_USER_IN_GROUP,
                "lockstep.yaml says that %s belongs to %s; put the user there."
                        .formatted(user, String.join(", ", declared)),
                declared.stream()
                        .map(group ->
                                AwsCommand.of("iam", "add-user-to-group")
                                        .option("--group-name", group)
                                        .option("--user-name", user)
                                        .text())
                        .toList());
    }
}
