package dev.lockstep.operation;

import java.util.List;

/// The exit statuses, which scripts rely on.
public enum ExitStatus {
    DONE(0),
    /// A fail at or above the threshold.
    FAILS(1),
    /// A plan has changes.
    CHANGES(2),
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

    /// The status that a process ended with; one that has no meaning here is a bug.
    public static ExitStatus of(int code) {
        return List.of(values()).stream().filter(one -> one.code == code).findFirst().orElse(BUG);
    }

    public int code() {
        return code;
    }
}
