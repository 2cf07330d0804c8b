package dev.lockstep.control.groups.effect;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Judges each group of an account of which the baseline says something; the others are not
/// applicable. A group that is declared and does not exist is for group-as-declared.
final class DeclaredLimits {
    private DeclaredLimits() {}

    /// @param declares whether the baseline says of a group what is judged
    /// @param not why a group is not judged of which it does not, after the group's name
    static List<Verdict> judge(
            AccountSnapshot snapshot,
            Baseline baseline,
            Predicate<GroupGoal> declares,
            String not,
            BiFunction<GroupGoal, PrincipalAccess, Verdict> judgement) {
        boolean any = baseline.groups().values().stream().anyMatch(declares);
        return switch (snapshot.groups()) {
            case Read.Missing<List<Group>> missing -> {
                Subject account = Subject.account(snapshot);
                yield List.of(
                        any
                                ? Verdict.undetermined(
                                        account,
                                        Evidence.NONE.with("GroupDetailList", missing),
                                        missing)
                                : Verdict.notApplicable(
                                        account, "lockstep.yaml declares no group so."));
            }
            case Read.Known<List<Group>> _ ->
                    AccountAccess.of(snapshot).groups().found().orElse(List.of()).stream()
                            .map(group ->
                                    baseline.group(group.name())
                                            .filter(declares)
                                            .map(goal -> judgement.apply(goal, group))
                                            .orElseGet(() ->
                                                    Verdict.notApplicable(
                                                            subject(group),
                                                            "Group " + group.name() + not)))
                            .toList();
        };
    }

    static Subject subject(PrincipalAccess group) {
        return Subject.of(Subject.Kind.GROUP, group.name(), Optional.of(group.arn()));
    }

    /// Actions or patterns that nobody knows, as something that is missing.
    static Read.Missing<?> unknown(PrincipalAccess group, boolean anyService, List<String> names) {
        return Read.notAsked(
                ReadKey.DETAILS,
                "the policies of group "
                        + group.name()
                        + " may allow actions of which this version of lockstep does not know what"
                        + " they do"
                        + (names.isEmpty() ? "" : ": " + String.join(", ", names))
                        + (anyService && names.isEmpty() ? ", of any service" : ""));
    }

    /// At most so many of a list, and how many more there are.
    static String some(List<String> all, int shown) {
        return String.join(", ", all.subList(0, Math.min(shown, all.size())))
                + (all.size() > shown ? " and " + (all.size() - shown) + " more" : "");
    }
}
