package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
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

/// Each user must be somebody's: a person, a service or a break-glass user of the baseline.
public final class UserOnRoster implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "user-on-roster",
                    Step.USERS,
                    Severity.HIGH,
                    Subject.Kind.USER,
                    "Every user is on the roster");

    private static final String NO_ROSTER = "The baseline declares neither people nor services.";

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Roster roster = baseline.roster();
        if (roster.isDeclared()) {
            return EachUser.judge(snapshot, user -> judge(snapshot, user, roster));
        }
        // Without a roster nobody can fail, so it does not matter if the users are not known
        // either.
        return snapshot.users() instanceof Read.Missing<?>
                ? List.of(Verdict.notApplicable(Subject.account(snapshot), NO_ROSTER))
                : EachUser.judge(
                        snapshot, user -> Verdict.notApplicable(Subject.user(user), NO_ROSTER));
    }

    private static Verdict judge(AccountSnapshot snapshot, UserReads user, Roster roster) {
        String name = user.name();
        List<String> people = roster.people(name).stream().map(Person::id).toList();
        boolean service = roster.isService(name);
        boolean breakGlass = roster.isBreakGlass(name);
        return Verdict.by(
                Ruling.of(people.isEmpty() && !service && !breakGlass),
                Subject.user(user),
                Evidence.NONE
                        .with("UserName", snapshot.users().map(_ -> name))
                        .with("people", people)
                        .with("service", service)
                        .with("break-glass", breakGlass),
                () ->
                        !people.isEmpty()
                                ? "%s is the user of %s.".formatted(name, people.getFirst())
                                : "%s is a %s."
                                        .formatted(name, service ? "service" : "break-glass user"),
                () ->
                        "%s is on nobody's roster: no person, service or break-glass user."
                                .formatted(name),
                () -> advice(name));
    }

    private static Advice advice(String user) {
        return new Advice(
                Remedy.DECLARE_OR_REMOVE_USER,
                ("Find out who or what uses %s; its access keys and their last use are a start. If"
                                + " you know it, declare it in lockstep.yaml under people, services"
                                + " or break-glass. If nobody does, make its keys inactive first and"
                                + " wait for whoever misses it before you remove anything.")
                        .formatted(user),
                List.of(
                        AwsCommand.of("iam", "get-user").option("--user-name", user).text(),
                        AwsCommand.of("iam", "list-access-keys")
                                .option("--user-name", user)
                                .text()));
    }
}
