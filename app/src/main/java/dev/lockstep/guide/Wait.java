package dev.lockstep.guide;

import java.time.Instant;
import java.time.LocalDate;

/// Something that nobody can hurry.
public sealed interface Wait {
    /// What waits, in a sentence; names in it are hostile text.
    String text();

    /// A waiting time, such as that of an access key.
    ///
    /// @param until the day (UTC) on which it is over
    record UntilDay(String text, LocalDate until) implements Wait {}

    /// A person, who has been asked and does it alone.
    ///
    /// @param person hostile text
    record ForPerson(String text, String person) implements Wait {}

    /// AWS's next credential report: it makes none for four hours after the last (IAM User Guide,
    /// "Getting credential reports").
    ///
    /// @param from when the next can be made (UTC)
    record ForReport(String text, Instant from) implements Wait {}
}
