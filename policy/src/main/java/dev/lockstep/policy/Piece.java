package dev.lockstep.policy;

import dev.lockstep.policy.Glob.Letters;
import java.util.HashMap;
import java.util.Map;

/// Looks for a long piece of a pattern, without asterisks, in a text: by the method of Knuth,
/// Morris and Pratt, whose work is piece and text added; where `?` stands in it, by one bit for
/// each character of the piece (the method of Baeza-Yates and Gonnet).
final class Piece {
    private Piece() {}

    /// Where the piece begins first, at or after `from`, so that it ends at or before `end`; -1 if
    /// nowhere.
    static int find(String piece, String text, int from, int end, Letters letters) {
        if (end - from < piece.length()) {
            return -1;
        }
        return piece.indexOf('?') < 0
                ? literal(piece, text, from, end, letters)
                : withAny(piece, text, from, end, letters);
    }

    private static int literal(String piece, String text, int from, int end, Letters letters) {
        int[] borders = borders(piece, letters);
        int matched = 0;
        for (int i = from; i < end; i++) {
            while (matched > 0 && !letters.match(piece.charAt(matched), text.charAt(i))) {
                matched = borders[matched - 1];
            }
            if (letters.match(piece.charAt(matched), text.charAt(i))
                    && ++matched == piece.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    /// For each beginning of the piece, how long the longest shorter beginning is that it ends
    /// with.
    private static int[] borders(String piece, Letters letters) {
        int[] borders = new int[piece.length()];
        int length = 0;
        for (int i = 1; i < piece.length(); i++) {
            char c = letters.folded(piece.charAt(i));
            while (length > 0 && letters.folded(piece.charAt(length)) != c) {
                length = borders[length - 1];
            }
            if (letters.folded(piece.charAt(length)) == c) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }

    /// Bit `i` of the state says that the piece's first `i + 1` characters end here.
    private static int withAny(String piece, String text, int from, int end, Letters letters) {
        int words = (piece.length() + 63) / 64;
        long[] any = new long[words];
        Map<Character, long[]> places = new HashMap<>();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            long[] bits =
                    c == '?'
                            ? any
                            : places.computeIfAbsent(letters.folded(c), _ -> new long[words]);
            bits[i / 64] |= 1L << i;
        }
        long[] none = new long[words];
        long[] state = new long[words];
        int lastWord = words - 1;
        long lastBit = 1L << (piece.length() - 1);
        for (int i = from; i < end; i++) {
            char c = letters.folded(text.charAt(i));
            long[] here = places.getOrDefault(c, none);
            // Where the text is a pattern too, `?` does not stand for its asterisk.
            long[] wild = letters.match('?', c) ? any : none;
            long carry = 1;
            for (int w = 0; w < words; w++) {
                long shifted = state[w] << 1 | carry;
                carry = state[w] >>> 63;
                state[w] = shifted & (here[w] | wild[w]);
            }
            if ((state[lastWord] & lastBit) != 0) {
                return i - piece.length() + 1;
            }
        }
        return -1;
    }
}
