package dev.lockstep.control.groups.effect;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// No user and no role outside the administrators can make itself an administrator.
public final class EscalationPaths implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "escalation-paths",
                            Step.GROUPS,
                            Severity.HIGH,
                            Subject.Kind.PRINCIPAL,
                            "Nobody can make themselves an administrator")
                    .prowler("iam_policy_allows_privilege_escalation")
                    .differs(
                            "union over the principal with boundary and Deny; not policy by policy");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var rights = AdministratorRights.of(snapshot);
        var named = new NamedAdministrators(baseline);
        var verdicts = new ArrayList<Verdict>();
        if (snapshot.users() instanceof Read.Known<List<User>>(var users, var _)) {
            users.forEach(user -> verdicts.add(user(snapshot.user(user.name()), rights, named)));
        }
        if (snapshot.roles() instanceof Read.Known<List<Role>>(var roles, var _)) {
            roles.forEach(role -> verdicts.add(role(snapshot, role, rights, named)));
        }
        List<Read.Missing<?>> unlisted = new ArrayList<>();
        if (snapshot.users() instanceof Read.Missing<List<User>> missing) {
            unlisted.add(missing);
        }
        if (snapshot.roles() instanceof Read.Missing<List<Role>> missing) {
            unlisted.add(missing);
        }
        if (!unlisted.isEmpty()) {
            verdicts.add(
                    Verdict.undetermined(
                            Subject.account(snapshot),
                            Evidence.NONE.with("users and roles", unlisted.getFirst()),
                            unlisted));
        }
        return verdicts;
    }

    private static Verdict user(
            UserReads user, AdministratorRights rights, NamedAdministrators named) {
        Read<PrincipalAccess> access = rights.user(user.name());
        String arn = access.found().map(PrincipalAccess::arn).or(user::arn).orElse(user.name());
        return verdict(
                "User " + user.name(),
                subject(arn),
                named.names(user.name(), user.details()),
                access,
                rights);
    }

    private static Verdict role(
            AccountSnapshot snapshot,
            Role role,
            AdministratorRights rights,
            NamedAdministrators named) {
        Read<PrincipalAccess> access =
                snapshot.roles()
                        .map(_ ->
                                AccountAccess.of(snapshot)
                                        .byArn(role.arn())
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "no policies of " + role.arn())));
        return verdict(
                "Role " + role.name(),
                subject(role.arn()),
                Ruling.of(named.names(role)),
                access,
                rights);
    }

    private static Verdict verdict(
            String who,
            Subject subject,
            Ruling onPurpose,
            Read<PrincipalAccess> access,
            AdministratorRights rights) {
        if (onPurpose.isYes()) {
            return Verdict.notApplicable(
                    subject, who + " is one of the administrators, or belongs to AWS.");
        }
        return Verdict.by(
                Ruling.all(rights.ruling(access), onPurpose.not()),
                subject,
                rights.evidence(access),
                () -> who + " can not become an administrator by any known way.",
                () -> access.found().map(one -> fails(who, one, rights)).orElse(who),
                () -> advice(who));
    }

    private static String fails(String who, PrincipalAccess access, AdministratorRights rights) {
        return who
                + (rights.isAlready(access)
                        ? " is an administrator already, and none on purpose: it "
                        : " can become an administrator: it ")
                + rights.words(access)
                + ".";
    }

    private static Subject subject(String arn) {
        return Subject.of(Subject.Kind.PRINCIPAL, arn, Optional.of(arn));
    }

    private static Advice advice(String who) {
        return Advice.byHand(
                Remedy.CLOSE_ESCALATION,
                who
                        + " holds rights that together lead to an administrator's. Each way in the"
                        + " evidence is closed when one of its steps is: limit iam:PassRole and"
                        + " sts:AssumeRole to the roles that the work needs, name the resources"
                        + " that may be changed, and leave changes of users, groups and policies"
                        + " to administrators. If it is an administrator on purpose, say so in"
                        + " lockstep.yaml: a group with `administrators: true`, or"
                        + " `administrator-roles`.");
    }
}
