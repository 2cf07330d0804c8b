package dev.lockstep.account;

import java.time.Instant;
import java.util.Optional;

/// A read from AWS that would settle a fact which rests on something weaker.
///
/// Password_last_changed, password_next_rotation and root's last-use dates have none: AWS tells
/// them in the credential report only (IAM User Guide, "Getting credential reports").
///
/// @param key what to read
/// @param why what is weak about the fact as it is known now
/// @param asOf when AWS gave the answer that the fact rests on (UTC); absent where nobody knows
public record LiveRead(ReadKey<?> key, Why why, Optional<Instant> asOf) {

    /// What is weak about a fact.
    public enum Why {
        /// The credential report says it, which may be four hours old. One that was generated
        /// during the run is as good as live.
        OLDER,
        /// Something says it that does not say all that the read would: the report has no key ids
        /// and no creation dates, and the list of virtual devices knows no other kind.
        STANDS_IN,
        /// The credential report says it, and a live answer makes it doubtful.
        IN_DOUBT,
        /// Nothing says it, and it is not asked for unless somebody wants it all.
        ONLY_IF_DEEP
    }

    /// The credential report says it.
    static LiveRead older(ReadKey<?> key, Source report) {
        return new LiveRead(key, Why.OLDER, timeOf(report));
    }

    /// The credential report says it, and a live answer makes it doubtful.
    static LiveRead inDoubt(ReadKey<?> key, Source report) {
        return new LiveRead(key, Why.IN_DOUBT, timeOf(report));
    }

    /// What is known says less than the read would.
    public static LiveRead standsIn(ReadKey<?> key) {
        return new LiveRead(key, Why.STANDS_IN, Optional.empty());
    }

    public static LiveRead onlyIfDeep(ReadKey<?> key) {
        return new LiveRead(key, Why.ONLY_IF_DEEP, Optional.empty());
    }

    /// Whether the fact is weak in a run that began then (UTC): an answer that was given since is
    /// live itself.
    public boolean isWeakSince(Instant start) {
        return switch (why) {
            case OLDER, IN_DOUBT -> asOf.map(time -> time.isBefore(start)).orElse(true);
            case STANDS_IN, ONLY_IF_DEEP -> true;
        };
    }

    private static Optional<Instant> timeOf(Source report) {
        return report.atLatest() ? Optional.empty() : report.asOf();
    }
}
