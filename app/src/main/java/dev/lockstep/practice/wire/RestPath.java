package dev.lockstep.practice.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Methods and paths of REST operations: `GET /analyzer/{analyzerName}`.
final class RestPath {
    private RestPath() {}

    /// The operation of a request; where several fit, the one with the fewest placeholders.
    static Optional<Operation> find(Collection<Operation> operations, WireRequest request) {
        return operations.stream()
                .filter(one -> one.method().equals(request.method()))
                .filter(one -> match(one.path(), request.path()).isPresent())
                .min(
                        Comparator.comparingInt(one ->
                                match(one.path(), request.path())
                                        .map(Map::size)
                                        .orElse(Integer.MAX_VALUE)));
    }

    /// What stands in the places of the placeholders, decoded.
    ///
    /// @throws Malformed if a percent sign stands wrong
    static Map<String, String> values(Operation operation, String path) {
        var decoded = new HashMap<String, String>();
        try {
            match(operation.path(), path)
                    .orElseThrow()
                    .forEach((name, text) -> decoded.put(name, Wire.decoded(text)));
        } catch (IllegalArgumentException _) {
            throw new Malformed("The path cannot be read");
        }
        return decoded;
    }

    private static Optional<Map<String, String>> match(String template, String path) {
        String[] wanted = template.split("[?]", 2)[0].split("/", -1);
        String[] there = path.split("/", -1);
        if (wanted.length != there.length) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !there[i].isEmpty()) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), there[i]);
            } else if (!wanted[i].equals(there[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
