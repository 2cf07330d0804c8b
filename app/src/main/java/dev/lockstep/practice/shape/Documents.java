package dev.lockstep.practice.shape;

import java.util.List;
import java.util.stream.Collectors;

/// Policy documents as text. Everything that goes in is ours, so nothing needs escaping.
final class Documents {
    private Documents() {}

    static String of(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String allow(List<String> actions, List<String> resources) {
        return "{\"Effect\":\"Allow\",\"Action\":"
                + list(actions)
                + ",\"Resource\":"
                + list(resources)
                + "}";
    }

    /// Lets everybody do everything.
    static String star() {
        return of(List.of(allow(List.of("*"), List.of("*"))));
    }

    /// A trust policy.
    ///
    /// @param kind `AWS` or `Service`
    /// @param condition such as `{"StringEquals":{"sts:ExternalId":"x"}}`; empty for none
    static String trust(String kind, String principal, String condition) {
        return of(
                List.of(
                        "{\"Effect\":\"Allow\",\"Principal\":{\""
                                + kind
                                + "\":\""
                                + principal
                                + "\"},\"Action\":\"sts:AssumeRole\""
                                + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
                                + "}"));
    }

    /// Nothing without MFA but setting it up for oneself.
    ///
    /// @param iam the start of the ARNs of users and devices, up to the account's colon
    static String requireMfa(String iam) {
        String self = iam + "user/${aws:username}";
        List<String> onSelf =
                List.of(
                        "iam:ChangePassword",
                        "iam:EnableMFADevice",
                        "iam:GetUser",
                        "iam:ListMFADevices",
                        "iam:ResyncMFADevice");
        List<String> reads =
                List.of(
                        "iam:GetAccountPasswordPolicy",
                        "iam:ListAccountAliases",
                        "iam:ListVirtualMFADevices");
        List<String> open =
                List.of(
                        "iam:ChangePassword",
                        "iam:CreateVirtualMFADevice",
                        "iam:EnableMFADevice",
                        "iam:GetAccountPasswordPolicy",
                        "iam:GetUser",
                        "iam:ListAccountAliases",
                        "iam:ListMFADevices",
                        "iam:ListVirtualMFADevices",
                        "iam:ResyncMFADevice",
                        "sts:GetSessionToken");
        String without =
                ",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}";
        return of(
                List.of(
                        allow(onSelf, List.of(self)),
                        allow(List.of("iam:CreateVirtualMFADevice"), List.of(iam + "mfa/*")),
                        allow(reads, List.of("*")),
                        "{\"Effect\":\"Deny\",\"NotAction\":"
                                + list(open)
                                + ",\"Resource\":\"*\""
                                + without,
                        "{\"Effect\":\"Deny\",\"Action\":"
                                + list(onSelf)
                                + ",\"NotResource\":"
                                + list(List.of(self))
                                + without));
    }

    private static String list(List<String> texts) {
        return texts.size() == 1
                ? "\"" + texts.getFirst() + "\""
                : texts.stream()
                        .map(text -> "\"" + text + "\"")
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
