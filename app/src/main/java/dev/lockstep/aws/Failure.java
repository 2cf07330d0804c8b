package dev.lockstep.aws;

/// Why a call has no answer, or the error that is its answer.
///
/// @param operation such as `iam:ListUsers`
/// @param code AWS's code, or a word of ours: `Timeout`, `NoAnswer`, `NotAnAwsAnswer`
/// @param message AWS's own words (hostile text), or ours
record Failure(String operation, String code, String message, Kind kind) {
    private static final int LONGEST_MESSAGE = 2_000;

    static final String TIMEOUT = "Timeout";

    Failure {
        message =
                message.length() > LONGEST_MESSAGE
                        ? message.substring(0, LONGEST_MESSAGE)
                        : message;
    }

    /// What is to be done about it.
    enum Kind {
        /// AWS has answered, with an error: asking again gives the same.
        ANSWERED,
        /// AWS asks everybody to be slower.
        THROTTLED,
        /// No answer came, or none of AWS: asking again may help.
        LOST,
        /// There was no connection at all.
        UNREACHABLE
    }

    CallFailed thrown() {
        return new CallFailed(this);
    }
}
