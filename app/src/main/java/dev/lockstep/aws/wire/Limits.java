package dev.lockstep.aws.wire;

import java.time.Duration;

/// How much is asked of AWS at once, and how long it is waited for.
///
/// AWS publishes no figures for IAM's throttling (token buckets for each API, refilled each second;
/// a service has one for each of its operations), so the rate is felt for: it starts modestly,
/// doubles each second until a call is throttled for the first time, is halved then and whenever
/// any call is throttled again, and rises slowly from there on.
///
/// @param inFlight calls at the same time
/// @param startRate calls in a second at first
/// @param topRate calls in a second at most
/// @param lowRate calls in a second at least, however often AWS throttles
/// @param burst calls that may be made at once after a rest; all that fifty users take, which is
///   fifty of each operation
/// @param tries how often one call is tried
/// @param firstPause before the second try, at most; it doubles with each try
/// @param longestPause between two tries
/// @param patience how long one call is tried; as long without any answer to any call ends all
/// @param connect to make a connection
/// @param answer from the connection to the last byte of an answer
/// @param report to wait for the credential report
/// @param reportPause between two questions whether the report is ready
public record Limits(
        int inFlight,
        double startRate,
        double topRate,
        double lowRate,
        int burst,
        int tries,
        Duration firstPause,
        Duration longestPause,
        Duration patience,
        Duration connect,
        Duration answer,
        Duration report,
        Duration reportPause) {
    public static final Limits DEFAULT =
            new Limits(
                    16,
                    50,
                    400,
                    2,
                    250,
                    8,
                    Duration.ofMillis(250),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2));
}
