package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.Account;
import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.Resources;
import dev.lockstep.policy.Statement;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Quota;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What AWS asks of a document before it takes it.
///
/// Rule source: IAM User Guide, "Grammar of the IAM JSON policy language" and the pages on each
/// element; the words are those that AWS answers with.
final class PolicyRules {
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern VENDOR = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern PARTITION = Pattern.compile("aws[a-z0-9-]*|\\*");
    private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{12,}");

    private PolicyRules() {}

    /// A document that gives rights to whom it is attached.
    ///
    /// @throws AwsError if it is none
    static void identity(String json) {
        for (Statement statement : statements(json)) {
            if (statement.principals().isPresent()) {
                throw malformed("Policy document should not specify a principal.");
            }
            resources(statement.resources());
        }
    }

    /// A document that says who may assume a role.
    ///
    /// @param account the account of the role: principals in it must exist
    /// @throws AwsError if it is none
    static void trust(Account account, String json) {
        for (Statement statement : statements(json)) {
            if (statement.resources().isPresent()) {
                throw malformed("Has prohibited field Resource");
            }
            for (ActionPattern action : statement.actions().patterns()) {
                if (!action.text().toLowerCase(Locale.ROOT).startsWith("sts:")) {
                    throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
                }
            }
            Principals principals =
                    statement
                            .principals()
                            .filter(one -> !one.members().isEmpty())
                            .orElseThrow(() -> malformed("Missing required field Principal"));
            principals.members().forEach(one -> principal(account, one));
        }
        Quota.upTo(PolicyText.size(json), "ACLSizePerRole", Quota.TRUST_POLICY_SIZE);
    }

    private static List<Statement> statements(String json) {
        List<Statement> all =
                switch (PolicyDocument.parse(json)) {
                    case Malformed _ -> throw malformed("Syntax errors in policy.");
                    case PolicyDocument document -> document.statements();
                };
        if (all.isEmpty()) {
            throw malformed("Syntax errors in policy.");
        }
        Set<String> sids = new HashSet<>();
        for (Statement statement : all) {
            statement.sid().ifPresent(sid -> sid(sid, sids));
            actions(statement.actions().patterns());
            statement.conditions().forEach(PolicyRules::condition);
        }
        return all;
    }

    private static void sid(String sid, Set<String> before) {
        if (!SID.matcher(sid).matches()) {
            throw malformed(
                    "Statement IDs (SID) must be alpha-numeric. Check that your input"
                            + " satisfies the regular expression [0-9A-Za-z]*");
        }
        if (!before.add(sid)) {
            throw malformed("Statement IDs (SID) in a single policy must be unique.");
        }
    }

    private static void actions(List<ActionPattern> patterns) {
        if (patterns.isEmpty()) {
            throw malformed("Policy statement must contain actions.");
        }
        for (ActionPattern pattern : patterns) {
            String text = pattern.text();
            if (text.equals("*")) {
                continue;
            }
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw noVendor();
            }
            String vendor = text.substring(0, colon);
            if (!VENDOR.matcher(vendor).matches() || colon == text.length() - 1) {
                throw malformed("Vendor " + vendor + " is not valid");
            }
        }
    }

    private static void condition(Condition condition) {
        if (!condition.key().contains(":")) {
            throw noVendor();
        }
    }

    private static AwsError noVendor() {
        return malformed(
                "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    }

    private static void resources(Optional<Resources> resources) {
        List<ResourcePattern> patterns = resources.map(Resources::patterns).orElse(List.of());
        if (patterns.isEmpty()) {
            throw malformed("Policy statement must contain resources.");
        }
        for (ResourcePattern pattern : patterns) {
            String text = pattern.text();
            if (pattern.matchesEvery()) {
                continue;
            }
            String[] parts = text.split(":", 6);
            if (!parts[0].equals("arn") || parts.length < 3) {
                throw malformed("Resource " + text + " must be in ARN format or \"*\".");
            }
            if (!PARTITION.matcher(parts[1]).matches()) {
                throw malformed(
                        "Partition \""
                                + parts[1]
                                + "\" is not valid for resource \""
                                + text
                                + "\".");
            }
            if (parts.length < 6 && !text.endsWith("*")) {
                throw malformed("The policy failed legacy parsing");
            }
        }
    }

    private static void principal(Account account, Principal principal) {
        switch (principal) {
            case Principal.Anyone _ -> {}
            case Principal.Aws aws -> {
                if (!isPrincipal(account, aws.value())) {
                    throw invalidPrincipal("AWS", aws.value());
                }
            }
            case Principal.Service service -> {
                if (!service.name().contains(".") || service.name().contains("*")) {
                    throw invalidPrincipal("SERVICE", service.name());
                }
            }
            case Principal.Federated federated -> {
                if (federated.provider().contains("*")) {
                    throw invalidPrincipal("Federated", federated.provider());
                }
            }
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
