package dev.lockstep.lockstepfile;

import dev.lockstep.input.BadInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The faults found so far. Reading goes on after a fault, so that a person sees several at once.
final class Problems {
    /// How many are told; the rest are counted.
    static final int TOLD = 10;

    private final List<Problem> found = new ArrayList<>();
    private final List<BadInput> inFiles = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private record Problem(Place place, String text) {}

    void add(Place place, String text) {
        if (!files.contains(place.file())) {
            files.add(place.file());
        }
        var problem = new Problem(place, text);
        if (!found.contains(problem) && found.size() < 1000) {
            found.add(problem);
        }
    }

    /// A fault with a file that another one names; it is told after the others.
    void add(BadInput fault) {
        inFiles.add(fault);
    }

    /// Ends reading if there was a fault: in the order of the files, then of the lines.
    ///
    /// @throws BadInput with a line for each of the first ten
    void end() {
        List<BadInput> faults = new ArrayList<>();
        found.stream()
                .sorted(
                        Comparator.<Problem>comparingInt(p -> files.indexOf(p.place().file()))
                                .thenComparingInt(p -> p.place().line())
                                .thenComparingInt(p -> p.place().column()))
                .forEach(p -> faults.add(p.place().fault(p.text())));
        faults.addAll(inFiles);
        if (faults.isEmpty()) {
            return;
        }
        if (faults.size() == 1) {
            throw faults.getFirst();
        }
        throw BadInput.several(faults.size() > TOLD ? shortened(faults) : faults);
    }

    private List<BadInput> shortened(List<BadInput> faults) {
        List<BadInput> told = new ArrayList<>(faults.subList(0, TOLD));
        int left = faults.size() - TOLD;
        told.add(
                BadInput.in(
                        files.isEmpty() ? "lockstep.yaml" : files.getFirst(),
                        left + (left == 1 ? " more fault" : " more faults") + ", not shown"));
        return told;
    }
}
