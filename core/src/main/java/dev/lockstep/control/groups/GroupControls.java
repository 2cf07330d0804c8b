package dev.lockstep.control.groups;

import dev.lockstep.control.Control;
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
                    new RoleTrustOpen(),
                    new RoleTrustExternal(),
                    new RoleConfusedDeputy(),
                    new SupportRole(),
                    new CloudshellRestricted());
}
