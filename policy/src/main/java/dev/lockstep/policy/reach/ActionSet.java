package dev.lockstep.policy.reach;

import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// A set of actions: those of a catalogue, by number, and whether actions that the catalogue does
/// not know belong to it too. Sets of one catalogue may be joined; it never changes.
public final class ActionSet {
    private final int size;
    private final long[] words;
    private final boolean unknownToo;
    private final boolean empty;

    private ActionSet(int size, long[] words, boolean unknownToo) {
        this.size = size;
        this.words = words;
        this.unknownToo = unknownToo;
        this.empty = !unknownToo && isEmpty(words);
    }

    /// No action.
    public static ActionSet none(ActionCatalog catalog) {
        return new ActionSet(catalog.size(), new long[words(catalog.size())], false);
    }

    /// Every action, known or not.
    public static ActionSet all(ActionCatalog catalog) {
        return none(catalog).complement();
    }

    /// The actions of these numbers.
    public static ActionSet of(ActionCatalog catalog, BitSet numbers, boolean unknownToo) {
        return new ActionSet(
                catalog.size(),
                Arrays.copyOf(numbers.toLongArray(), words(catalog.size())),
                unknownToo);
    }

    private static int words(int size) {
        return (size + 63) >> 6;
    }

    public boolean contains(int number) {
        return (words[number >> 6] & 1L << number) != 0;
    }

    /// Whether it holds actions, too, that the catalogue does not know.
    public boolean unknownToo() {
        return unknownToo;
    }

    /// How many actions of the catalogue it holds.
    public int size() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    public boolean isEmpty() {
        return empty;
    }

    private static boolean isEmpty(long[] words) {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /// The numbers of its actions, rising.
    public IntStream numbers() {
        return IntStream.range(0, size).filter(this::contains);
    }

    public ActionSet union(ActionSet other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        var joined = words.clone();
        for (int i = 0; i < joined.length; i++) {
            joined[i] |= other.words[i];
        }
        return new ActionSet(size, joined, unknownToo || other.unknownToo);
    }

    public ActionSet intersection(ActionSet other) {
        if (isEmpty()) {
            return this;
        }
        var joined = words.clone();
        for (int i = 0; i < joined.length; i++) {
            joined[i] &= other.words[i];
        }
        return new ActionSet(size, joined, unknownToo && other.unknownToo);
    }

    public ActionSet minus(ActionSet other) {
        if (other.isEmpty() || isEmpty()) {
            return this;
        }
        var left = words.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] &= ~other.words[i];
        }
        return new ActionSet(size, left, unknownToo && !other.unknownToo);
    }

    /// The same actions of the catalogue, with or without those that it does not know.
    ActionSet with(boolean unknown) {
        return unknown == unknownToo ? this : new ActionSet(size, words, unknown);
    }

    public ActionSet complement() {
        var turned = new long[words.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = ~words[i];
        }
        if ((size & 63) != 0) {
            turned[turned.length - 1] &= (1L << size) - 1;
        }
        return new ActionSet(size, turned, !unknownToo);
    }

    /// Whether the other holds each of these actions.
    public boolean isWithin(ActionSet other) {
        return minus(other).isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionSet that
                && size == that.size
                && unknownToo == that.unknownToo
                && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return size() + " actions" + (unknownToo ? " and unknown ones" : "");
    }
}
