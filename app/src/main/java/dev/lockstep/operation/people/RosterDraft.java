package dev.lockstep.operation.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.input.InputText;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// People as they would stand in lockstep.yaml, before they are written. Nobody is taken out.
///
/// @param edit of lockstep.yaml
/// @param added the ids of people who are new
/// @param changed the ids of people of whom something else is said
/// @param unchanged how many people stand there just so already
/// @param untouched the ids of people of lockstep.yaml of whom nothing was said; they stay
public record RosterDraft(
        BaselineDraft edit,
        List<String> added,
        List<String> changed,
        int unchanged,
        List<String> untouched) {
    public RosterDraft {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        untouched = List.copyOf(untouched);
    }

    /// Reads people from a CSV file, for a lockstep.yaml.
    ///
    /// @param name what messages call the file
    /// @throws dev.lockstep.input.BadInput a line for each fault of the file
    public static List<Person> read(Path file, String name, Baseline baseline) {
        return PeopleCsv.read(name, InputText.read(file, name, PeopleCsv.MOST_BYTES), baseline);
    }

    /// Puts people into lockstep.yaml, in memory. What is absent of one stays as it is said.
    ///
    /// @throws Refused if it cannot be edited without losing something; it is as it was
    public static RosterDraft of(BaselineDraft.At at, Baseline before, List<Person> people) {
        BaselineDraft edit = BaselineDraft.of(at, List.of(new BaselineEdit.PutPeople(people)));
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        int unchanged = 0;
        for (Person person : people) {
            Person was = before.people().get(person.id());
            if (was == null) {
                added.add(person.id());
            } else if (was.equals(edit.baseline().people().get(person.id()))) {
                unchanged++;
            } else {
                changed.add(person.id());
            }
        }
        var untouched = new ArrayList<>(before.people().keySet());
        untouched.removeAll(Set.copyOf(people.stream().map(Person::id).toList()));
        return new RosterDraft(edit, added, changed, unchanged, untouched);
    }
}
