package dev.lockstep.plan.mending;

import dev.lockstep.change.Change;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /// What mends one finding: changes, or what a person has to do, or both.
    record Mending(List<Change> changes, List<ByHand> byHand) {
        static final Mending NOTHING = new Mending(List.of(), List.of());

        Mending {
            changes = List.copyOf(changes);
            byHand = List.copyOf(byHand);
        }

        static Mending by(Change... changes) {
            return new Mending(List.of(changes), List.of());
        }

        static Mending byHand(ByHand one) {
            return new Mending(List.of(), List.of(one));
        }
    }

    public static Mended of(PlanRequest request) {
        Map<Change, Set<String>> because = new LinkedHashMap<>();
        var byHand = new ArrayList<ByHand>();
        for (Finding finding : request.audit().findings()) {
            boolean isWanted = finding.status() == Status.FAIL || finding.status() == Status.MANUAL;
            if (isWanted && request.selection().takes(finding.control())) {
                Mending mending = mending(finding, request);
                for (Change change : mending.changes()) {
                    because.computeIfAbsent(change, _ -> new TreeSet<>())
                            .add(finding.control().id());
                }
                mending.byHand().stream().filter(one -> !byHand.contains(one)).forEach(byHand::add);
            }
        }
        var proposals = new ArrayList<Proposal>();
        because.forEach((change, controls) -> proposals.add(new Proposal(change, controls)));
        return new Mended(proposals, byHand);
    }

    private static Mending mending(Finding finding, PlanRequest request) {
        return switch (finding.advice().orElseThrow().remedy()) {
            case SET_PASSWORD_POLICY -> PasswordPolicyMending.mending(finding, request);
            default -> Mending.NOTHING; // interim
        };
    }
}
