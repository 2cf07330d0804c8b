package dev.lockstep.practice.operation.identity;

import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.account.policies.ManagedPolicy.Version;
import dev.lockstep.policy.PolicyDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The managed policies that AWS keeps, each with the document of one version: the newest that was
/// known when the list was made.
///
/// Their ids and dates are made up, but the same each time: no public list has them.
final class AwsManagedPolicies {
    private static final String RESOURCE = "managed-policies.jsonl.gz";
    private static final Pattern LINE =
            Pattern.compile(
                    "\\{\"name\":\"([^\"]+)\",\"arn\":\"arn:[a-z-]+:iam::aws:policy(/[^\"]*)\","
                            + "\"version\":\"(v[0-9]+)\",\"document\":(.*)\\}");

    /// When AWS made the first managed policies.
    private static final Instant CREATED = Instant.parse("2015-02-06T18:39:46Z");

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AwsManagedPolicies() {}

    private record Entry(String name, String pathAndName, String version, String document) {
        ManagedPolicy policy(String partition, boolean withDocument) {
            var created = Optional.of(CREATED);
            return new ManagedPolicy(
                    name,
                    prefix(partition) + pathAndName,
                    pathAndName.substring(0, pathAndName.lastIndexOf('/') + 1),
                    0,
                    version,
                    withDocument
                            ? List.of(new Version(version, PolicyDocument.parse(document), created))
                            : List.of(),
                    Optional.of(id(pathAndName)),
                    created,
                    created,
                    Optional.empty(),
                    Map.of());
        }
    }

    /// Read when the first policy is looked for, and kept.
    private static final class Library {
        static final Map<String, Entry> BY_PATH = read();
    }

    /// The policy of this ARN, with its document and no attachments.
    ///
    /// @param partition of the account
    static Optional<ManagedPolicy> find(String partition, String arn) {
        String prefix = prefix(partition);
        return arn.startsWith(prefix)
                ? Optional.ofNullable(Library.BY_PATH.get(arn.substring(prefix.length())))
                        .map(entry -> entry.policy(partition, true))
                : Optional.empty();
    }

    /// All of them, without documents and attachments.
    static List<ManagedPolicy> all(String partition) {
        return Library.BY_PATH.values().stream()
                .map(entry -> entry.policy(partition, false))
                .toList();
    }

    private static String prefix(String partition) {
        return "arn:" + partition + ":iam::aws:policy";
    }

    private static Map<String, Entry> read() {
        var found = new TreeMap<String, Entry>();
        try (InputStream resource =
                        Objects.requireNonNull(
                                AwsManagedPolicies.class.getResourceAsStream(RESOURCE), RESOURCE);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new java.util.zip.GZIPInputStream(resource),
                                        StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var match = LINE.matcher(line);
                if (!match.matches()) {
                    throw new IllegalStateException(RESOURCE + ": no policy: " + line);
                }
                var entry =
                        new Entry(match.group(1), match.group(2), match.group(3), match.group(4));
                found.put(entry.pathAndName(), entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
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
