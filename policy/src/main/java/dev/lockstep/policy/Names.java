package dev.lockstep.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        return Nearest.of(valid, wrong, SLIP)
                .map(nearest -> what + "; the nearest is `" + nearest + "`")
                .orElseGet(() ->
                        what
                                + ": "
                                + valid.stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", ")));
    }
}
