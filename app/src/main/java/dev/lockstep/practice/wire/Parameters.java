package dev.lockstep.practice.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// `name=value&…`, of a query or a form.
public final class Parameters {
    /// AWS sends far fewer; more are an attack on the map.
    private static final int MOST = 10_000;

    private Parameters() {}

    /// The parameters, decoded; of a name that comes twice the last.
    ///
    /// @throws IllegalArgumentException if a percent sign stands wrong, or there are too many
    public static Map<String, String> of(String text) {
        var all = new LinkedHashMap<String, String>();
        if (text.isEmpty()) {
            return all;
        }
        for (String part : text.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            all.put(decoded(name), decoded(value));
            if (all.size() > MOST) {
                throw new IllegalArgumentException("too many parameters");
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
