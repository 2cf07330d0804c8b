package dev.lockstep.operation;

/// The exit statuses, which scripts rely on.
public enum ExitStatus {
    DONE(0),
    /// A fail at or above the threshold.
    FAILS(1),
    /// Something that the answer hangs on was refused or failed.
    NOT_COMPLETE(3),
    REFUSED(4),
    USAGE(64),
    BAD_INPUT(65),
    UNAVAILABLE(69),
    BUG(70),
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
