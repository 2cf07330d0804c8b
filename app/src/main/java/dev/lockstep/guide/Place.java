package dev.lockstep.guide;

import dev.lockstep.control.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Where an account stands in one step.
///
/// @param fails a sentence for each finding that fails, is not accepted, and has not merely to
///   wait; hostile text
/// @param excepted how many findings are accepted for a while
/// @param acceptedUntil the first day (UTC) on which one of those counts no more, less one
/// @param unknown what AWS refused or did not answer, in words; hostile text
/// @param follows the other steps with which something of it comes
/// @param tasks what is to be done, in an order that holds
/// @param skip who has left it out; it may be well all the same
public record Place(
        Step step,
        Standing standing,
        List<String> fails,
        int excepted,
        Optional<LocalDate> acceptedUntil,
        List<String> unknown,
        List<Wait> waits,
        List<Step> follows,
        List<Task> tasks,
        Optional<Skip> skip) {
    public Place {
        fails = List.copyOf(fails);
        unknown = List.copyOf(unknown);
        waits = List.copyOf(waits);
        follows = follows.stream().sorted().distinct().toList();
        tasks = List.copyOf(tasks);
    }
}
