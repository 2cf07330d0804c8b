package dev.lockstep.baseline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the parts of a baseline stand in the files that it was read from, so that a report can
/// point at the line that says what is wanted.
///
/// @param byWay the place of a key by the way that leads to it, such as `people`, `alice`; the
///   items of a list by their number, counted from 0
public record Places(Map<List<String>, DeclaredAt> byWay) {
    /// Those of the built-in baseline: none.
    public static final Places NONE = new Places(Map.of());

    public Places {
        byWay = Map.copyOf(byWay);
    }

    /// The place of a key, or else of the nearest one above it that is written.
    public Optional<DeclaredAt> nearest(List<String> way) {
        for (int length = way.size(); length > 0; length--) {
            DeclaredAt found = byWay.get(way.subList(0, length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The place of a key.
    public Optional<DeclaredAt> of(String... way) {
        return Optional.ofNullable(byWay.get(List.of(way)));
    }
}
