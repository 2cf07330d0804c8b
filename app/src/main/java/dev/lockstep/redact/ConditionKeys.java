package dev.lockstep.redact;

import dev.lockstep.control.groups.trust.SharedIssuer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Condition keys: AWS's own stay, tags' names and issuers in them are replaced.
final class ConditionKeys {
    /// Claims that tokens of any issuer have (IAM User Guide, "Available keys for AWS web identity
    /// federation"), and those of the issuers that many tenants share.
    private static final Set<String> CLAIMS =
            Stream.concat(
                            Stream.of("sub", "aud", "amr", "azp", "oaud", "email", "iss", "id"),
                            SharedIssuer.all().values().stream()
                                    .flatMap(issuer -> issuer.ownerClaims().stream())
                                    .map(SharedIssuer.OwnerClaim::key)
                                    .map(key -> key.substring(key.lastIndexOf(':') + 1)))
                    .collect(Collectors.toUnmodifiableSet());

    private final Names names;

    ConditionKeys(Names names) {
        this.names = names;
    }

    /// Whether a key is about a claim of a token.
    static boolean isClaim(String key) {
        return !AwsNames.isConditionKey(key) && key.lastIndexOf(':') > 0;
    }

    String redacted(String key) {
        if (AwsNames.isConditionKey(key)) {
            return key;
        }
        int slash = key.indexOf('/');
        if (slash > 0 && AwsNames.isConditionKey(key.substring(0, slash))) {
            return key.substring(0, slash + 1) + names.tagKey(key.substring(slash + 1));
        }
        int colon = key.lastIndexOf(':');
        if (colon <= 0) {
            return names.of("key", key);
        }
        String claim = key.substring(colon + 1);
        return names.issuer(key.substring(0, colon))
                + ":"
                + (CLAIMS.contains(claim) ? claim : names.of("claim", claim));
    }
}
