package dev.lockstep.plan.mending;

import dev.lockstep.control.Finding;
import dev.lockstep.plan.PlanRequest;

/// What mends the findings of step 4, and those of step 6 about enforcing MFA.
final class GroupMendings {
    private final PlanRequest request;

    GroupMendings(PlanRequest request) {
        this.request = request;
    }

    Mending mending(Finding finding) {
        return request.audit().findings().contains(finding) ? Mending.by() : Mending.NOTHING;
    }
}
