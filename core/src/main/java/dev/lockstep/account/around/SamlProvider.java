package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Optional;

/// A SAML identity provider, as iam:GetSAMLProvider gives it; of a mere list the ARN is known.
///
/// @param created when it was made (UTC)
/// @param validUntil when its metadata end (UTC)
/// @param document the metadata of the provider (XML), where they were read
public record SamlProvider(
        String arn,
        Optional<Instant> created,
        Optional<Instant> validUntil,
        Optional<String> document) {
    /// A provider of which only the ARN is known.
    public static SamlProvider named(String arn) {
        return new SamlProvider(arn, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
