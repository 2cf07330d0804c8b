package dev.lockstep.practice.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/// An answer as it goes out.
public record WireResponse(int status, Map<String, String> headers, SdkBytes body) {
    public static WireResponse of(int status, String contentType, String text) {
        return new WireResponse(
                status,
                Map.of("Content-Type", contentType),
                SdkBytes.fromString(text, StandardCharsets.UTF_8));
    }

    public WireResponse with(String name, String value) {
        var more = new java.util.TreeMap<>(headers);
        more.put(name, value);
        return new WireResponse(status, more, body);
    }
}
