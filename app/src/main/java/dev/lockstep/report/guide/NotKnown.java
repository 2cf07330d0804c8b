package dev.lockstep.report.guide;

import dev.lockstep.guide.Place;
import dev.lockstep.guide.Standing;
import dev.lockstep.guide.Walk;
import java.util.List;
import java.util.stream.Collectors;

/// What is not known beside what is left, in words.
final class NotKnown {
    private NotKnown() {}

    /// What is not known of steps in which something else is left: each read once, however many
    /// users it was refused for.
    static List<String> beside(Walk walk) {
        List<Place> open =
                walk.places().stream()
                        .filter(place -> place.standing() != Standing.NOT_KNOWN)
                        .filter(place -> !place.unknown().isEmpty())
                        .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        String steps =
                open.stream()
                        .map(place -> Integer.toString(place.step().number()))
                        .collect(Collectors.joining(", "));
        return List.of(
                "not known in "
                        + (open.size() == 1 ? "step " : "steps ")
                        + steps
                        + ": "
                        + open.stream()
                                .flatMap(place -> place.unknown().stream())
                                .map(NotKnown::call)
                                .distinct()
                                .collect(Collectors.joining("; ")));
    }

    /// A refusal without AWS's own words, which name a user.
    private static String call(String lack) {
        int words = lack.indexOf(" (");
        return lack.startsWith("AWS refused ") && words > 0 ? lack.substring(0, words) : lack;
    }
}
