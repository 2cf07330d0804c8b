package dev.lockstep.control.groups.effect;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// Whoever is an administrator in effect is in a group that the baseline marks so, or is a
/// break-glass user.
public final class AdministratorsNamed implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "administrators-named",
                            Step.GROUPS,
                            Severity.HIGH,
                            Subject.Kind.USER,
                            "Administrators are in the administrators' group")
                    .prowler("iam_user_administrator_access_policy")
                    .differs("judged by effect, not by the policy's name");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var rights = AdministratorRights.of(snapshot);
        var named = new NamedAdministrators(baseline);
        return EachUser.judge(snapshot, user -> judge(user, rights, named));
    }

    private static Verdict judge(
            UserReads user, AdministratorRights rights, NamedAdministrators named) {
        Subject subject = Subject.user(user);
        Ruling onPurpose = named.names(user.name(), user.details());
        if (onPurpose.isYes()) {
            return new Verdict.Pass(
                    subject,
                    user.name() + " may be an administrator: lockstep.yaml says so.",
                    Evidence.NONE.with("administrator on purpose", true));
        }
        Read<PrincipalAccess> access = rights.user(user.name());
        return Verdict.by(
                Ruling.all(rights.ruling(access), onPurpose.not()),
                subject,
                rights.evidence(access),
                () -> user.name() + " is no administrator.",
                () ->
                        user.name()
                                + " is an administrator in effect, and in no group of"
                                + " administrators: it "
                                + access.found().map(rights::words).orElse("")
                                + ".",
                () -> advice(user.name()));
    }

    private static Advice advice(String user) {
        return Advice.byHand(
                Remedy.NAME_ADMINISTRATOR,
                ("Decide whether %1$s is meant to be an administrator. If so, put %1$s into the"
                                + " group that lockstep.yaml marks `administrators: true`, see that the"
                                + " work goes on, and only then take away the rights that %1$s has"
                                + " elsewhere. If not, take away or narrow the statements that the"
                                + " evidence names, and put %1$s into the group of its job.")
                        .formatted(user));
    }
}
