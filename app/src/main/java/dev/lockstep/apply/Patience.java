package dev.lockstep.apply;

import java.time.Duration;

/// How long is waited, since IAM is eventually consistent (IAM User Guide, "Changes that I make are
/// not always immediately visible").
///
/// @param visible how long a write may take to be seen
/// @param settled how long after a call without answer it counts as not carried out, if it is not
///   seen
/// @param firstPause between the first two looks; each further one is twice as long
/// @param longestPause at most
/// @param concurrent how many changes are under way at the same time, at most; most of them wait
///   until they are seen, and the calls themselves keep to AWS's pace. How much can be under way
///   when something is not as planned is for `limits.changes` to say.
/// @param tries how often a call is made that AWS did not carry out for a reason that passes
public record Patience(
        Duration visible,
        Duration settled,
        Duration firstPause,
        Duration longestPause,
        int concurrent,
        int tries) {
    /// What is usual.
    public static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(15),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    128,
                    8);
}
