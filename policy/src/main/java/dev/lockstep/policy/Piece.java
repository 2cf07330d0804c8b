package dev.lockstep.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Looks for a long piece of a pattern, without asterisks, in a text: by the method of Knuth,
/// Morris and Pratt, whose work is piece and text added; where `?` stands in it, by one bit for
/// each character of the piece (the method of Baeza-Yates and Gonnet).
final class Piece {
    private Piece() {}

    /// Where the piece begins first, at or after `from`, so that it ends at or before `end`; -1 if
    /// nowhere.
    ///
    /// @param textIsPattern see [Glob#same(int, char, boolean)]
    static int find(int[] piece, String text, int from, int end, boolean textIsPattern) {
        if (end - from < piece.length) {
            return -1;
        }
        return Arrays.stream(piece).allMatch(one -> one >= 0)
                ? literal(piece, text, from, end)
                : withAny(piece, text, from, end, textIsPattern);
    }

    private static int literal(int[] piece, String text, int from, int end) {
        int[] borders = borders(piece);
        int matched = 0;
        for (int i = from; i < end; i++) {
            while (matched > 0 && piece[matched] != text.charAt(i)) {
                matched = borders[matched - 1];
            }
            if (piece[matched] == text.charAt(i) && ++matched == piece.length) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    /// For each beginning of the piece, how long the longest shorter beginning is that it ends
    /// with.
    private static int[] borders(int[] piece) {
        int[] borders = new int[piece.length];
        int length = 0;
        for (int i = 1; i < piece.length; i++) {
            while (length > 0 && piece[length] != piece[i]) {
                length = borders[length - 1];
            }
            if (piece[length] == piece[i]) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }

    /// Bit `i` of the state says that the piece's first `i + 1` characters end here.
    private static int withAny(int[] piece, String text, int from, int end, boolean textIsPattern) {
        int words = (piece.length + 63) / 64;
        long[] any = new long[words];
        Map<Integer, long[]> places = new HashMap<>();
        for (int i = 0; i < piece.length; i++) {
            long[] bits =
                    piece[i] == Glob.ONE
                            ? any
                            : places.computeIfAbsent(piece[i], _ -> new long[words]);
            bits[i / 64] |= 1L << i;
        }
        long[] none = new long[words];
        long[] state = new long[words];
        int lastWord = words - 1;
        long lastBit = 1L << (piece.length - 1);
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            long[] here = places.getOrDefault((int) c, none);
            long[] wild = Glob.same(Glob.ONE, c, textIsPattern) ? any : none;
            long carry = 1;
            for (int w = 0; w < words; w++) {
                long shifted = state[w] << 1 | carry;
                carry = state[w] >>> 63;
                state[w] = shifted & (here[w] | wild[w]);
            }
            if ((state[lastWord] & lastBit) != 0) {
                return i - piece.length + 1;
            }
        }
        return -1;
    }
}
