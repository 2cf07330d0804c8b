package dev.lockstep.access.judgement;

/// Policies for tests.
public final class Policies {
    private Policies() {}

    /// The ARN of something of IAM, such as `role/app`.
    public static String iam(String resource) {
        return IAM + resource;
    }

    static final String IAM = "arn:aws:iam::123456789012:";

    private static final String ON_SELF =
            "\"iam:ChangePassword\", \"iam:EnableMFADevice\", \"iam:GetUser\","
                    + " \"iam:ListMFADevices\", \"iam:ResyncMFADevice\"";

    /// A policy of these statements.
    public static String of(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(", ", statements)
                + "]}";
    }

    public static String allow(String action, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \""
                + action
                + "\", \"Resource\": \""
                + resource
                + "\"}";
    }

    public static String allow(String action, String resource, String condition) {
        return allow(action, resource).replaceFirst("}$", ", \"Condition\": " + condition + "}");
    }

    /// What LockstepRequireMfa says.
    ///
    /// @param operator `BoolIfExists`, or `Bool`, which does not hold for keys
    public static String requireMfa(String operator) {
        String self = IAM + "user/${aws:username}";
        String without =
                ", \"Condition\": {\""
                        + operator
                        + "\": {\"aws:MultiFactorAuthPresent\": \"false\"}}}";
        return of(
                "{\"Effect\": \"Allow\", \"Action\": ["
                        + ON_SELF
                        + "], \"Resource\": \""
                        + self
                        + "\"}",
                allow("iam:CreateVirtualMFADevice", IAM + "mfa/*"),
                allow("iam:ListVirtualMFADevices", "*"),
                "{\"Effect\": \"Deny\", \"NotAction\": ["
                        + ON_SELF
                        + ", \"iam:CreateVirtualMFADevice\", \"iam:ListVirtualMFADevices\","
                        + " \"sts:GetSessionToken\"], \"Resource\": \"*\""
                        + without,
                "{\"Effect\": \"Deny\", \"Action\": ["
                        + ON_SELF
                        + "], \"NotResource\": \""
                        + self
                        + "\""
                        + without);
    }

    /// The Deny of the IAM User Guide's page "AWS: Allows MFA-authenticated IAM users to manage
    /// their own MFA device".
    public static String documentedDeny() {
        return of(
                allow("iam:ListVirtualMFADevices", "*"),
                allow("iam:CreateVirtualMFADevice", "arn:aws:iam::*:mfa/*"),
                "{\"Effect\": \"Allow\", \"Action\": [\"iam:EnableMFADevice\","
                        + " \"iam:GetMFADevice\", \"iam:ListMFADevices\","
                        + " \"iam:ResyncMFADevice\"], \"Resource\":"
                        + " \"arn:aws:iam::*:user/${aws:username}\"}",
                "{\"Effect\": \"Deny\", \"NotAction\": [\"iam:CreateVirtualMFADevice\","
                        + " \"iam:EnableMFADevice\", \"iam:GetMFADevice\","
                        + " \"iam:ListMFADevices\", \"iam:ListVirtualMFADevices\","
                        + " \"iam:ResyncMFADevice\", \"sts:GetSessionToken\"],"
                        + " \"Resource\": \"*\", \"Condition\": {\"BoolIfExists\":"
                        + " {\"aws:MultiFactorAuthPresent\": \"false\"}}}");
    }
}
