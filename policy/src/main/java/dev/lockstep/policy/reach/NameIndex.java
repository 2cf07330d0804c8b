package dev.lockstep.policy.reach;

import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// The actions of a catalogue by their names without the service, for patterns that are about every
/// service. It is made when it is first asked.
final class NameIndex {
    private final ActionCatalog catalog;
    private Optional<Entry[]> sorted = Optional.empty();

    NameIndex(ActionCatalog catalog) {
        this.catalog = catalog;
    }

    /// @param name in lower case
    private record Entry(String name, int number) {}

    /// The numbers of the actions whose name begins so.
    ///
    /// @param beginning in lower case
    IntStream from(String beginning) {
        Entry[] entries = sorted();
        int low = 0;
        int high = entries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries[middle].name().compareTo(beginning) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return IntStream.range(low, entries.length)
                .mapToObj(i -> entries[i])
                .takeWhile(entry -> entry.name().startsWith(beginning))
                .mapToInt(Entry::number);
    }

    private Entry[] sorted() {
        if (sorted.isEmpty()) {
            Entry[] entries =
                    IntStream.range(0, catalog.size())
                            .mapToObj(number -> {
                                String name = catalog.lowerName(number);
                                return new Entry(name.substring(name.indexOf(':') + 1), number);
                            })
                            .toArray(Entry[]::new);
            Arrays.sort(entries, Comparator.comparing(Entry::name));
            sorted = Optional.of(entries);
        }
        return sorted.get();
    }
}
