package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The trust policies of roles.
final class JudgeTrust {
    private static final Set<String> PINS =
            Set.of(
                    "aws:principalorgid",
                    "aws:principalorgpaths",
                    "aws:principalarn",
                    "aws:principalaccount",
                    "aws:sourceorgid",
                    "aws:sourceorgpaths",
                    "aws:sourcearn",
                    "aws:sourceaccount",
                    "aws:sourcevpc",
                    "aws:sourcevpce");
    private static final Set<String> DEPUTY_PINS =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");
    private static final Set<String> DEPUTIES =
            Set.of("scheduler", "states", "vpc-flow-logs", "bedrock", "ssm", "codebuild");

    /// How far a subject must be free of wildcards to name its owner.
    private static final Map<String, Pattern> SHARED =
            Map.of(
                    "token.actions.githubusercontent.com", Pattern.compile("repo:[^/*?:]+/.*"),
                    "gitlab.com", Pattern.compile("project_path:[^/*?:]+/.*"),
                    "app.terraform.io", Pattern.compile("organization:[^:*?]+:.*"));

    private final JudgedAccount account;
    private final Set<String> friends;

    JudgeTrust(JudgedAccount account, JudgedBaseline baseline) {
        this.account = account;
        this.friends = new HashSet<>(Json.texts(baseline.json().path("trusted-accounts")));
        friends.add(account.id());
        for (JsonNode each :
                account.files().json("organization-accounts.json").path("Accounts").values()) {
            friends.add(Json.text(each, "Id"));
        }
    }

    List<Expected> findings() {
        List<Expected> found = new ArrayList<>();
        if (!account.knowsDetails()) {
            return List.of(
                    account.undetermined("role-trust-open"),
                    account.undetermined("role-trust-external"),
                    account.undetermined("role-confused-deputy"));
        }
        for (JsonNode role : account.roles()) {
            String name = Json.text(role, "RoleName");
            List<JsonNode> trust = Documents.allows(role.path("AssumeRolePolicyDocument"));
            found.add(Expected.of("role-trust-open", "role", name, Ruled.fails(isOpen(trust))));
            found.add(Expected.of("role-trust-external", "role", name, external(trust)));
            found.add(Expected.of("role-confused-deputy", "role", name, deputy(role, trust)));
        }
        return found;
    }

    private static boolean isOpen(List<JsonNode> trust) {
        return trust.stream().anyMatch(s -> isOpenToAll(s) || isOpenToTenants(s));
    }

    private static boolean isOpenToAll(JsonNode statement) {
        boolean assumes =
                Stream.of(
                                "sts:AssumeRole",
                                "sts:AssumeRoleWithSAML",
                                "sts:AssumeRoleWithWebIdentity")
                        .anyMatch(action -> Documents.names(statement, action));
        JsonNode principal = statement.path("Principal");
        boolean all =
                Json.text(principal).equals("*") || Json.texts(principal.path("AWS")).contains("*");
        return assumes && all && !conditions(statement, JudgeTrust::pins);
    }

    private static boolean isOpenToTenants(JsonNode statement) {
        if (!Documents.names(statement, "sts:AssumeRoleWithWebIdentity")) {
            return false;
        }
        for (String federated : Json.texts(statement.path("Principal").path("Federated"))) {
            String issuer = federated.substring(federated.indexOf("oidc-provider/") + 14);
            Pattern owner = SHARED.get(issuer);
            if (owner != null && !conditions(statement, owned(issuer + ":sub", owner))) {
                return true;
            }
        }
        return false;
    }

    private static BiPredicate<Asked, List<String>> owned(String subject, Pattern owner) {
        return (asked, values) ->
                asked.isPositive()
                        && asked.operator().startsWith("string")
                        && asked.key().equals(subject)
                        && values.stream().allMatch(v -> owner.matcher(v).matches());
    }

    private static boolean pins(Asked asked, List<String> values) {
        return asked.isPositive()
                && PINS.contains(asked.key())
                && values.stream().allMatch(value -> pins(asked.key(), value));
    }

    private static boolean pins(String key, String value) {
        if (value.matches("[*?]*")) {
            return false;
        }
        if (!key.endsWith("arn")) {
            return true;
        }
        String[] parts = value.split(":", 6);
        return parts.length == 6 && parts[4].matches("\\d+");
    }

    private static boolean vouches(Asked asked, List<String> values) {
        if (!asked.isPositive()) {
            return false;
        }
        return switch (asked.key()) {
            case "sts:externalid", "aws:principalorgid" ->
                    values.stream().noneMatch(value -> value.matches("[*?]*"));
            case "aws:multifactorauthpresent" ->
                    values.stream().allMatch(value -> value.equalsIgnoreCase("true"));
            case "aws:multifactorauthage" -> true;
            default -> false;
        };
    }

    private Ruled external(List<JsonNode> trust) {
        boolean names = false;
        boolean deleted = false;
        for (JsonNode statement : trust) {
            for (String principal : Json.texts(statement.path("Principal").path("AWS"))) {
                String[] parts = principal.split(":", 6);
                String owner = parts.length == 6 ? parts[4] : principal;
                deleted |= owner.matches("A[A-Z]{3}[A-Z0-9]{8,}");
                if (!owner.matches("\\d{12}") || owner.equals(account.id())) {
                    continue;
                }
                names = true;
                if (!friends.contains(owner) && !conditions(statement, JudgeTrust::vouches)) {
                    return Ruled.FAIL;
                }
            }
        }
        return names || deleted ? Ruled.PASS : Ruled.NOT_APPLICABLE;
    }

    private static Ruled deputy(JsonNode role, List<JsonNode> trust) {
        boolean trusts = false;
        boolean open = false;
        for (JsonNode statement : trust) {
            boolean deputy =
                    Json.texts(statement.path("Principal").path("Service")).stream()
                            .anyMatch(s -> DEPUTIES.contains(s.substring(0, s.indexOf('.'))));
            trusts |= deputy;
            open |= deputy && !conditions(statement, (a, v) -> DEPUTY_PINS.contains(a.key()));
        }
        if (!trusts || Json.text(role, "Path").startsWith("/aws-service-role/")) {
            return Ruled.NOT_APPLICABLE;
        }
        return Ruled.fails(open);
    }

    /// An operator and a key of a condition, in lower case.
    private record Asked(String operator, String key) {
        boolean isPositive() {
            return !operator.contains("not")
                    && !operator.endsWith("ifexists")
                    && !operator.startsWith("forallvalues:")
                    && !operator.equals("null");
        }
    }

    private static boolean conditions(JsonNode statement, BiPredicate<Asked, List<String>> wanted) {
        for (var operator : statement.path("Condition").properties()) {
            for (var key : operator.getValue().properties()) {
                Asked asked =
                        new Asked(
                                operator.getKey()
                                        .toLowerCase(Locale.ROOT)
                                        .replaceFirst("^foranyvalue:", ""),
                                key.getKey().toLowerCase(Locale.ROOT));
                if (wanted.test(asked, Json.texts(key.getValue()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
