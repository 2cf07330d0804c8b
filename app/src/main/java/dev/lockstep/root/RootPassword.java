package dev.lockstep.root;

import dev.lockstep.baseline.RootGoal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Root's password, of which no API shows anything: a person looks, and vouches for it.
public final class RootPassword {
    /// The control that asks for it.
    public static final String CONTROL = "root-password-strength";

    /// So many days somebody's word counts where nobody says otherwise.
    public static final int DAYS = 365;

    /// So many days it may count at most.
    public static final int MOST_DAYS = 1100;

    private RootPassword() {}

    /// What to look at before somebody vouches.
    public static Passage guide() {
        return Passage.list(
                "What to look at",
                "Long: 20 characters or more, made by a password manager, not by a person.",
                "Unique: used for nothing else, nor ever was.",
                "Kept in a password manager or a safe that few people can open, apart from the MFA"
                        + " device.",
                "The mailbox of root's e-mail address is as well guarded: whoever reads its mail can"
                        + " ask for a new password.",
                "If any of this is not so, change it first: signed in as root, account name,"
                        + " Security credentials or Account. Lockstep neither sees nor asks for it.");
    }

    /// Somebody's word.
    ///
    /// @param until the last day; empty: a year ahead
    public static RootGoal.Attestation word(String by, Optional<LocalDate> until, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new RootGoal.Attestation(by, today, until.orElse(today.plusDays(DAYS)));
    }

    /// What is wrong with a last day, if anything is: a sentence.
    public static Optional<String> fault(LocalDate until, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate last = today.plusDays(MOST_DAYS);
        return until.isBefore(today) || until.isAfter(last)
                ? Optional.of("it is a day from today (%s) to %s".formatted(today, last))
                : Optional.empty();
    }
}
