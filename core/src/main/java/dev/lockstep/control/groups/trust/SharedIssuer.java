package dev.lockstep.control.groups.trust;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An issuer of web identity tokens that many tenants share, such as GitHub Actions: a trust policy
/// has to say whose tokens it means.
///
/// Rule source: IAM User Guide, "Identity-provider controls for shared OpenID Connect providers".
///
/// @param name as an OpenID Connect provider is named, in lower case, such as `gitlab.com`
/// @param ownerClaims the claims that name the owner of a token
public record SharedIssuer(String name, List<OwnerClaim> ownerClaims) {
    private static final String PROVIDER = ":oidc-provider/";
    private static final Map<String, SharedIssuer> ALL = load();

    public SharedIssuer {
        ownerClaims = List.copyOf(ownerClaims);
    }

    /// A claim that names a token's owner.
    ///
    /// @param key the condition key
    /// @param form how its values begin
    public record OwnerClaim(String key, OwnerForm form) {}

    /// Every issuer of the table, by name.
    public static Map<String, SharedIssuer> all() {
        return ALL;
    }

    /// The shared issuer that a principal is, if it is one.
    public static Optional<SharedIssuer> of(Principal principal) {
        return principal instanceof Principal.Federated(String provider)
                ? Optional.ofNullable(ALL.get(issuer(provider)))
                : Optional.empty();
    }

    /// Whether a statement takes only tokens whose owner it names.
    public boolean isLimitedBy(TrustStatement statement) {
        return statement.hasCondition(this::namesOwner);
    }

    private boolean namesOwner(Condition condition) {
        List<OwnerForm> forms =
                ownerClaims.stream()
                        .filter(claim -> claim.key().equals(key(condition.key())))
                        .map(OwnerClaim::form)
                        .toList();
        return FirmCondition.limits(
                condition,
                FirmCondition.STRING,
                value -> forms.stream().anyMatch(form -> form.isNamedBy(value)));
    }

    /// The issuer in an ARN `…:oidc-provider/ISSUER`, or the bare issuer.
    private static String issuer(String provider) {
        int at = provider.indexOf(PROVIDER);
        return plain(at < 0 ? provider : provider.substring(at + PROVIDER.length()));
    }

    private static String key(String written) {
        int colon = written.lastIndexOf(':');
        return colon < 0
                ? written.toLowerCase(Locale.ROOT)
                : plain(written.substring(0, colon))
                        + written.substring(colon).toLowerCase(Locale.ROOT);
    }

    private static String plain(String issuer) {
        String lower = issuer.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("https://") ? lower.substring(8) : lower;
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static Map<String, SharedIssuer> load() {
        return ReasonedTable.load(
                        SharedIssuer.class,
                        "shared-issuers.tsv",
                        List.of("issuer", "claim", "form", "reason", "source"))
                .rows()
                .stream()
                .collect(Collectors.groupingBy(List::getFirst))
                .entrySet()
                .stream()
                .map(rows ->
                        new SharedIssuer(
                                rows.getKey(),
                                rows.getValue().stream()
                                        .map(row -> claim(row.get(0), row.get(1), row.get(2)))
                                        .toList()))
                .collect(Collectors.toUnmodifiableMap(SharedIssuer::name, issuer -> issuer));
    }

    private static OwnerClaim claim(String issuer, String claim, String form) {
        String whole = claim.contains(":") ? claim : issuer + ":" + claim;
        return new OwnerClaim(key(whole), OwnerForm.parse(form));
    }
}
