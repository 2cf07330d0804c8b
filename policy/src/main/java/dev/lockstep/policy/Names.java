package dev.lockstep.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The names that may stand at one place of the grammar.
///
/// @param what what they are names of, with its article
/// @param valid the names as AWS writes them
/// @param ignoringCase the same names, to be found without regard to case
record Names(String what, List<String> valid, Set<String> ignoringCase) {
    /// How many letters may differ in a slip of the pen.
    private static final int SLIP = 2;

    Names(String what, List<String> valid) {
        this(what, valid, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        ignoringCase.addAll(valid);
    }

    boolean hasIgnoringCase(String name) {
        return ignoringCase.contains(name);
    }

    /// What was expected where a wrong name stands: the valid name nearest to it, or, where none is
    /// near, all of them. The wrong name itself, which comes from outside, is not repeated.
    String insteadOf(String wrong) {
        int best = SLIP + 1;
        String nearest = "";
        for (String name : valid) {
            int distance = distance(name, wrong);
            if (distance < best) {
                best = distance;
                nearest = name;
            }
        }
        return best <= SLIP
                ? what + "; the nearest is `" + nearest + "`"
                : what
                        + ": "
                        + valid.stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", "));
    }

    /// The number of letters to put in, take out or replace, without regard to case.
    private static int distance(String name, String wrong) {
        if (Math.abs(name.length() - wrong.length()) > SLIP) {
            return SLIP + 1;
        }
        String a = name.toLowerCase(Locale.ROOT);
        String b = wrong.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
