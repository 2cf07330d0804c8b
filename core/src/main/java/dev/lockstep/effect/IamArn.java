package dev.lockstep.effect;

import dev.lockstep.account.Account;

/// ARNs of what IAM keeps in an account.
///
/// Rule source: IAM User Guide, "IAM identifiers".
public final class IamArn {
    private IamArn() {}

    /// The ARN of a user, group, role or policy.
    ///
    /// @param kind as the ARN writes it: `user`, `group`, `role` or `policy`
    /// @param path begins and ends with a slash
    /// @throws IllegalArgumentException if nobody knows the account's id
    public static String of(Account account, String kind, String path, String name) {
        String id =
                account.id()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the account's id is not known, so nothing new in"
                                                + " it has an ARN"));
        return "arn:" + account.partition() + ":iam::" + id + ":" + kind + path + name;
    }

    /// The name at the end of an ARN of a managed policy, after its path.
    public static String policyName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /// The path in an ARN of a managed policy: `/` or, say, `/service-role/`.
    public static String policyPath(String arn) {
        int first = arn.indexOf('/');
        return first < 0 ? "/" : arn.substring(first, arn.lastIndexOf('/') + 1);
    }
}
