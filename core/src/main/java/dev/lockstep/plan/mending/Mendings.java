package dev.lockstep.plan.mending;

import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import java.util.List;

/// Asks for each failing finding what mends it; findings that one change mends share it.
public final class Mendings {
    private Mendings() {}

    /// What mends the findings of a request.
    ///
    /// @param proposals in the order of their first finding
    public record Mended(List<Proposal> proposals, List<ByHand> byHand) {
        public Mended {
            proposals = List.copyOf(proposals);
            byHand = List.copyOf(byHand);
        }
    }

    /// What mends the findings of a request that fail and are selected.
    public static Mended of(PlanRequest request) {
        var collected = new Collected();
        for (Finding finding : request.audit().findings()) {
            boolean isWanted = finding.status() == Status.FAIL || finding.status() == Status.MANUAL;
            if (isWanted && request.selection().takes(finding.control())) {
                collected.add(mending(finding, request), finding.control().id());
            }
        }
        return new Mended(collected.proposals(), collected.byHand());
    }

    private static Mending mending(Finding finding, PlanRequest request) {
        return switch (finding.advice().orElseThrow().remedy()) {
            case SET_PASSWORD_POLICY -> PasswordPolicyMending.mending(finding, request);
            default -> Mending.NOTHING; // interim
        };
    }
}
