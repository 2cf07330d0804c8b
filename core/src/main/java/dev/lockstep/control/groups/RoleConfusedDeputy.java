package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.control.groups.trust.DeputyServices;
import dev.lockstep.control.groups.trust.TrustStatement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A role that trusts a service which says on whose behalf it calls takes only calls on behalf of
/// this account.
public final class RoleConfusedDeputy implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "role-confused-deputy",
                            Step.GROUPS,
                            Severity.MEDIUM,
                            Subject.Kind.ROLE,
                            "Roles for services take calls only on behalf of this account")
                    .prowler("iam_role_cross_service_confused_deputy_prevention")
                    .differs(
                            "only services count for which AWS documents that they send the source"
                                    + " of their calls");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return TrustedRole.judgeEach(snapshot, RoleConfusedDeputy::judge);
    }

    private static Verdict judge(TrustedRole role) {
        return role.isServiceLinked()
                ? Verdict.notApplicable(
                        role.subject(),
                        "Role " + role.role().name() + " belongs to the service that uses it.")
                : role.judgeBy(statements -> judge(role, statements));
    }

    private static Verdict judge(TrustedRole role, List<TrustStatement> statements) {
        String name = role.role().name();
        List<DeputyServices.Deputy> deputies =
                statements.stream().flatMap(RoleConfusedDeputy::deputies).distinct().toList();
        if (deputies.isEmpty()) {
            return Verdict.notApplicable(
                    role.subject(),
                    "Role " + name + " trusts no service that sends the source of its calls.");
        }
        List<DeputyServices.Deputy> unlimited =
                statements.stream()
                        .filter(statement -> !statement.hasCondition(DeputyServices::limitsSource))
                        .flatMap(RoleConfusedDeputy::deputies)
                        .distinct()
                        .toList();
        Evidence evidence =
                role.evidence()
                        .with(
                                "documented by",
                                deputies.stream().map(DeputyServices.Deputy::source).toList());
        if (unlimited.isEmpty()) {
            return new Verdict.Pass(
                    role.subject(),
                    "Role " + name + " limits the source of the services that it trusts.",
                    evidence);
        }
        String services =
                String.join(", ", unlimited.stream().map(DeputyServices.Deputy::service).toList());
        return new Verdict.Fail(
                role.subject(),
                "Role " + name + " trusts " + services + " on behalf of any account.",
                evidence,
                role.advice(
                        Remedy.ADD_SOURCE_CONDITION,
                        "Read the page of "
                                + services
                                + " on confused deputies, then add a condition on"
                                + " aws:SourceAccount (this account) or aws:SourceArn to the trust"
                                + " policy of role "
                                + name
                                + ". Try it where a failure does no harm: if the service does not"
                                + " send the key for the feature that you use, the role stops"
                                + " working."));
    }

    private static Stream<DeputyServices.Deputy> deputies(TrustStatement statement) {
        return statement.principals().stream()
                .flatMap(principal -> DeputyServices.of(principal).stream());
    }
}
