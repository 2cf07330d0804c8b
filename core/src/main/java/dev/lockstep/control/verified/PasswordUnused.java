package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
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

/// Console passwords must be in use; one that was never used is judged by its own age. AWS keeps
/// the last use of a password that was removed, so a use before the login profile was made is not a
/// use of the present password.
public final class PasswordUnused implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "password-unused",
                            Step.VERIFIED,
                            Severity.MEDIUM,
                            Subject.Kind.USER,
                            "Console passwords are in use")
                    .cis("1.12/1.11/2.11/2.11")
                    .securityHub("IAM.8", "IAM.22")
                    .prowler("iam_user_console_access_unused")
                    .differs("never-used passwords count");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int limit = baseline.users().unusedDays();
        var passwords = new Passwords(baseline.roster());
        return EachUser.judge(
                snapshot,
                user -> passwords.notJudged(user).orElseGet(() -> judge(user, limit, now)));
    }

    private static Verdict judge(UserReads user, int limit, Instant now) {
        Read<Optional<Instant>> used = user.passwordLastUsed().map(date -> ofPresent(user, date));
        String use =
                used.found()
                        .flatMap(date -> date)
                        .map(date ->
                                "was last used %s ago"
                                        .formatted(AwsDate.inWords(AwsDate.daysBetween(date, now))))
                        .orElse(used.isKnown() ? "was never used" : "is young");
        String sentence =
                "%s's password %s; at most %d days without use are wanted."
                        .formatted(user.name(), use, limit);
        return Verdict.by(
                Ruling.all(Ruling.of(user.hasPassword()), isUnused(user, used, limit, now)),
                Subject.user(user),
                PasswordDates.addTo(
                                Evidence.NONE
                                        .with("console password", user.hasPassword())
                                        .with("PasswordLastUsed", user.passwordLastUsed()),
                                user)
                        .with("unused-days", limit),
                () -> sentence,
                () -> sentence,
                () -> advice(user));
    }

    private static Ruling isUnused(
            UserReads user, Read<Optional<Instant>> used, int limit, Instant now) {
        if (PasswordDates.isSurelyWithin(user, limit, now)) {
            return Ruling.no();
        }
        return switch (used) {
            case Read.Known<Optional<Instant>>(var date, var _) ->
                    date.map(last -> Ruling.of(AwsDate.daysBetween(last, now) > limit))
                            .orElseGet(() -> PasswordDates.isOlderThan(user, limit, now));
            case Read.Missing<Optional<Instant>> missing -> Ruling.open(missing);
        };
    }

    private static Optional<Instant> ofPresent(UserReads user, Optional<Instant> used) {
        return used.filter(
                date -> user.loginProfileMade().map(made -> !date.isBefore(made)).orElse(true));
    }

    private static Advice advice(UserReads user) {
        return new Advice(
                Remedy.REMOVE_PASSWORD,
                ("Ask %s whether the console is still needed; the first command shows the last"
                                + " sign-in. If not, the second one removes the password. That cannot be"
                                + " undone, but a new password can be set at any time; groups, keys and MFA"
                                + " stay.")
                        .formatted(user.name()),
                List.of(
                        AwsCommand.of("iam", "get-user").option("--user-name", user.name()).text(),
                        AwsCommand.of("iam", "delete-login-profile")
                                .option("--user-name", user.name())
                                .text()));
    }
}
