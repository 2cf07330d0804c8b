package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.lint.PolicyKind;
import dev.lockstep.policy.lint.Refusals;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Quota;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What AWS asks of a document before it takes it: what [Refusals] knows, and that the principals
/// of a trust policy exist.
///
/// Rule source: IAM User Guide, "AWS JSON policy elements: Principal".
final class PolicyRules {
    private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{12,}");

    private PolicyRules() {}

    /// A document that gives rights to whom it is attached.
    ///
    /// @throws AwsError if it is none
    static void identity(String json) {
        document(json, PolicyKind.IDENTITY);
    }

    /// A document that says who may assume a role.
    ///
    /// @param account the account of the role: principals in it must exist
    /// @throws AwsError if it is none
    static void trust(Account account, String json) {
        for (Statement statement : document(json, PolicyKind.TRUST)) {
            statement.principals().stream()
                    .flatMap(principals -> principals.members().stream())
                    .forEach(one -> principal(account, one));
        }
        Quota.upTo(PolicySize.of(json), "ACLSizePerRole", Quota.TRUST_POLICY_SIZE);
    }

    private static List<Statement> document(String json, PolicyKind kind) {
        PolicyParse parse = PolicyDocument.parse(json);
        Refusals.first(parse, kind)
                .ifPresent(refusal -> {
                    throw malformed(refusal.words());
                });
        return switch (parse) {
            case Malformed _ -> throw malformed("Syntax errors in policy.");
            case PolicyDocument document -> document.statements();
        };
    }

    private static void principal(Account account, Principal principal) {
        switch (principal) {
            case Principal.Anyone _ -> {}
            case Principal.Aws aws -> {
                if (!isPrincipal(account, aws.value())) {
                    throw invalidPrincipal("AWS", aws.value());
                }
            }
            case Principal.Service _, Principal.Federated _ -> {}
            case Principal.CanonicalUser user -> throw invalidPrincipal("CanonicalUser", user.id());
        }
    }

    /// Whether there is such a user, role, session or account, as far as one account can know.
    private static boolean isPrincipal(Account account, String value) {
        if (value.matches("[0-9]{12}")) {
            return true;
        }
        if (UNIQUE_ID.matcher(value).matches()) {
            Optional<String> id = Optional.of(value);
            return account.users().values().stream().anyMatch(user -> user.id().equals(id))
                    || account.roles().values().stream().anyMatch(role -> role.id().equals(id));
        }
        String[] parts = value.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn") || value.contains("*")) {
            return false;
        }
        boolean ours = account.id().equals(Optional.of(parts[4]));
        String kind = parts[5].split("/", 2)[0];
        return switch (parts[2] + ":" + kind) {
            case "iam:root", "sts:assumed-role", "sts:federated-user" -> true;
            case "iam:user" ->
                    !ours
                            || account.users().values().stream()
                                    .anyMatch(user -> user.arn().equals(Optional.of(value)));
            case "iam:role" ->
                    !ours
                            || account.roles().values().stream()
                                    .anyMatch(role -> role.arn().equals(value));
            default -> false;
        };
    }

    private static AwsError invalidPrincipal(String kind, String value) {
        return malformed("Invalid principal in policy: \"" + kind + "\":\"" + value + "\"");
    }

    private static AwsError malformed(String words) {
        return IamRefusal.malformedPolicy(words);
    }
}
