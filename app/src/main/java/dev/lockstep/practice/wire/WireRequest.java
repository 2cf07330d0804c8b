package dev.lockstep.practice.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/// A request as it came in, nothing decoded.
///
/// @param path as sent, percent signs and all
/// @param query as sent, without the question mark; empty if there is none
/// @param headers by lower-case name, values in the order in which they came
public record WireRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        SdkBytes body) {
    public WireRequest {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, all) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
        headers = Map.copyOf(lower);
    }

    /// The value of a header that is there once; absent if it is missing or there more than once.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        List<String> all = headers.getOrDefault(name, List.of());
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    public boolean has(String name) {
        return headers.containsKey(name);
    }
}
