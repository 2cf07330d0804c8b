package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
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
import java.util.Optional;
import java.util.TreeMap;

/// Each person of the baseline must have an IAM user, unless the person signs in another way.
///
/// Names match exactly, else without case: IAM user names are unique without case (IAM User Guide,
/// "IAM name requirements").
public final class PersonHasUser implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "person-has-user",
                    Step.USERS,
                    Severity.MEDIUM,
                    Subject.Kind.PERSON,
                    "Every person has a user of their own");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Read<Map<String, String>> names = snapshot.users().map(PersonHasUser::names);
        return baseline.people().values().stream().map(person -> judge(person, names)).toList();
    }

    private static Map<String, String> names(List<User> users) {
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        users.forEach(user -> names.put(user.name(), user.name()));
        return names;
    }

    private static Verdict judge(Person person, Read<Map<String, String>> names) {
        Subject subject = Subject.of(Subject.Kind.PERSON, person.id(), Optional.empty());
        if (person.federated()) {
            return Verdict.notApplicable(
                    subject, person.id() + " signs in another way; no IAM user is wanted.");
        }
        Read<Optional<String>> found =
                names.map(users -> Optional.ofNullable(users.get(person.user())));
        return Verdict.by(
                Ruling.of(found, Optional::isEmpty),
                subject,
                Evidence.NONE.with("user", person.user()).with("UserName", found),
                () ->
                        "%s has the IAM user %s."
                                .formatted(
                                        person.id(),
                                        found.found().flatMap(name -> name).orElseThrow()),
                () -> "%s has no IAM user: there is no %s.".formatted(person.id(), person.user()),
                () -> advice(person));
    }

    private static Advice advice(Person person) {
        return new Advice(
                Remedy.CREATE_USER,
                ("Create the user %s; it has no password, no keys and no rights at first. If %s"
                                + " signs in another way, write `sign-in: federated` for this person"
                                + " in lockstep.yaml instead.")
                        .formatted(person.user(), person.id()),
                List.of(
                        AwsCommand.of("iam", "create-user")
                                .option("--user-name", person.user())
                                .text()));
    }
}
