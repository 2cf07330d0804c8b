package dev.lockstep.access.escalation;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One way by which a principal becomes an administrator.
///
/// @param pathId the id in `escalation-paths.tsv` of what opens the way, such as `iam-007`: that of
///   its first step; or `administrator` where the principal is one already
/// @param steps in the order in which they are gone; none where it is one already
/// @param allowed what shows that everything is allowed in the end, or already
public record Way(String pathId, List<Step> steps, List<Grant> allowed) {
    /// The id of the way of those who are administrators already.
    public static final String ALREADY = "administrator";

    public Way {
        steps = List.copyOf(steps);
        allowed = List.copyOf(allowed);
    }

    /// The way of one that is an administrator already.
    static Way already(List<Grant> allowed) {
        return new Way(ALREADY, List.of(), allowed);
    }

    /// A way of some steps, at the end of which this is allowed.
    static Way of(List<Step> steps, List<Grant> allowed) {
        List<Step> told = Joint.told(steps);
        return new Way(told.getFirst().pathId(), told, allowed);
    }

    public boolean isAlready() {
        return steps.isEmpty();
    }

    /// Whether it holds whatever is unknown.
    public boolean certain() {
        return steps.stream().allMatch(Step::certain) && allowed.stream().allMatch(Grant::certain);
    }

    /// The condition keys, in lower case, that were assumed to be as it takes.
    public SortedSet<String> assumed() {
        var keys = new TreeSet<String>();
        steps.forEach(step -> step.grants().forEach(grant -> keys.addAll(grant.assumed())));
        allowed.forEach(grant -> keys.addAll(grant.assumed()));
        return keys;
    }

    /// The way as a sentence part for people, such as `can attach AdministratorAccess to itself:
    /// iam:AttachUserPolicy`; hostile text, since names stand in it.
    public String words() {
        return isAlready()
                ? "is allowed everything"
                : String.join("; then ", steps.stream().map(Step::words).toList());
    }
}
