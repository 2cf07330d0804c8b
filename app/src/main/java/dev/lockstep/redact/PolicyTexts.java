package dev.lockstep.redact;

import dev.lockstep.account.AwsDate;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The texts in policies that are compared with something: actions, resources, principals and the
/// values of conditions. Their shape stays, so that a policy says the same of the pseudonyms as it
/// said of the names.
final class PolicyTexts {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,9})?");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?"
                            + "|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}(/[0-9]{1,3})?");
    private static final Set<String> VALUES_OF_AWS =
            Set.of("https://signin.aws.amazon.com/saml", "sts.amazonaws.com");

    /// What stands in the claims of tokens before and between names.
    private static final Set<String> CLAIM_WORDS =
            Set.of(
                    "repo",
                    "repository",
                    "repository_id",
                    "repository_owner",
                    "repository_owner_id",
                    "enterprise",
                    "enterprise_id",
                    "project_path",
                    "project_id",
                    "namespace_id",
                    "organization",
                    "account",
                    "credentials",
                    "mcp",
                    "org",
                    "owner",
                    "https",
                    "github.com",
                    "vercel.com",
                    "ref",
                    "refs",
                    "heads",
                    "tags",
                    "ref_type",
                    "branch",
                    "pull_request",
                    "environment",
                    "workspace",
                    "run_phase");

    private final Names names;
    private final Arns arns;
    private final Pieces pieces;

    PolicyTexts(Names names, Arns arns) {
        this.names = names;
        this.arns = arns;
        this.pieces = new Pieces(names);
    }

    /// A pattern of actions, such as `s3:Get*`.
    String action(String pattern) {
        int colon = pattern.indexOf(':');
        if (colon < 0) {
            return pieces.replaced(pattern, piece -> names.of("action", piece));
        }
        String service = pattern.substring(0, colon);
        String operation = pattern.substring(colon + 1);
        return pieces.replaced(service, names::service) + ":" + operation(operation);
    }

    private String operation(String text) {
        var result = new StringBuilder();
        String[] parts = text.split("(?<=[*?])|(?=[*?])", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isWildcard = parts[i].equals("*") || parts[i].equals("?");
            boolean isAwsOwn =
                    isWildcard || AwsNames.isPartOfAction(parts[i], i + 1 < parts.length);
            result.append(isAwsOwn ? parts[i] : names.of("action", parts[i]));
        }
        return result.toString();
    }

    /// A pattern of resources: an ARN, or anything.
    String resource(String pattern) {
        return Arns.isArn(pattern) ? arns.redacted(pattern) : shaped(pattern, false);
    }

    /// A principal under `AWS`: an ARN, an account or the id of what is deleted.
    String principal(String value) {
        return Arns.isArn(value) ? arns.redacted(value) : shaped(value, false);
    }

    /// A principal under `Federated`.
    String provider(String value) {
        return Arns.isArn(value)
                ? arns.redacted(value)
                : AwsNames.isServicePrincipal(value) ? value : names.issuer(value);
    }

    /// A value of a condition.
    ///
    /// @param operator its base, such as `StringLike`
    String value(String operator, String key, String value) {
        String base = operator.toLowerCase(Locale.ROOT);
        if (TRUTH.matcher(value).matches() || VALUES_OF_AWS.contains(value)) {
            return value;
        }
        if ((base.startsWith("numeric") || base.startsWith("date"))
                && NUMBER.matcher(value).matches()) {
            return value;
        }
        if (base.startsWith("date")) {
            return date(value);
        }
        if (ADDRESS.matcher(value).matches()) {
            return names.address(value);
        }
        return Arns.isArn(value) ? arns.redacted(value) : shaped(value, ConditionKeys.isClaim(key));
    }

    private String date(String value) {
        try {
            return AwsDate.parse(value).toString();
        } catch (DateTimeException e) {
            return names.of("value", value);
        }
    }

    /// Colons, slashes, wildcards and variables stay.
    ///
    /// @param isClaim whether it is of a token of an issuer
    private String shaped(String text, boolean isClaim) {
        return pieces.replaced(
                text,
                piece -> {
                    var result = new StringBuilder();
                    for (String part : piece.split("(?<=[:/])|(?=[:/])", -1)) {
                        result.append(part.matches("[:/]?") ? part : word(part, isClaim));
                    }
                    return result.toString();
                });
    }

    private String word(String word, boolean isClaim) {
        if (word.equals("arn")
                || AwsNames.isRegion(word)
                || AwsNames.isServicePrincipal(word)
                || (isClaim && CLAIM_WORDS.contains(word))) {
            return word;
        }
        if (names.isAccount(word)) {
            return names.account(word);
        }
        if (names.isUniqueId(word)) {
            return names.id(word);
        }
        return names.isOrganizationId(word) ? names.organization(word) : names.of("value", word);
    }
}
