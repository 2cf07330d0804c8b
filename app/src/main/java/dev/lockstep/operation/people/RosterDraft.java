package dev.lockstep.operation.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.input.InputText;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.lockstepfile.edit.CannotEdit;
import dev.lockstep.lockstepfile.edit.EditedFile;
import dev.lockstep.operation.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// People as they would stand in lockstep.yaml, before they are written. Nobody is taken out.
public final class RosterDraft {
    private final EditedFile edited;
    private final List<String> added;
    private final List<String> changed;
    private final int unchanged;
    private final List<String> untouched;

    private RosterDraft(Baseline before, EditedFile edited, List<Person> people) {
        this.edited = edited;
        var isNew = new ArrayList<String>();
        var isOther = new ArrayList<String>();
        int same = 0;
        for (Person person : people) {
            Person was = before.people().get(person.id());
            if (was == null) {
                isNew.add(person.id());
            } else if (was.equals(edited.baseline().people().get(person.id()))) {
                same++;
            } else {
                isOther.add(person.id());
            }
        }
        this.added = List.copyOf(isNew);
        this.changed = List.copyOf(isOther);
        this.unchanged = same;
        List<String> ids = people.stream().map(Person::id).toList();
        var rest = new ArrayList<>(before.people().keySet());
        rest.removeAll(java.util.Set.copyOf(ids));
        this.untouched = List.copyOf(rest);
    }

    /// The lockstep.yaml.
    ///
    /// @param path there or not
    /// @param allowOutside whether it may name files outside its repository
    public record At(Path path, boolean allowOutside) {
        private BaselineFile.Options options() {
            return new BaselineFile.Options(allowOutside);
        }

        private String name() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }

        /// What it says now.
        ///
        /// @throws Refused if there is none
        /// @throws dev.lockstep.input.BadInput if it is no good lockstep.yaml
        public Baseline baseline() {
            if (!Files.exists(path) && !Files.isSymbolicLink(path)) {
                throw new Refused(
                        "there is no "
                                + name()
                                + " yet; `lockstep init` writes one. Nothing was written");
            }
            return BaselineFile.read(path, options()).baseline();
        }
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
    public static RosterDraft of(At at, Baseline before, List<Person> people) {
        try {
            return new RosterDraft(
                    before,
                    EditedFile.of(
                            at.path(),
                            at.name(),
                            at.options(),
                            List.of(new BaselineEdit.PutPeople(people))),
                    people);
        } catch (CannotEdit e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// The ids of people who are new.
    public List<String> added() {
        return added;
    }

    /// The ids of people of whom something else is said.
    public List<String> changed() {
        return changed;
    }

    /// How many people stand there just so already.
    public int unchanged() {
        return unchanged;
    }

    /// The ids of people of lockstep.yaml of whom nothing was said; they stay.
    public List<String> untouched() {
        return untouched;
    }

    /// The lines of lockstep.yaml that come and go. They are hostile text.
    public List<String> lines() {
        return edited.changed();
    }

    /// Whether anything changes.
    public boolean isChanged() {
        return edited.isChanged();
    }

    /// Writes lockstep.yaml, whole or not at all.
    ///
    /// @throws Refused if it cannot be written, or was changed meanwhile; it is as it was
    public void write() {
        try {
            edited.write();
        } catch (CannotEdit e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
