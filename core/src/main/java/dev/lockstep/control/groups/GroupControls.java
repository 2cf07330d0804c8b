package dev.lockstep.control.groups;

import dev.lockstep.control.Control;
import dev.lockstep.control.groups.effect.AdministratorsFew;
import dev.lockstep.control.groups.effect.AdministratorsNamed;
import dev.lockstep.control.groups.effect.AuditorsReadOnly;
import dev.lockstep.control.groups.effect.DevelopersLimited;
import dev.lockstep.control.groups.effect.EscalationPaths;
import java.util.List;

/// The controls of this step, in the order of a report.
public final class GroupControls {
    private GroupControls() {}

    public static final List<Control> ALL =
            List.of(
                    new GroupAsDeclared(),
                    new GroupNotEmpty(),
                    new PoliciesThroughGroups(),
                    new NoStarPolicy(),
                    new AdministratorsNamed(),
                    new AdministratorsFew(),
                    new DevelopersLimited(),
                    new AuditorsReadOnly(),
                    new EscalationPaths(),
                    new RoleTrustOpen(),
                    new RoleTrustExternal(),
                    new RoleConfusedDeputy(),
                    new SupportRole(),
                    new CloudshellRestricted());
}
