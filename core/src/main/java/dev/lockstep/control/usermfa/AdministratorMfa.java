package dev.lockstep.control.usermfa;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
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
import dev.lockstep.control.groups.effect.AdministratorRights;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Whoever is an administrator in effect, and has a password or an active key, has MFA.
public final class AdministratorMfa implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "administrator-mfa",
                            Step.USER_MFA,
                            Severity.CRITICAL,
                            Subject.Kind.USER,
                            "Every administrator has MFA")
                    .prowler("iam_administrator_access_with_mfa")
                    .differs("by effect, also direct and inline grants");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var rights = AdministratorRights.of(snapshot);
        return EachUser.judge(snapshot, user -> judge(user, rights));
    }

    private static Verdict judge(UserReads user, AdministratorRights rights) {
        Subject subject = Subject.user(user);
        Read<PrincipalAccess> access = rights.user(user.name());
        Ruling administrator = rights.ruling(access);
        if (administrator.isNo()) {
            return Verdict.notApplicable(subject, user.name() + " is no administrator.");
        }
        Read<Boolean> password = user.hasPassword();
        Partly<UserKey> keys = user.activeKeys();
        Ruling credential = Ruling.any(Ruling.of(password), anyKey(keys));
        Evidence facts =
                Evidence.NONE
                        .with("password_enabled", password)
                        .with(
                                "active access keys",
                                keys.known().stream().map(UserKey::name).toList())
                        .alsoSettledBy(keys.settledBy());
        if (credential.isNo()) {
            return new Verdict.NotApplicable(
                    subject, user.name() + " has neither a password nor an active key.", facts);
        }
        Read<Boolean> mfa = user.hasMfa();
        Evidence shown = joined(facts.with("mfa_active", mfa), rights.evidence(access));
        return Verdict.by(
                Ruling.all(administrator, credential, Ruling.of(mfa).not()),
                subject,
                Ruling.of(mfa).isYes() ? shown.decidedBy(mfa) : shown,
                () -> user.name() + " has an MFA device.",
                () -> user.name() + " is an administrator in effect and has no MFA device.",
                () -> advice(user.name()));
    }

    private static Ruling anyKey(Partly<UserKey> active) {
        return Ruling.any(
                Stream.concat(
                                Stream.of(Ruling.of(!active.known().isEmpty())),
                                active.further().map(Ruling::open).stream())
                        .toList());
    }

    private static Evidence joined(Evidence first, Evidence second) {
        return new Evidence(
                        Stream.concat(first.facts().stream(), second.facts().stream()).toList(),
                        first.settledBy())
                .alsoSettledBy(second.settledBy());
    }

    private static Advice advice(String user) {
        return Advice.byHand(
                Remedy.ENROL_MFA,
                ("Set up an MFA device together with the person who is %1$s, today: in the console,"
                                + " under Security credentials, Assign MFA device. A passkey or security"
                                + " key is the strongest kind. A machine cannot have MFA: if %1$s is one,"
                                + " take its administrator's rights away instead and give it a role.")
                        .formatted(user));
    }
}
