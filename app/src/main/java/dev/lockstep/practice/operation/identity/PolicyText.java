package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.practice.operation.IamRefusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The text of a policy: whether it fits, and how answers carry it.
final class PolicyText {
    private PolicyText() {}

    /// URL-encoded as RFC 3986 says, as every answer of IAM has it (IAM API Reference,
    /// GetUserPolicy).
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /// @param kind of whose they are: `user`, `group` or `role`
    /// @param policy the name of the one that is written anew
    /// @throws dev.lockstep.practice.operation.AwsError if all inline policies together would be
    ///   too long
    static void fits(
            List<InlinePolicy> before,
            String policy,
            String document,
            String kind,
            String name,
            int most) {
        int others =
                before.stream()
                        .filter(one -> !one.name().equals(policy))
                        .mapToInt(one -> PolicySize.of(one.document().text()))
                        .sum();
        if (others + PolicySize.of(document) > most) {
            throw IamRefusal.limitExceeded(
                    "Maximum policy size of " + most + " bytes exceeded for " + kind + " " + name);
        }
    }
}
