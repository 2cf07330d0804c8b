package dev.lockstep.practice.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list of IAM, as Marker and MaxItems ask for it.
///
/// A marker tells after which item the next page begins, so that nothing is passed over when
/// something is made or deleted between two pages. Clients must not look into it.
///
/// Rule source: IAM API Reference, "Marker" and "MaxItems" of ListUsers: 100 items unless asked
/// otherwise.
///
/// @param marker of the next page; absent: this was the last one
public record Page<T>(List<T> items, Optional<String> marker) {
    private static final int USUAL = 100;
    private static final String PREFIX = "after:";

    /// Markers have at most 320 characters (IAM's API model), so a longer key is told by its place.
    private static final int LONGEST_KEY = 200;

    private static final String PLACE_PREFIX = "place:";

    public Page {
        items = List.copyOf(items);
    }

    /// The page that is asked for.
    ///
    /// @param all the whole list, in any order
    /// @param key by which the list is ordered; no two items have the same
    /// @param maxItems from 1 to 1000; null: 100
    /// @param marker of the page before; null: the first page
    /// @throws AwsError if the marker is none of ours
    public static <T> Page<T> of(
            List<T> all,
            Function<T, String> key,
            @Nullable Integer maxItems,
            @Nullable String marker) {
        List<T> sorted = all.stream().sorted(Comparator.comparing(key)).toList();
        int start = marker == null ? 0 : start(sorted, key, marker);
        int size = Math.clamp(maxItems == null ? USUAL : maxItems, 1, 1000);
        int end = Math.min(sorted.size(), start + size);
        return new Page<>(
                sorted.subList(start, end),
                end < sorted.size()
                        ? Optional.of(markerAfter(key.apply(sorted.get(end - 1)), end))
                        : Optional.empty());
    }

    public boolean isTruncated() {
        return marker.isPresent();
    }

    /// The marker of the next page, or null, as the SDK's builders take it.
    public @Nullable String markerOrNull() {
        return marker.orElse(null);
    }

    private static String markerAfter(String key, int place) {
        byte[] plain = (PREFIX + key).getBytes(StandardCharsets.UTF_8);
        byte[] told =
                plain.length <= LONGEST_KEY
                        ? plain
                        : (PLACE_PREFIX + place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(told);
    }

    private static <T> int start(List<T> sorted, Function<T, String> key, String marker) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw IamRefusal.validation("Invalid Marker.");
        }
        if (plain.matches(PLACE_PREFIX + "[0-9]{1,6}")) {
            return Math.min(
                    sorted.size(), Integer.parseInt(plain.substring(PLACE_PREFIX.length())));
        }
        if (!plain.startsWith(PREFIX)) {
            throw IamRefusal.validation("Invalid Marker.");
        }
        String last = plain.substring(PREFIX.length());
        int at = 0;
        while (at < sorted.size() && key.apply(sorted.get(at)).compareTo(last) <= 0) {
            at++;
        }
        return at;
    }
}
