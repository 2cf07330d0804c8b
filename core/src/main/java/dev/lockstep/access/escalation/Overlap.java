package dev.lockstep.access.escalation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Finds a text that several patterns with `*` and `?` match at once.
final class Overlap {
    /// So many states are looked at, at most; patterns of policies take a few hundred.
    private static final int LIMIT = 100_000;

    /// What stands where a pattern leaves it free.
    private static final char FILLER = 'x';

    private Overlap() {}

    /// How far each pattern is done with, and the text so far.
    private static final class State {
        private final int[] at;
        private final String text;

        private State(int[] at, String text) {
            this.at = at;
            this.text = text;
        }
    }

    /// A text that all patterns match; empty: there is none.
    static Optional<String> example(List<String> patterns) {
        if (patterns.size() == 1) {
            return Optional.of(patterns.getFirst().replace('*', FILLER).replace('?', FILLER));
        }
        var seen = new HashSet<List<Integer>>();
        var open = new ArrayDeque<State>();
        open.add(new State(new int[patterns.size()], ""));
        while (!open.isEmpty() && seen.size() < LIMIT) {
            State state = open.removeFirst();
            if (!seen.add(Arrays.stream(state.at).boxed().toList())) {
                continue;
            }
            if (isDone(patterns, state.at)) {
                return Optional.of(state.text);
            }
            // An asterisk that ends here.
            for (int i = 0; i < patterns.size(); i++) {
                if (at(patterns, state.at, i) == '*') {
                    int[] next = state.at.clone();
                    next[i]++;
                    open.addLast(new State(next, state.text));
                }
            }
            Optional<Character> letter = letter(patterns, state.at);
            if (letter.isPresent()) {
                int[] next = state.at.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] += at(patterns, state.at, i) == '*' ? 0 : 1;
                }
                open.addFirst(new State(next, state.text + letter.get()));
            }
        }
        return Optional.empty();
    }

    /// The letter that can stand next if no asterisk ends: the one that a pattern asks for.
    private static Optional<Character> letter(List<String> patterns, int[] at) {
        char wanted = 0;
        boolean any = false;
        for (int i = 0; i < at.length; i++) {
            char c = at(patterns, at, i);
            if (c == 0) {
                return Optional.empty();
            }
            if (c != '*' && c != '?') {
                if (wanted != 0 && wanted != c) {
                    return Optional.empty();
                }
                wanted = c;
            }
            any |= c == '?';
        }
        if (wanted != 0) {
            return Optional.of(wanted);
        }
        return any ? Optional.of(FILLER) : Optional.empty();
    }

    /// The letter of a pattern at its place; 0 at its end.
    private static char at(List<String> patterns, int[] at, int which) {
        String pattern = patterns.get(which);
        return at[which] < pattern.length() ? pattern.charAt(at[which]) : 0;
    }

    private static boolean isDone(List<String> patterns, int[] at) {
        for (int i = 0; i < at.length; i++) {
            if (at[i] < patterns.get(i).length()) {
                return false;
            }
        }
        return true;
    }
}
