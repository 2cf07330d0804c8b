package dev.lockstep.lockstepfile.edit;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Places;
import dev.lockstep.baseline.RootGoal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Baselines that differ from another in one part.
final class BaselineCopy {
    private BaselineCopy() {}

    static Baseline withNeeds(Baseline old, Optional<List<Need>> needs) {
        return copy(old, old.root(), old.groups(), old.people(), needs, old.exceptions(), false);
    }

    static Baseline withRoot(Baseline old, RootGoal root) {
        return copy(old, root, old.groups(), old.people(), old.needs(), old.exceptions(), false);
    }

    static Baseline withExceptions(Baseline old, List<ExceptionRule> exceptions) {
        return copy(old, old.root(), old.groups(), old.people(), old.needs(), exceptions, false);
    }

    static Baseline withPeople(Baseline old, SortedMap<String, Person> people) {
        return copy(old, old.root(), old.groups(), people, old.needs(), old.exceptions(), false);
    }

    static Baseline withGroups(Baseline old, SortedMap<String, GroupGoal> groups) {
        return copy(old, old.root(), groups, old.people(), old.needs(), old.exceptions(), false);
    }

    /// What a baseline says, wherever it says that.
    static Baseline withoutPlaces(Baseline old) {
        List<ExceptionRule> exceptions =
                old.exceptions().stream()
                        .map(rule ->
                                new ExceptionRule(
                                        rule.control(),
                                        rule.subject(),
                                        rule.reason(),
                                        rule.owner(),
                                        rule.until(),
                                        0))
                        .toList();
        return copy(old, old.root(), old.groups(), old.people(), old.needs(), exceptions, true);
    }

    private static Baseline copy(
            Baseline old,
            RootGoal root,
            SortedMap<String, GroupGoal> groups,
            SortedMap<String, Person> people,
            Optional<List<Need>> needs,
            List<ExceptionRule> exceptions,
            boolean placeless) {
        return new Baseline(
                old.account(),
                old.passwordPolicy(),
                root,
                old.administrators(),
                old.administratorRoles(),
                groups,
                people,
                old.services(),
                old.breakGlass(),
                old.users(),
                old.mfa(),
                old.securityContact(),
                old.trail(),
                old.accessKeys(),
                needs,
                old.trustedAccounts(),
                old.regions(),
                old.limits(),
                old.locked(),
                exceptions,
                placeless ? List.of() : old.files(),
                placeless ? Places.NONE : old.places());
    }
}
