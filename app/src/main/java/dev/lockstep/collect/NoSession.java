package dev.lockstep.collect;

/// AWS cannot be asked. The message is one line for a person: what is so, and the command that
/// helps.
public final class NoSession extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    public NoSession(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /// What kind of lack it is; the exit status goes by it.
    public enum Why {
        /// There are no credentials, or no such profile: exit status 69.
        NOTHING_THERE,
        /// AWS does not take the credentials, or they have run out: exit status 3.
        NOT_TAKEN,
        /// AWS does not know the access key, or it is inactive: exit status 3.
        KEY_NOT_KNOWN,
        /// AWS cannot be reached: exit status 3.
        UNREACHABLE,
        /// An option or variable makes no sense, such as plain http to another machine: exit status
        /// 64.
        USAGE
    }
}
