package dev.lockstep.practice.operation.around;

import dev.lockstep.practice.operation.AwsError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of a list that goes on under a NextToken.
///
/// @param next the token of the next page; absent on the last
record Page<T>(List<T> entries, Optional<String> next) {
    private static final String TOKEN = "page-";

    /// The page that is asked for.
    ///
    /// @param token as the page before gave it; null for the first
    /// @param wanted how many entries at most; null for the usual number
    /// @param usual the number of entries of a page, and the largest that may be asked for
    /// @param wrongToken the error for a token that no page gave
    /// @throws AwsError if the token is not one of these
    static <T> Page<T> of(
            List<T> all,
            @Nullable String token,
            @Nullable Integer wanted,
            int usual,
            AwsError wrongToken) {
        int from = token == null ? 0 : start(token, all.size()).orElseThrow(() -> wrongToken);
        int size = wanted == null ? usual : Math.clamp(wanted, 1, usual);
        int to = Math.min(all.size(), from + size);
        return new Page<>(
                List.copyOf(all.subList(from, to)),
                to < all.size() ? Optional.of(TOKEN + to) : Optional.empty());
    }

    private static Optional<Integer> start(String token, int size) {
        String number = token.startsWith(TOKEN) ? token.substring(TOKEN.length()) : "";
        return number.matches("[0-9]{1,9}") && Integer.parseInt(number) <= size
                ? Optional.of(Integer.parseInt(number))
                : Optional.empty();
    }
}
