package dev.lockstep.aws;

import dev.lockstep.aws.call.Budget;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.aws.wire.Limits;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/// The credential report. AWS keeps one and makes a new one every four hours at most: asked to make
/// one, it says whether the one that it has will do. It is waited for, but not without end.
final class ReportReads {
    private static final String GENERATE = "iam:GenerateCredentialReport";
    private static final String GET = "iam:GetCredentialReport";

    private ReportReads() {}

    static void report(Reading reading, Limits limits, Budget.Time time) throws CallFailed {
        long end = time.nanos() + limits.report().toNanos();
        Optional<Failure> refused = Optional.empty();
        try {
            while (!isReady(reading)) {
                if (time.nanos() + limits.reportPause().toNanos() > end) {
                    throw new Failure(
                                    GET,
                                    "ReportInProgress",
                                    "the credential report was not ready within "
                                            + seconds(limits.report()),
                                    Failure.Kind.ANSWERED)
                            .thrown();
                }
                pause(time, limits.reportPause());
            }
        } catch (CallFailed failed) {
            if (!failed.failure().operation().equals(GENERATE)) {
                throw failed;
            }
            // Who may not have one made may still read the one that is there.
            refused = Optional.of(failed.failure());
        }
        try {
            reading.one(
                    "credential-report.json",
                    GET,
                    () -> reading.clients().iam().getCredentialReport());
        } catch (CallFailed failed) {
            throw refused.isPresent() ? refused.get().thrown() : failed;
        }
    }

    private static boolean isReady(Reading reading) throws CallFailed {
        return reading.calls()
                        .call(GENERATE, () -> reading.clients().iam().generateCredentialReport())
                        .state()
                == ReportStateType.COMPLETE;
    }

    private static void pause(Budget.Time time, Duration length) {
        long end = time.nanos() + length.toNanos();
        for (long left = end - time.nanos(); left > 0; left = end - time.nanos()) {
            time.sleep(Duration.ofNanos(left));
        }
    }

    private static String seconds(Duration length) {
        return length.toSeconds() + " seconds";
    }
}
