package dev.lockstep.guide;

import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What root does on the first day, and no more: a personal administrator, who then goes on. Root
/// gets no key (IAM User Guide, "Root user best practices").
final class DayOne {
    private static final String GROUP_CONTROL = "group-as-declared";

    private final Seen seen;
    private final Baseline baseline;

    private DayOne(Seen seen) {
        this.seen = seen;
        this.baseline = seen.baseline();
    }

    static List<Task> tasks(Seen seen) {
        return new DayOne(seen).tasks();
    }

    private List<Task> tasks() {
        List<Person> people = administrators();
        if (people.isEmpty()) {
            return List.of(new Task.Introduce(seen.hasFile(), users()));
        }
        var tasks = new ArrayList<Task>();
        group().ifPresent(tasks::add);
        var ready = new ArrayList<String>();
        for (Person person : people) {
            if (isReady(person)) {
                ready.add(person.id());
            } else {
                tasks.add(
                        new Task.Own(
                                Step.USERS,
                                person.id().startsWith("-")
                                        ? List.of("people", "onboard", "--", person.id())
                                        : List.of("people", "onboard", person.id()),
                                List.of(
                                        Walk.called(person)
                                                + " is to be an administrator, with a user, a"
                                                + " password and MFA.")));
            }
        }
        if (!ready.isEmpty()) {
            tasks.add(new Task.SignIn(ready, seen.audit().place().practice()));
        }
        return tasks;
    }

    private OptionalInt users() {
        return seen.audit()
                .snapshot()
                .users()
                .found()
                .map(users -> OptionalInt.of(users.size()))
                .orElse(OptionalInt.empty());
    }

    /// People who are to be administrators, and sign in by a user.
    private List<Person> administrators() {
        return baseline.people().values().stream()
                .filter(person -> !person.federated())
                .filter(person ->
                        person.groups().stream()
                                .anyMatch(group ->
                                        baseline.group(group)
                                                .filter(GroupGoal::administrators)
                                                .isPresent()))
                .toList();
    }

    /// The plan that makes the declared groups, if the one of administrators is not as it should
    /// be.
    private Optional<Task> group() {
        boolean isWanted =
                seen.audit().findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL)
                        .filter(finding -> finding.control().id().equals(GROUP_CONTROL))
                        .map(Finding::subject)
                        .anyMatch(subject ->
                                baseline.group(subject.name())
                                        .filter(GroupGoal::administrators)
                                        .isPresent());
        List<String> titles =
                seen.plan().changes().stream()
                        .filter(one -> one.because().contains(GROUP_CONTROL))
                        .map(PlannedChange::change)
                        .map(change -> change.title())
                        .toList();
        return isWanted && !titles.isEmpty()
                ? Optional.of(
                        new Task.Apply(Step.GROUPS, Optional.of(GROUP_CONTROL), titles, List.of()))
                : Optional.empty();
    }

    private boolean isReady(Person person) {
        List<String> users =
                seen.audit().snapshot().users().found().orElse(List.of()).stream()
                        .map(User::name)
                        .toList();
        return Roster.userOf(person, users)
                .map(name -> seen.audit().snapshot().user(name))
                .filter(user -> isTrue(user.hasPassword()) && isTrue(user.hasMfa()))
                .filter(this::isAdministrator)
                .isPresent();
    }

    private boolean isAdministrator(UserReads user) {
        return user.details().found().stream()
                .flatMap(details -> details.groups().stream())
                .anyMatch(group ->
                        baseline.group(group).filter(GroupGoal::administrators).isPresent());
    }

    private static boolean isTrue(Read<Boolean> read) {
        return read.found().orElse(false);
    }
}
