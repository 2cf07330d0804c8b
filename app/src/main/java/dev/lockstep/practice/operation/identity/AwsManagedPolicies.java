package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.catalog.AwsManagedPolicies.Listed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The managed policies that AWS keeps as managed policies of an account, each with the document of
/// one version: the newest that was known when this was built.
///
/// Their ids and dates are made up, but the same each time: no public list has them.
final class AwsManagedPolicies {
    /// When AWS made the first managed policies.
    private static final Instant CREATED = Instant.parse("2015-02-06T18:39:46Z");

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AwsManagedPolicies() {}

    /// The policy of this ARN, with its document and no attachments.
    ///
    /// @param partition of the account
    static Optional<ManagedPolicy> find(String partition, String arn) {
        return arn.startsWith(prefix(partition))
                ? kept().byArn(arn)
                        .map(known ->
                                policy(
                                        partition,
                                        known.path(),
                                        known.version(),
                                        Optional.of(known.document())))
                : Optional.empty();
    }

    /// All of them, without documents and attachments.
    static List<ManagedPolicy> all(String partition) {
        return kept().listed().stream()
                .sorted(Comparator.comparing(Listed::path))
                .map(one -> policy(partition, one.path(), one.version(), Optional.empty()))
                .toList();
    }

    private static ManagedPolicy policy(
            String partition, String path, String version, Optional<PolicyParse> document) {
        var created = Optional.of(CREATED);
        String pathAndName = "/" + path;
        int name = pathAndName.lastIndexOf('/') + 1;
        return new ManagedPolicy(
                pathAndName.substring(name),
                prefix(partition) + pathAndName,
                pathAndName.substring(0, name),
                0,
                version,
                document.map(one -> List.of(new Version(version, one, created))).orElse(List.of()),
                Optional.of(id(pathAndName)),
                created,
                created,
                Optional.empty(),
                Map.of());
    }

    private static dev.lockstep.policy.catalog.AwsManagedPolicies kept() {
        return dev.lockstep.policy.catalog.AwsManagedPolicies.builtIn();
    }

    private static String prefix(String partition) {
        return "arn:" + partition + ":iam::aws:policy";
    }

    private static String id(String pathAndName) {
        byte[] hash;
        try {
            hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(pathAndName.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        var id = new StringBuilder("ANPA");
        for (int i = 0; i < 17; i++) {
            id.append(BASE_32.charAt(hash[i] & 31));
        }
        return id.toString().toUpperCase(Locale.ROOT);
    }
}
