package dev.lockstep.control.usermfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
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

/// Each user with a console password must have an MFA device.
///
/// Where MFA is known to be on, the user passes even if it is not known whether there is a
/// password: no answer to that could make it fail.
public final class UserMfa implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "user-mfa",
                            Step.USER_MFA,
                            Severity.HIGH,
                            Subject.Kind.USER,
                            "Everyone who signs in with a password has MFA")
                    .cis("1.10/1.9/2.9/2.10")
                    .securityHub("IAM.5", "IAM.19")
                    .prowler("iam_user_mfa_enabled_console_access");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return EachUser.judge(snapshot, UserMfa::judge);
    }

    private static Verdict judge(UserReads user) {
        Read<Boolean> password = user.hasPassword();
        Read<Boolean> mfa = user.hasMfa();
        Subject subject = Subject.user(user);
        Evidence facts = Evidence.NONE.with("password_enabled", password).with("mfa_active", mfa);
        if (Ruling.of(password).isNo()) {
            return new Verdict.NotApplicable(
                    subject, user.name() + " has no console password.", facts.decidedBy(password));
        }
        if (Ruling.of(mfa).isYes()) {
            facts = facts.decidedBy(mfa);
        }
        return Verdict.by(
                Ruling.all(Ruling.of(password), Ruling.of(mfa).not()),
                subject,
                isOnlyReported(mfa)
                        ? facts.note(
                                "That MFA is on is known only from the credential report, which may"
                                        + " be four hours old.")
                        : facts,
                () -> user.name() + " has an MFA device.",
                () -> user.name() + " signs in with a password alone: there is no MFA device.",
                () -> advice(user.name()));
    }

    private static boolean isOnlyReported(Read<Boolean> mfa) {
        return mfa instanceof Read.Known<Boolean>(Boolean on, var source)
                && on
                && source.name().equals(ReadKey.CREDENTIAL_REPORT.name());
    }

    private static Advice advice(String user) {
        return Advice.byHand(
                Remedy.ENROL_MFA,
                ("Set up an MFA device together with the person who signs in as %s: in the console,"
                                + " under Security credentials, Assign MFA device. A passkey or"
                                + " security key is the strongest kind, an authenticator app is good"
                                + " too. A second device saves a call on the day when the first is"
                                + " lost.")
                        .formatted(user));
    }
}
