package dev.lockstep.guide;

import dev.lockstep.baseline.Person;
import dev.lockstep.control.Step;
import dev.lockstep.keys.AgendaLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The walk through the eight steps: where somebody stands, and what is to be done in which order.
///
/// It is worked out anew each time from AWS, lockstep.yaml and the journals, so it can be left at
/// any point.
///
/// @param first what comes before the steps
/// @param places the eight, in their order
public record Walk(Caller caller, List<Task> first, List<Place> places) {
    public Walk {
        first = List.copyOf(first);
        places = List.copyOf(places);
    }

    /// Works it out.
    public static Walk of(Seen seen) {
        Caller caller = Caller.of(seen.caller(), seen.baseline());
        List<Place> places =
                Stream.of(Step.values())
                        .filter(step -> step.number() > 0)
                        .map(step -> Places.of(step, seen))
                        .toList();
        return new Walk(
                caller, caller instanceof Caller.Root ? DayOne.tasks(seen) : first(seen), places);
    }

    /// What stopped half way comes first; then lockstep.yaml, by which all else goes.
    private static List<Task> first(Seen seen) {
        var tasks = new ArrayList<Task>();
        seen.agenda().lines().stream()
                .filter(line -> line.rank() == AgendaLine.Rank.NOW)
                .filter(line ->
                        line.kind().equals("interrupted-run")
                                || line.kind().equals("half-enrolment"))
                .forEach(line ->
                        line.command()
                                .map(command -> Places.own(Step.ACCOUNT, command, line.text()))
                                .ifPresent(tasks::add));
        if (!seen.hasFile()) {
            tasks.add(new Task.Declare());
        }
        return tasks;
    }

    /// The place of a step.
    ///
    /// @param step one of the eight
    public Place at(Step step) {
        return places.get(step.number() - 1);
    }

    /// What is to be done, in an order that holds. Root does no more than makes the first
    /// administrator: the rest is for that person.
    public List<Task> tasks() {
        if (caller instanceof Caller.Root) {
            return first;
        }
        return Stream.concat(
                        first.stream(),
                        places.stream()
                                .filter(place -> place.standing() != Standing.SKIPPED)
                                .flatMap(place -> place.tasks().stream()))
                .toList();
    }

    /// What comes next.
    ///
    /// @param from the step to begin at; what comes before all steps comes first in any case
    /// @param passed keys of tasks that were tried, or left for another time
    public Optional<Task> next(Step from, Collection<String> passed) {
        return tasks().stream()
                .filter(task ->
                        task.step() == Step.ACCOUNT || task.step().number() >= from.number())
                .filter(task -> !passed.contains(task.key()))
                .findFirst();
    }

    /// Whether a task is still to be done.
    public boolean has(Task task) {
        return tasks().stream().anyMatch(one -> one.key().equals(task.key()));
    }

    /// Whether every step is as it should be, or accepted to be otherwise.
    public boolean isWell() {
        return places.stream().allMatch(place -> place.standing().isWell());
    }

    /// Whether anything hangs on what AWS refused or did not answer, and nothing else is left.
    public boolean isNotKnown() {
        return places.stream()
                        .allMatch(place ->
                                place.standing().isWell() || place.standing() == Standing.NOT_KNOWN)
                && !isWell();
    }

    /// Whether nothing is to be done now, but something waits.
    public boolean isWaiting() {
        return !isWell()
                && places.stream()
                        .allMatch(place ->
                                place.standing().isWell() || place.standing() == Standing.WAITING);
    }

    /// The name of a person in a sentence: hostile text.
    static String called(Person person) {
        return person.name().map(name -> name + " (" + person.id() + ")").orElse(person.id());
    }
}
