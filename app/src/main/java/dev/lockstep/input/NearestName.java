package dev.lockstep.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the valid name that somebody who mistyped it meant.
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /// The name that takes the fewest single-character edits, if that is few enough for a typing
    /// mistake: a third of its length. Case does not count.
    public static Optional<String> of(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return names.stream()
                .filter(name ->
                        edits(wanted, name.toLowerCase(Locale.ROOT))
                                <= Math.max(1, name.length() / 3))
                .min(
                        Comparator.<String>comparingInt(
                                        name -> edits(wanted, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /// Levenshtein's distance.
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
