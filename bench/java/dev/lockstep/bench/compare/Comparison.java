package dev.lockstep.bench.compare;

import dev.lockstep.bench.machine.Place;
import java.util.List;

/// Something that `bench/run` measures under a name.
public interface Comparison {
    /// The word by which it is chosen.
    String name();

    /// One line for people.
    String about();

    /// Measures.
    ///
    /// @param quick whether fewer runs will do
    List<Line> lines(Place place, boolean quick);

    /// All, in the order of the table.
    static List<Comparison> all() {
        return List.of(
                new ShortCommands(),
                new Latency(),
                new OverTheWire(),
                new Reports(),
                new Access(),
                new Plans(),
                new Applying());
    }
}
