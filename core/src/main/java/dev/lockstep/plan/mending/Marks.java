package dev.lockstep.plan.mending;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.groups.effect.AdministratorRights;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a group is for, where the baseline says that and not which policies it has: then nothing is
/// planned to give it any, and whoever joins it gets what it has, whatever that is. So people join
/// it only if what it has is shown to be what it is for.
final class Marks {
    private static final String LIMITED = "developers-limited";
    private static final String READING = "auditors-read-only";

    private record Place(String control, String group) {}

    private final AccountSnapshot snapshot;

    /// By control and group in lower case: what passes.
    private final Set<Place> kept = new HashSet<>();

    Marks(Audit audit) {
        this.snapshot = audit.snapshot();
        for (Finding finding : audit.findings()) {
            if (finding.status() == Status.PASS) {
                kept.add(place(finding.control().id(), finding.subject().name()));
            }
        }
    }

    /// Why nobody joins a group without declared policies; a sentence without its full stop.
    ///
    /// @param group empty: it does not exist
    Optional<String> against(GroupGoal goal, Optional<Group> group) {
        boolean hasAny =
                group.filter(one ->
                                !one.attachedPolicies().isEmpty()
                                        || !one.inlinePolicies().isEmpty())
                        .isPresent();
        if (goal.administrators()) {
            return group.filter(this::isAdministrators).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            "the group "
                                    + goal.name()
                                    + " is for administrators, says lockstep.yaml, which names no"
                                    + " policy for it, and what it has makes nobody one: write"
                                    + " `policies: [AdministratorAccess]` there, and plan again");
        }
        if (goal.services().isPresent() && !(hasAny && isKept(LIMITED, goal))) {
            String services = String.join(",", goal.services().orElseThrow());
            String roles =
                    goal.passRoles().isEmpty()
                            ? ""
                            : " --pass-roles " + String.join(",", goal.passRoles());
            return Optional.of(
                    "the group "
                            + goal.name()
                            + " is limited to services by lockstep.yaml, which names no policy that"
                            + " grants them: write one with `lockstep access make-policy --services"
                            + " "
                            + services
                            + roles
                            + "`, name it under `policies` as `{name: "
                            + goal.name()
                            + "-services, file: …}`, and plan again");
        }
        if (goal.readOnly() && !(hasAny && isKept(READING, goal))) {
            return Optional.of(
                    "the group "
                            + goal.name()
                            + " is for reading alone, says lockstep.yaml, which names no policy that"
                            + " lets it read: write `policies: [SecurityAudit, ViewOnlyAccess]`"
                            + " there, and plan again");
        }
        return Optional.empty();
    }

    private boolean isKept(String control, GroupGoal goal) {
        return kept.contains(place(control, goal.name()));
    }

    private boolean isAdministrators(Group group) {
        return group.arn()
                .flatMap(AccountAccess.of(snapshot)::byArn)
                .filter(one -> AdministratorRights.of(snapshot).ruling(one).isYes())
                .isPresent();
    }

    private static Place place(String control, String group) {
        return new Place(control, group.toLowerCase(Locale.ROOT));
    }
}
