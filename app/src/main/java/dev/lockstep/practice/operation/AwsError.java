package dev.lockstep.practice.operation;

/// An error that AWS answers with.
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /// @param status of HTTP, such as 404
    /// @param code AWS's own, such as `NoSuchEntity`
    /// @param message AWS's own words
    public AwsError(int status, String code, String message) {
        // It is an answer, not a fault: nobody looks at its stack.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String words() {
        return java.util.Objects.requireNonNullElse(getMessage(), "");
    }
}
