package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Questions about the age of a user's console password. A password is never older than its login
/// profile or its user, which decides where its own date is not known.
final class PasswordDates {
    private PasswordDates() {}

    /// Whether the password was last changed more than so many days ago.
    static Ruling isOlderThan(UserReads user, int days, Instant now) {
        return switch (user.passwordChanged()) {
            case Read.Known<Instant>(var changed, var _) ->
                    Ruling.of(AwsDate.daysBetween(changed, now) > days);
            case Read.Missing<Instant> missing ->
                    isSurelyWithin(user, days, now) ? Ruling.no() : Ruling.open(missing);
        };
    }

    /// Whether the password is known to be at most so many days old by its login profile or user.
    static boolean isSurelyWithin(UserReads user, int days, Instant now) {
        return user.passwordNotBefore()
                .filter(earliest -> AwsDate.daysBetween(earliest, now) <= days)
                .isPresent();
    }

    /// Whether the date has passed on which the account's policy wants the password changed. Only
    /// the report tells the date. Without it, it cannot have passed where passwords never expire,
    /// or where even the earliest possible password is not yet as old as the policy allows.
    static Ruling isOverdue(UserReads user, AccountSnapshot snapshot, Instant now) {
        return switch (user.passwordNextRotation()) {
            case Read.Known<Optional<Instant>>(var next, var _) ->
                    Ruling.of(next.filter(now::isAfter).isPresent());
            case Read.Missing<Optional<Instant>> missing ->
                    cannotBeOverdue(user, snapshot.passwordPolicy(), now)
                            ? Ruling.no()
                            : Ruling.open(missing);
        };
    }

    private static boolean cannotBeOverdue(
            UserReads user, Read<Optional<PasswordPolicy>> policy, Instant now) {
        Optional<Instant> earliest = user.passwordNotBefore();
        return switch (policy) {
            case Read.Known<Optional<PasswordPolicy>>(var known, var _) ->
                    known.flatMap(PasswordPolicy::maxAgeDays)
                            .map(days -> isWithin(earliest, days, now))
                            .orElse(true);
            // One day is the shortest age that AWS accepts (UpdateAccountPasswordPolicy).
            case Read.Missing<Optional<PasswordPolicy>> _ -> isWithin(earliest, 1, now);
        };
    }

    private static boolean isWithin(Optional<Instant> earliest, int days, Instant now) {
        return earliest.filter(date -> !now.isAfter(date.plus(Duration.ofDays(days)))).isPresent();
    }

    static Evidence addTo(Evidence evidence, UserReads user) {
        Read<Instant> changed = user.passwordChanged();
        Evidence with = evidence.with("password_last_changed", changed);
        if (!(changed instanceof Read.Known<Instant>(var _, var source))) {
            return with.with("the password is not older than", user.passwordNotBefore());
        }
        return source.name().equals("credential-report")
                ? with.note("As of the credential report; AWS offers nothing fresher.")
                : with.note(
                        "The report has not seen this password; CreateDate of the login profile"
                                + " counts.");
    }
}
