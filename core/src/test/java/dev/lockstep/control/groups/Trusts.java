package dev.lockstep.control.groups;

/// Trust policies for tests.
final class Trusts {
    static final String LAMBDA = trust("{\"Service\": \"lambda.amazonaws.com\"}", "");

    private Trusts() {}

    /// One Allow of sts:AssumeRole.
    ///
    /// @param principal the JSON of the Principal element
    /// @param condition the JSON of the Condition element; empty: none
    static String trust(String principal, String condition) {
        return policy(statement("Allow", principal, "\"sts:AssumeRole\"", condition));
    }

    static String webIdentity(String provider, String condition) {
        return policy(
                statement(
                        "Allow",
                        "{\"Federated\": \"" + provider + "\"}",
                        "\"sts:AssumeRoleWithWebIdentity\"",
                        condition));
    }

    static String statement(String effect, String principal, String actions, String condition) {
        return "{\"Effect\": \"%s\", \"Principal\": %s, \"Action\": %s%s}"
                .formatted(
                        effect,
                        principal,
                        actions,
                        condition.isEmpty() ? "" : ", \"Condition\": " + condition);
    }

    static String policy(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + String.join(", ", statements)
                + "]}";
    }
}
