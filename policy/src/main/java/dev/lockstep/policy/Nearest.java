package dev.lockstep.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The known name that somebody likely meant: the one that the fewest letters tell from what is
/// written, without regard to case.
public final class Nearest {
    /// Longer names are not compared: no name of AWS's is as long, and the work is its square.
    private static final int LONGEST = 200;

    private Nearest() {}

    /// The name nearest to a wrong one; the first of several that are equally near.
    ///
    /// @param slip how many letters may differ at most
    public static Optional<String> of(Collection<String> names, String wrong, int slip) {
        int best = slip + 1;
        Optional<String> nearest = Optional.empty();
        for (String name : names) {
            int distance = distance(name, wrong, best);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /// The number of letters to put in, take out or replace; `most` where it is as many or more.
    private static int distance(String name, String wrong, int most) {
        if (Math.abs(name.length() - wrong.length()) >= most || wrong.length() > LONGEST) {
            return most;
        }
        String a = name.toLowerCase(Locale.ROOT);
        String b = wrong.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least >= most) {
                return most;
            }
        }
        return row[b.length()];
    }
}
