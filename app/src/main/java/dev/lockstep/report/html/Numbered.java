package dev.lockstep.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values, each with a number by the order in which it came first.
final class Numbered<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int of(T value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    List<T> all() {
        return List.copyOf(numbers.keySet());
    }
}
