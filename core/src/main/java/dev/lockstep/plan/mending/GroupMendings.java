package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Step;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What mends the findings of step 4, and those of step 6 about enforcing MFA: one for a request,
/// since what it takes to make a group as declared is worked out once.
final class GroupMendings {
    private static final Task UNDECLARED =
            new Task(
                    Step.GROUPS,
                    "lockstep.yaml declares no groups, or no people and services, so no plan can"
                            + " say who belongs where: nothing about groups, rights of users and"
                            + " who must have MFA is changed. Write them down first.",
                    Optional.empty(),
                    Optional.of("lockstep init"));

    private final DeclaredGroups declared;
    private final GroupMending groups;
    private final RightsMending rights;
    private final StarMending stars;
    private final AdministratorMending administrators;
    private final TrustMending trust;
    private final MfaMending mfa;

    GroupMendings(PlanRequest request) {
        AccountSnapshot snapshot = request.audit().snapshot();
        Baseline baseline = request.audit().baseline();
        var belonging = new Belonging(snapshot, baseline);
        var users = new PolicyUsers(snapshot);
        var policies = new DeclaredPolicies(snapshot, baseline, users, belonging);
        declared = new DeclaredGroups(request, belonging, policies);
        groups = new GroupMending(request, belonging, declared);
        rights = new RightsMending(request, belonging, declared);
        stars = new StarMending(request, users, policies, declared, belonging, rights);
        administrators = new AdministratorMending(request, belonging, declared, rights);
        trust = new TrustMending(request);
        mfa = new MfaMending(request, belonging, declared, policies);
    }

    DeclaredGroups declared() {
        return declared;
    }

    GroupMending groups() {
        return groups;
    }

    RightsMending rights() {
        return rights;
    }

    StarMending stars() {
        return stars;
    }

    AdministratorMending administrators() {
        return administrators;
    }

    TrustMending trust() {
        return trust;
    }

    MfaMending mfa() {
        return mfa;
    }

    /// Whether a baseline says nothing of who belongs where.
    static boolean isUndeclared(Baseline baseline) {
        return baseline.groups().isEmpty()
                || (baseline.people().isEmpty() && baseline.services().isEmpty());
    }

    /// What is to be done first where it does not.
    static Mending undeclared() {
        return Mending.byHand(UNDECLARED);
    }

    /// The lines of a plan, that one first.
    static List<ByHand> undeclaredFirst(List<ByHand> lines) {
        var sorted = new ArrayList<ByHand>();
        lines.stream().filter(GroupMendings::isUndeclared).forEach(sorted::add);
        lines.stream().filter(line -> !isUndeclared(line)).forEach(sorted::add);
        return sorted;
    }

    private static boolean isUndeclared(ByHand line) {
        return line.text().equals(UNDECLARED.what());
    }
}
