package dev.lockstep.aws.call;

/// A call to AWS has no value to give.
public final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    CallFailed(Failure failure) {
        super(failure.operation() + ": " + failure.code(), null, false, false);
        this.failure = failure;
    }

    /// Why.
    public Failure failure() {
        return failure;
    }
}
