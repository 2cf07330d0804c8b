package dev.lockstep.access.judgement;

import java.util.ArrayDeque;
import java.util.Optional;

/// Finds a resource that two patterns both match.
///
/// Patterns of ARNs meet part by part, as AWS compares them; where one has fewer than six parts, as
/// `*` has, they meet as whole texts.
final class CommonResource {
    /// Beyond this many pairs of places nothing is looked for: policies of AWS's own sizes stay far
    /// below.
    private static final int MOST = 2_000_000;

    private CommonResource() {}

    /// The shortest resource that both match; empty: there is none.
    ///
    /// @param filler stands where both take any character
    static Optional<String> of(ResourceText a, ResourceText b, char filler) {
        ResourceText[] first = a.parts();
        ResourceText[] second = b.parts();
        if (first.length != 6 || second.length != 6) {
            return shortest(a.symbols(), b.symbols(), filler);
        }
        var parts = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            Optional<String> part = shortest(first[i].symbols(), second[i].symbols(), filler);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.append(i == 0 ? "" : ":").append(part.get());
        }
        return Optional.of(parts.toString());
    }

    private static Optional<String> shortest(int[] a, int[] b, char filler) {
        int width = b.length + 1;
        if ((long) (a.length + 1) * width > MOST) {
            return Optional.empty();
        }
        // How each pair of places was reached: from where, and by which character; 0 for none.
        int[] from = new int[(a.length + 1) * width];
        int[] by = new int[from.length];
        java.util.Arrays.fill(from, -2);
        var open = new ArrayDeque<Integer>();
        from[0] = -1;
        open.add(0);
        while (!open.isEmpty()) {
            int here = open.poll();
            int i = here / width;
            int j = here % width;
            if (i == a.length && j == b.length) {
                return Optional.of(text(from, by, here));
            }
            boolean manyA = i < a.length && a[i] == ResourceText.MANY;
            boolean manyB = j < b.length && b[j] == ResourceText.MANY;
            // Steps without a character come first, so that the text stays short.
            if (manyB && from[here + 1] == -2) {
                from[here + 1] = here;
                open.addFirst(here + 1);
            }
            if (manyA && from[here + width] == -2) {
                from[here + width] = here;
                open.addFirst(here + width);
            }
            if (i == a.length || j == b.length) {
                continue;
            }
            int next = (manyA ? i : i + 1) * width + (manyB ? j : j + 1);
            boolean anyA = a[i] < 0;
            boolean anyB = b[j] < 0;
            if (from[next] == -2 && (anyA || anyB || a[i] == b[j])) {
                from[next] = here;
                by[next] = anyA && anyB ? filler : anyA ? b[j] : a[i];
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private static String text(int[] from, int[] by, int end) {
        var reversed = new StringBuilder();
        for (int here = end; here > 0; here = from[here]) {
            if (by[here] != 0) {
                reversed.append((char) by[here]);
            }
        }
        return reversed.reverse().toString();
    }
}
