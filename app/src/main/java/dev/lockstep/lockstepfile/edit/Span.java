package dev.lockstep.lockstepfile.edit;

import java.util.List;
import java.util.Optional;

/// Where a value of a YAML text stands in it, in chars; the end is the first char after it. What
/// surrounds a value (comments, white space, the dash of an item) is no part of it.
sealed interface Span {
    int start();

    int end();

    /// A single value, or an alias of any value.
    ///
    /// @param text what it says; absent for an alias
    /// @param block whether its text begins on the line after, as after `|`
    record Leaf(int start, int end, Optional<String> text, boolean block) implements Span {}

    /// A list.
    ///
    /// @param flow whether it is written in brackets
    record Items(int start, int end, boolean flow, List<Span> items) implements Span {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A map.
    ///
    /// @param flow whether it is written in braces
    record Entries(int start, int end, boolean flow, List<Entry> entries) implements Span {
        public Entries {
            entries = List.copyOf(entries);
        }

        Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(one -> one.key().text().filter(key::equals).isPresent())
                    .findFirst();
        }
    }

    /// A key of a map with its value.
    record Entry(Leaf key, Span value) {
        int start() {
            return key.start();
        }

        int end() {
            return value.end();
        }
    }
}
