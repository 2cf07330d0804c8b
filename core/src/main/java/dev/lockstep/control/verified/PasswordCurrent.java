package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.AwsCommand;
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
import java.util.Optional;
import java.util.OptionalInt;

/// Console passwords must not be too old, nor overdue by the account's own policy. Break-glass
/// users are not judged: their passwords lie sealed.
public final class PasswordCurrent implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "password-current",
                    Step.VERIFIED,
                    Severity.MEDIUM,
                    Subject.Kind.USER,
                    "Console passwords are changed in time");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        OptionalInt limit = baseline.passwordPolicy().maxAgeDays();
        if (limit.isEmpty()) {
            return notWanted(snapshot);
        }
        var passwords = new Passwords(baseline.roster());
        return EachUser.judge(
                snapshot,
                user ->
                        passwords
                                .notJudged(user)
                                .orElseGet(() -> judge(user, snapshot, limit.getAsInt(), now)));
    }

    /// Whether a user's password, if there is one, is too old or overdue.
    static Ruling isOutdated(UserReads user, AccountSnapshot snapshot, int days, Instant now) {
        return Ruling.any(
                PasswordDates.isOlderThan(user, days, now),
                PasswordDates.isOverdue(user, snapshot, now));
    }

    private static Verdict judge(UserReads user, AccountSnapshot snapshot, int days, Instant now) {
        return Verdict.by(
                Ruling.all(Ruling.of(user.hasPassword()), isOutdated(user, snapshot, days, now)),
                Subject.user(user),
                PasswordDates.addTo(
                                Evidence.NONE.with("console password", user.hasPassword()), user)
                        .with("password_next_rotation", user.passwordNextRotation())
                        .with("max-age-days", days),
                () ->
                        user.passwordChanged()
                                .found()
                                .map(date -> age(user, date, days, now))
                                .orElse(
                                        "%s's password cannot be older than %d days."
                                                .formatted(user.name(), days)),
                () ->
                        user.passwordChanged()
                                .found()
                                .filter(date -> AwsDate.daysBetween(date, now) > days)
                                .map(date -> age(user, date, days, now))
                                .orElseGet(() -> overdue(user)),
                () -> advice(user, snapshot, now));
    }

    private static String age(UserReads user, Instant changed, int days, Instant now) {
        return "%s's password was changed %s ago; at most %d are wanted."
                .formatted(user.name(), AwsDate.inWords(AwsDate.daysBetween(changed, now)), days);
    }

    private static String overdue(UserReads user) {
        return "%s's password should have been changed by %s, as the account's policy says."
                .formatted(
                        user.name(),
                        user.passwordNextRotation()
                                .found()
                                .flatMap(date -> date)
                                .map(Instant::toString)
                                .orElse("now"));
    }

    /// Asking for a new password at the next sign-in locks out a user who may not change it, so the
    /// command is given only where the account's policy lets everybody change the own password.
    private static Advice advice(UserReads user, AccountSnapshot snapshot, Instant now) {
        if (PasswordMend.isReplaced(user, snapshot, now)) {
            return Advice.byHand(
                    Remedy.REPLACE_PASSWORD,
                    "Nobody has ever signed in with %s's password, or it opens nothing any more. If %s has it and gets in, it is changed there under Security credentials. Else an administrator gives another first password, and the one before opens nothing any more: by lockstep people password, or in the console under IAM, Users, the user, Security credentials, Manage console access."
                            .formatted(user.name(), user.name()));
        }
        Remedy remedy = Remedy.CHANGE_PASSWORD;
        String text =
                "Ask %s to sign in to the console and to change the password under Security credentials."
                        .formatted(user.name());
        Optional<PasswordPolicy> policy = snapshot.passwordPolicy().found().flatMap(p -> p);
        if (policy.filter(p -> p.allowUsersToChange() && !p.hardExpiry()).isPresent()) {
            return new Advice(
                    remedy,
                    text + " The command makes the console ask for it at the next sign-in.",
                    List.of(
                            AwsCommand.of("iam", "update-login-profile")
                                    .option("--user-name", user.name())
                                    .flag("--password-reset-required")
                                    .text()));
        }
        return Advice.byHand(
                remedy,
                text
                        + " If the console does not let the user, an administrator sets a new"
                        + " password there: IAM, Users, the user, Security credentials, Manage"
                        + " console access.");
    }

    /// Nothing can fail here, so nothing that is missing matters.
    private static List<Verdict> notWanted(AccountSnapshot snapshot) {
        String why = "The baseline lets passwords live for ever (max-age-days: never).";
        return snapshot.users().isKnown()
                ? EachUser.judge(snapshot, user -> Verdict.notApplicable(Subject.user(user), why))
                : List.of(Verdict.notApplicable(Subject.account(snapshot), why));
    }
}
