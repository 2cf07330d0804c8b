package dev.lockstep.practice.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A request in the one form that its signature is made of (AWS General Reference, "Create a signed
/// AWS API request", step 1).
final class CanonicalRequest {
    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private CanonicalRequest() {}

    /// @param signedHeaders in lower case, as the signature lists them
    /// @param payloadHash of the body, in hexadecimal
    static String of(WireRequest request, List<String> signedHeaders, String payloadHash) {
        return request.method()
                + "\n"
                + path(request.path())
                + "\n"
                + query(request.query())
                + "\n"
                + signedHeaders.stream()
                        .map(name -> name + ":" + values(request, name) + "\n")
                        .collect(Collectors.joining())
                + "\n"
                + String.join(";", signedHeaders)
                + "\n"
                + payloadHash;
    }

    private static String values(WireRequest request, String name) {
        return request.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    /// Without `.`, `..` and empty steps, and encoded once more than it was sent, as every service
    /// but S3 wants it.
    private static String path(String path) {
        var steps = new ArrayDeque<String>();
        for (String step : path.split("/", -1)) {
            switch (step) {
                case "", "." -> {
                    // Nowhere.
                }
                case ".." -> steps.pollLast();
                default -> steps.addLast(encoded(step.getBytes(StandardCharsets.UTF_8)));
            }
        }
        String joined = "/" + String.join("/", steps);
        boolean folder = path.endsWith("/") && !steps.isEmpty();
        return folder ? joined + "/" : joined;
    }

    private static String query(String query) {
        record Pair(String name, String value) {}
        var pairs = new ArrayList<Pair>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!name.isEmpty() && !name.equals(Signature.PARAMETER)) {
                String value = equals < 0 ? "" : part.substring(equals + 1);
                pairs.add(new Pair(again(name), again(value)));
            }
        }
        pairs.sort(Comparator.comparing(Pair::name).thenComparing(Pair::value));
        return pairs.stream()
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"));
    }

    /// Decoded and encoded in the one way.
    private static String again(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high * 16 + low);
                i += 2;
            } else {
                decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return encoded(decoded.toByteArray());
    }

    private static String encoded(byte[] bytes) {
        var text = new StringBuilder();
        for (byte one : bytes) {
            char sign = (char) (one & 0xFF);
            if (UNRESERVED.indexOf(sign) >= 0) {
                text.append(sign);
            } else {
                text.append('%').append(String.format(Locale.ROOT, "%02X", one & 0xFF));
            }
        }
        return text.toString();
    }
}
