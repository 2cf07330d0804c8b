package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A SAML identity provider, as iam:GetSAMLProvider gives it; of a mere list the ARN is known.
///
/// @param created when it was made (UTC)
/// @param validUntil when its metadata end (UTC)
/// @param document the metadata of the provider (XML), where they were read
/// @param tags as iam:ListSAMLProviderTags gives them; empty where they were not read
public record SamlProvider(
        String arn,
        Optional<Instant> created,
        Optional<Instant> validUntil,
        Optional<String> document,
        Map<String, String> tags) {
    public SamlProvider {
        tags = Map.copyOf(tags);
    }

    /// A provider without tags.
    public SamlProvider(
            String arn,
            Optional<Instant> created,
            Optional<Instant> validUntil,
            Optional<String> document) {
        this(arn, created, validUntil, document, Map.of());
    }

    public SamlProvider withTags(Map<String, String> other) {
        return new SamlProvider(arn, created, validUntil, document, other);
    }

    /// A provider of which only the ARN is known.
    public static SamlProvider named(String arn) {
        return new SamlProvider(arn, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
