package dev.lockstep.account;

import java.util.List;
import java.util.Optional;

/// Those members of a list that are known, and what is missing of the rest. What is known can
/// already fail; only a complete list can prove that there is nothing more.
///
/// @param further the read that would show more members; empty: these are all
/// @param settledBy the live reads that would settle whether these are the members
public record Partly<T>(
        List<T> known, Optional<Read.Missing<?>> further, List<LiveRead> settledBy) {
    public Partly {
        known = List.copyOf(known);
        settledBy = List.copyOf(settledBy);
    }

    public Partly(List<T> known, Optional<Read.Missing<?>> further) {
        this(known, further, List.of());
    }

    public static <T> Partly<T> all(List<T> known) {
        return new Partly<>(known, Optional.empty());
    }

    /// All members, or what is missing.
    public Read<List<T>> whole(Source source) {
        Read<List<T>> whole = further.isPresent() ? further.get().as() : Read.known(known, source);
        return whole.settledBy(settledBy);
    }
}
