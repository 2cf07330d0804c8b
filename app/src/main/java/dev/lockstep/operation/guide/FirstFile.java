package dev.lockstep.operation.guide;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Person;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The lockstep.yaml of the first day: an account, a group of administrators, and who is in it.
public final class FirstFile {
    private static final GroupGoal ADMINISTRATORS =
            new GroupGoal(
                    "administrators",
                    true,
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.of(
                            List.of(
                                    new GroupGoal.PolicyGoal(
                                            "AdministratorAccess", Optional.empty()))),
                    Optional.empty());

    private static final String HEAD =
            "What should be true of this AWS account. Add groups and people as they come: lockstep"
                    + " init --output example.yaml writes a file with every setting explained.";

    private FirstFile() {}

    /// The text of a new file.
    public static String text(Optional<String> account, List<Person> people) {
        return RosterFile.render(
                HEAD,
                with(
                        Baseline.DEFAULT,
                        account,
                        ADMINISTRATORS,
                        members(people, ADMINISTRATORS.name())));
    }

    /// A file that is there, with these people in its group of administrators, which it gets if it
    /// has none.
    ///
    /// @throws dev.lockstep.operation.Refused if it cannot be edited; it is as it was
    public static BaselineDraft added(BaselineDraft.At at, Baseline old, List<Person> people) {
        Optional<String> group =
                old.groups().values().stream()
                        .filter(GroupGoal::administrators)
                        .map(GroupGoal::name)
                        .findFirst();
        var edits = new ArrayList<BaselineEdit>();
        if (group.isEmpty()) {
            edits.add(new BaselineEdit.PutAdministrators(ADMINISTRATORS));
        }
        members(people, group.orElse(ADMINISTRATORS.name()))
                .forEach(person -> edits.add(new BaselineEdit.PutPerson(person)));
        return BaselineDraft.of(at, edits);
    }

    private static List<Person> members(List<Person> people, String group) {
        return people.stream()
                .map(one ->
                        new Person(
                                one.id(),
                                one.name(),
                                one.email(),
                                one.user(),
                                List.of(group),
                                one.federated(),
                                one.ageRecipient()))
                .toList();
    }

    private static Baseline with(
            Baseline usual, Optional<String> account, GroupGoal group, List<Person> people) {
        var groups = new TreeMap<String, GroupGoal>();
        groups.put(group.name(), group);
        var byId = new TreeMap<String, Person>();
        people.forEach(one -> byId.put(one.id(), one));
        return new Baseline(
                account,
                usual.passwordPolicy(),
                usual.root(),
                usual.administrators(),
                usual.administratorRoles(),
                groups,
                byId,
                usual.services(),
                usual.breakGlass(),
                usual.users(),
                usual.mfa(),
                usual.securityContact(),
                usual.trail(),
                usual.accessKeys(),
                usual.needs(),
                usual.trustedAccounts(),
                usual.regions(),
                usual.limits(),
                usual.locked(),
                usual.exceptions(),
                usual.files(),
                usual.places());
    }
}
