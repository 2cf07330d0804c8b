package dev.lockstep.control.groups;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import dev.lockstep.control.groups.trust.CallerPin;
import dev.lockstep.control.groups.trust.SharedIssuer;
import dev.lockstep.control.groups.trust.TrustStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// No role may be assumed by just anyone: neither by every AWS account, nor by every tenant of an
/// issuer that many share.
public final class RoleTrustOpen implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "role-trust-open",
                    Step.GROUPS,
                    Severity.CRITICAL,
                    Subject.Kind.ROLE,
                    "No role trusts everybody");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return TrustedRole.judgeEach(
                snapshot, role -> role.judgeBy(statements -> judge(role, statements)));
    }

    private static Verdict judge(TrustedRole role, List<TrustStatement> statements) {
        String name = role.role().name();
        List<String> open = statements.stream().flatMap(s -> holes(s).stream()).toList();
        if (open.isEmpty()) {
            return new Verdict.Pass(
                    role.subject(), "Role " + name + " does not trust everybody.", role.evidence());
        }
        return new Verdict.Fail(
                role.subject(),
                "Role " + name + " can be assumed by strangers: " + String.join("; ", open) + ".",
                role.evidence().with("open to", open),
                role.advice(
                        Remedy.CLOSE_ROLE_TRUST,
                        "In the trust policy of role "
                                + name
                                + ", name the accounts, roles or repositories that use it. Where it"
                                + " must name everybody, add a condition that pins the caller, such"
                                + " as aws:PrincipalOrgID; for an issuer that others share, a"
                                + " condition on the claim that names you. Look in CloudTrail for"
                                + " AssumeRole calls by strangers first."));
    }

    private static List<String> holes(TrustStatement statement) {
        var holes = new ArrayList<String>();
        if (statement.namesEverybody() && !statement.hasCondition(CallerPin::pins)) {
            holes.add(
                    statement.where()
                            + " trusts every AWS account and no condition pins the caller");
        }
        if (statement.allowsWebIdentity()) {
            statement.principals().stream()
                    .flatMap(principal -> SharedIssuer.of(principal).stream())
                    .distinct()
                    .filter(issuer -> !issuer.isLimitedBy(statement))
                    .map(issuer ->
                            statement.where()
                                    + " trusts "
                                    + issuer.name()
                                    + ", which many share, and no condition names whose tokens are"
                                    + " meant")
                    .forEach(holes::add);
        }
        return holes;
    }
}
