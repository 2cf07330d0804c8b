package dev.lockstep.practice.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A signature of version 4, as a request carries it: in the header Authorization, or in the query
/// of a presigned URL (AWS General Reference, "AWS Signature Version 4 for API requests").
///
/// @param keyId the access key
/// @param date of the scope, `20260102`
/// @param signedHeaders names in lower case, as listed
/// @param time `20260102T030405Z`
/// @param token of temporary credentials
/// @param expires seconds from time; only of a presigned URL
record Signature(
        String keyId,
        String date,
        String region,
        String service,
        List<String> signedHeaders,
        String hex,
        String time,
        Optional<String> token,
        Optional<String> expires) {
    static final String PARAMETER = "X-Amz-Signature";
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /// The signature of a request; empty if it carries none.
    ///
    /// @throws Unauthenticated if it is not whole
    static Optional<Signature> of(WireRequest request) {
        Optional<String> header = request.header("authorization");
        if (header.isPresent()) {
            return Optional.of(inHeader(request, header.get()));
        }
        if (request.has("authorization")) {
            throw incomplete("There is more than one Authorization header.");
        }
        Map<String, String> query;
        try {
            query = Parameters.of(request.query());
        } catch (IllegalArgumentException _) {
            throw incomplete("The query cannot be read.");
        }
        return query.containsKey("X-Amz-Algorithm") || query.containsKey(PARAMETER)
                ? Optional.of(inQuery(query))
                : Optional.empty();
    }

    private static Signature inHeader(WireRequest request, String header) {
        String rest = header.strip();
        if (!rest.startsWith(ALGORITHM + " ")) {
            throw incomplete("Authorization header must begin with " + ALGORITHM + ".");
        }
        var parts = new TreeMap<String, String>();
        for (String part : rest.substring(ALGORITHM.length()).split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2) {
                parts.put(pair[0], pair[1]);
            }
        }
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (!parts.containsKey(name)) {
                throw incomplete("Authorization header requires '" + name + "' parameter.");
            }
        }
        String time =
                request.header("x-amz-date")
                        .orElseThrow(() ->
                                incomplete(
                                        "Authorization header requires existence of"
                                                + " 'X-Amz-Date' header."));
        return made(
                parts.getOrDefault("Credential", ""),
                parts.getOrDefault("SignedHeaders", ""),
                parts.getOrDefault("Signature", ""),
                time,
                request.header("x-amz-security-token"),
                Optional.empty());
    }

    private static Signature inQuery(Map<String, String> query) {
        if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw incomplete("X-Amz-Algorithm must be " + ALGORITHM + ".");
        }
        for (String name :
                List.of("X-Amz-Credential", PARAMETER, "X-Amz-SignedHeaders", "X-Amz-Date")) {
            if (!query.containsKey(name)) {
                throw incomplete("AWS query-string parameters must include '" + name + "'.");
            }
        }
        return made(
                query.getOrDefault("X-Amz-Credential", ""),
                query.getOrDefault("X-Amz-SignedHeaders", ""),
                query.getOrDefault(PARAMETER, ""),
                query.getOrDefault("X-Amz-Date", ""),
                Optional.ofNullable(query.get("X-Amz-Security-Token")),
                Optional.of(query.getOrDefault("X-Amz-Expires", "900")));
    }

    private static Signature made(
            String credential,
            String signedHeaders,
            String hex,
            String time,
            Optional<String> token,
            Optional<String> expires) {
        String[] scope = credential.split("/", -1);
        if (scope.length != 5 || !scope[4].equals("aws4_request")) {
            throw incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term.");
        }
        return new Signature(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                List.of(signedHeaders.split(";", -1)),
                hex,
                time,
                token,
                expires);
    }

    /// Whether the request was signed with this secret and nothing of it was changed since.
    boolean fits(WireRequest request, String secret) {
        String payload = sha256(request.body().asByteArrayUnsafe());
        String canonical = CanonicalRequest.of(request, signedHeaders, payload);
        String scope = date + "/" + region + "/" + service + "/aws4_request";
        String toSign =
                ALGORITHM
                        + "\n"
                        + time
                        + "\n"
                        + scope
                        + "\n"
                        + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(date, region, service, "aws4_request", toSign)) {
            key = hmac(key, step);
        }
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(key).getBytes(StandardCharsets.UTF_8),
                hex.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no HmacSHA256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no SHA-256", e);
        }
    }

    private static Unauthenticated incomplete(String sentence) {
        return new Unauthenticated(Unauthenticated.Why.INCOMPLETE, sentence);
    }
}
