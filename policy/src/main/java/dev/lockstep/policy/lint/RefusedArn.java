package dev.lockstep.policy.lint;

import dev.lockstep.policy.ResourcePattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What AWS refuses of a resource.
///
/// Rule source: IAM User Guide, "IAM JSON policy elements: Resource"; the words are quoted from
/// AWS's answers.
final class RefusedArn {
    private static final Pattern PARTITION = Pattern.compile("aws[a-z0-9-]*|\\*");

    /// How the last part of an ARN of IAM begins.
    private static final List<String> IAM_PATHS =
            List.of(
                    "user/",
                    "federated-user/",
                    "role/",
                    "group/",
                    "instance-profile/",
                    "mfa/",
                    "server-certificate/",
                    "policy/",
                    "sms-mfa/",
                    "saml-provider/",
                    "oidc-provider/",
                    "report/",
                    "access-report/");

    private RefusedArn() {}

    /// AWS's answer to such a resource; empty: it is taken.
    static Optional<String> words(ResourcePattern pattern) {
        String text = pattern.text();
        if (pattern.matchesEvery()) {
            return Optional.empty();
        }
        String[] parts = text.split(":", 6);
        if (!parts[0].equals("arn") || parts.length == 1) {
            return Optional.of("Resource " + text + " must be in ARN format or \"*\".");
        }
        if (!PARTITION.matcher(parts[1]).matches()) {
            return Optional.of(
                    "Partition \"" + parts[1] + "\" is not valid for resource \"" + text + "\".");
        }
        if (parts.length == 2) {
            return Optional.of(
                    "Resource vendor must be fully qualified and cannot contain regexes.");
        }
        if (parts.length < 6) {
            return text.endsWith("*")
                    ? Optional.empty()
                    : Optional.of("The policy failed legacy parsing");
        }
        if (parts[2].equals("iam")) {
            return iam(parts, text);
        }
        return Optional.empty();
    }

    private static Optional<String> iam(String[] parts, String text) {
        if (!parts[3].isEmpty() && !parts[3].equals("*")) {
            return Optional.of("IAM resource " + text + " cannot contain region information.");
        }
        String path = parts[5];
        boolean known =
                path.contains("*")
                        || path.contains("$")
                        || path.contains("?")
                        || path.equals("root")
                        || IAM_PATHS.stream().anyMatch(path::startsWith);
        return known
                ? Optional.empty()
                : Optional.of(
                        "IAM resource path must either be \"*\" or start with "
                                + String.join(", ", IAM_PATHS)
                                + ".");
    }
}
