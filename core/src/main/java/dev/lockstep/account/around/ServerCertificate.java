package dev.lockstep.account.around;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A TLS certificate that is kept in IAM.
///
/// @param expires end of its validity (UTC)
/// @param id such as `ASCA…`
/// @param uploaded when it came into IAM (UTC)
/// @param body the certificate in PEM, where it was read; never its private key
/// @param chain the certificates above it in PEM, where there are any
/// @param tags as iam:ListServerCertificateTags gives them; empty where they were not read
public record ServerCertificate(
        String name,
        Optional<String> arn,
        Optional<Instant> expires,
        Optional<String> id,
        Optional<Instant> uploaded,
        Optional<String> body,
        Optional<String> chain,
        Map<String, String> tags) {
    public ServerCertificate {
        tags = Map.copyOf(tags);
    }

    /// A certificate without tags.
    public ServerCertificate(
            String name,
            Optional<String> arn,
            Optional<Instant> expires,
            Optional<String> id,
            Optional<Instant> uploaded,
            Optional<String> body,
            Optional<String> chain) {
        this(name, arn, expires, id, uploaded, body, chain, Map.of());
    }

    public ServerCertificate(String name, Optional<String> arn, Optional<Instant> expires) {
        this(
                name,
                arn,
                expires,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ServerCertificate withTags(Map<String, String> other) {
        return new ServerCertificate(name, arn, expires, id, uploaded, body, chain, other);
    }

    /// The path that its ARN tells; `/` where none is known.
    public String path() {
        String mark = ":server-certificate/";
        return arn.filter(one -> one.contains(mark) && one.endsWith("/" + name))
                .map(one ->
                        one.substring(
                                one.indexOf(mark) + mark.length() - 1,
                                one.length() - name.length()))
                .orElse("/");
    }
}
