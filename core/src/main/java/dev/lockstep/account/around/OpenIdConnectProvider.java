package dev.lockstep.account.around;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An OpenID Connect identity provider, as iam:GetOpenIDConnectProvider gives it; of a mere list
/// the ARN is known.
///
/// @param created when it was made (UTC)
/// @param clientIds the audiences that it may name
/// @param thumbprints of the certificates that its server may show, in hexadecimal
/// @param tags as iam:ListOpenIDConnectProviderTags gives them; empty where they were not read
public record OpenIdConnectProvider(
        String arn,
        Optional<Instant> created,
        List<String> clientIds,
        List<String> thumbprints,
        Map<String, String> tags) {
    public OpenIdConnectProvider {
        clientIds = List.copyOf(clientIds);
        thumbprints = List.copyOf(thumbprints);
        tags = Map.copyOf(tags);
    }

    /// A provider without tags.
    public OpenIdConnectProvider(
            String arn,
            Optional<Instant> created,
            List<String> clientIds,
            List<String> thumbprints) {
        this(arn, created, clientIds, thumbprints, Map.of());
    }

    public OpenIdConnectProvider withClientIds(List<String> other) {
        return new OpenIdConnectProvider(arn, created, other, thumbprints, tags);
    }

    public OpenIdConnectProvider withThumbprints(List<String> other) {
        return new OpenIdConnectProvider(arn, created, clientIds, other, tags);
    }

    public OpenIdConnectProvider withTags(Map<String, String> other) {
        return new OpenIdConnectProvider(arn, created, clientIds, thumbprints, other);
    }

    /// A provider of which only the ARN is known.
    public static OpenIdConnectProvider named(String arn) {
        return new OpenIdConnectProvider(arn, Optional.empty(), List.of(), List.of());
    }

    /// The issuer without `https://`, as AWS gives it.
    public String url() {
        String mark = ":oidc-provider/";
        int at = arn.indexOf(mark);
        return at < 0 ? arn : arn.substring(at + mark.length());
    }
}
