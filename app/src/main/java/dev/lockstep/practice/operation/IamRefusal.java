package dev.lockstep.practice.operation;

/// The errors of IAM, with its codes and statuses (IAM API Reference, "Common errors" and the
/// errors of each action).
public final class IamRefusal {
    private IamRefusal() {}

    public static AwsError noSuchEntity(String words) {
        return new AwsError(404, "NoSuchEntity", words);
    }

    public static AwsError alreadyExists(String words) {
        return new AwsError(409, "EntityAlreadyExists", words);
    }

    public static AwsError deleteConflict(String words) {
        return new AwsError(409, "DeleteConflict", words);
    }

    public static AwsError limitExceeded(String words) {
        return new AwsError(409, "LimitExceeded", words);
    }

    public static AwsError malformedPolicy(String words) {
        return new AwsError(400, "MalformedPolicyDocument", words);
    }

    public static AwsError invalidInput(String words) {
        return new AwsError(400, "InvalidInput", words);
    }

    public static AwsError validation(String words) {
        return new AwsError(400, "ValidationError", words);
    }

    public static AwsError accessDenied(String words) {
        return new AwsError(403, "AccessDenied", words);
    }

    public static AwsError unmodifiable(String words) {
        return new AwsError(400, "UnmodifiableEntity", words);
    }

    public static AwsError notAttachable(String words) {
        return new AwsError(400, "PolicyNotAttachable", words);
    }
}
