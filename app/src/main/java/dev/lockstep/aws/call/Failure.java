package dev.lockstep.aws.call;

import dev.lockstep.aws.wire.NotAnAwsAnswer;
import java.util.Optional;

/// Why a call has no answer, or the error that is its answer.
///
/// @param operation such as `iam:ListUsers`
/// @param code AWS's code, or a word of ours: `Timeout`, `NoAnswer`, `NotAnAwsAnswer`
/// @param message AWS's own words (hostile text), or ours
/// @param requestId AWS's id of the request, where it answered
public record Failure(
        String operation, String code, String message, Kind kind, Optional<String> requestId) {
    private static final int LONGEST_MESSAGE = 2_000;

    public static final String TIMEOUT = "Timeout";

    public Failure {
        message =
                message.length() > LONGEST_MESSAGE
                        ? message.substring(0, LONGEST_MESSAGE)
                        : message;
    }

    /// A failure of a request without an id.
    public Failure(String operation, String code, String message, Kind kind) {
        this(operation, code, message, kind, Optional.empty());
    }

    /// What is to be done about it.
    public enum Kind {
        /// AWS has answered, with an error: asking again gives the same.
        ANSWERED,
        /// AWS asks everybody to be slower.
        THROTTLED,
        /// AWS did not carry out a write, since another one is not over; the same may pass soon.
        BUSY,
        /// No answer came, or none of AWS: asking again may help, but a write may have been carried
        /// out.
        LOST,
        /// There was no connection at all; nothing was sent.
        UNREACHABLE
    }

    /// The failure of an answer that lacks what it must have.
    public static Failure notAsDocumentedBy(String operation) {
        return new Failure(
                operation,
                NotAnAwsAnswer.OTHER,
                "the answer is not as AWS documents it",
                Kind.LOST);
    }

    public CallFailed thrown() {
        return new CallFailed(this);
    }
}
