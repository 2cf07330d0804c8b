package dev.lockstep.effect;

import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// A part of an account by names, open to change; the account before keeps its own.
final class DraftMap<T> {
    private TreePMap<String, T> map;

    DraftMap(SortedMap<String, T> before) {
        this.map =
                before instanceof TreePMap<String, T> shared
                        ? shared
                        : TreePMap.fromSortedMap(before);
    }

    @Nullable T get(String name) {
        return map.get(name);
    }

    void put(String name, T one) {
        map = map.plus(name, one);
    }

    /// Takes one out and gives it; null if there is none.
    @Nullable T remove(String name) {
        T one = map.get(name);
        map = map.minus(name);
        return one;
    }

    /// Whether a name is taken by one that is the same without regard to case.
    ///
    /// Names are sorted, so only those are looked at that begin alike; there may be thousands.
    boolean isTaken(String name) {
        return isTaken(name, "");
    }

    private boolean isTaken(String name, String begun) {
        String next = map.ceilingKey(begun);
        if (next == null || !next.startsWith(begun)) {
            return false;
        }
        if (begun.length() == name.length()) {
            return next.equals(begun);
        }
        char c = name.charAt(begun.length());
        char lower = Character.toLowerCase(c);
        char upper = Character.toUpperCase(c);
        return isTaken(name, begun + c)
                || (lower != c && isTaken(name, begun + lower))
                || (upper != c && isTaken(name, begun + upper));
    }

    Collection<T> values() {
        return map.values();
    }

    /// What comes out as the same object is not written.
    void replaceAll(BiFunction<String, T, T> change) {
        TreePMap<String, T> before = map;
        before.forEach((name, one) -> {
            T next = change.apply(name, one);
            if (!Objects.equals(next, one)) {
                map = map.plus(name, next);
            }
        });
    }

    SortedMap<String, T> drafted() {
        return map;
    }
}
