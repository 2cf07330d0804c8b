package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import java.time.Instant;
import java.util.Optional;

/// How an old console password gets a successor. A password that works is not replaced: its person
/// chooses another at the next sign-in.
public final class PasswordMend {
    private PasswordMend() {}

    /// The remedy for a password that is too old or overdue.
    public static Remedy of(UserReads user, AccountSnapshot snapshot, Instant now) {
        return isReplaced(user, snapshot, now) ? Remedy.REPLACE_PASSWORD : Remedy.CHANGE_PASSWORD;
    }

    /// Whether it takes another first password: nobody ever signed in with this one, so perhaps
    /// nobody has it, or it opens nothing any more.
    public static boolean isReplaced(UserReads user, AccountSnapshot snapshot, Instant now) {
        boolean isNeverUsed =
                user.passwordLastUsed() instanceof Read.Known<Optional<Instant>> known
                        && known.value().isEmpty();
        return isNeverUsed || isShut(user, snapshot, now).isYes();
    }

    /// Whether the password has expired where the console lets nobody in by such a one.
    ///
    /// Rule source: IAM API Reference, UpdateAccountPasswordPolicy, HardExpiry: users whose
    /// password has expired cannot set a new one before an administrator has reset it.
    public static Ruling isShut(UserReads user, AccountSnapshot snapshot, Instant now) {
        return Ruling.all(
                Ruling.of(
                        snapshot.passwordPolicy(),
                        policy -> policy.filter(PasswordPolicy::hardExpiry).isPresent()),
                PasswordDates.isOverdue(user, snapshot, now));
    }
}
