package dev.lockstep.plan.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.plan.PersonNotice;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.util.List;

/// What people will notice of a plan.
public final class People {
    private People() {}

    /// Whoever will notice something, sorted by user name.
    ///
    /// @param after the account as it would be once all changes are made
    public static List<PersonNotice> notices(
            PlanRequest request, List<PlannedChange> changes, AccountSnapshot after) {
        return List.of(); // interim
    }
}
