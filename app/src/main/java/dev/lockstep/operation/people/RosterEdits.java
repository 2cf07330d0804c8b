package dev.lockstep.operation.people;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.lockstepfile.edit.CannotEdit;
import dev.lockstep.lockstepfile.edit.EditedFile;
import dev.lockstep.operation.Refused;
import java.nio.file.Path;
import java.util.List;

/// People put into the roster of lockstep.yaml or taken out of it, in memory until it is written.
public final class RosterEdits {
    private final EditedFile edited;

    private RosterEdits(EditedFile edited) {
        this.edited = edited;
    }

    /// Makes edits, in memory.
    ///
    /// @param allowOutside whether the file may name files outside its repository
    /// @throws Refused if lockstep.yaml cannot be edited; it is as it was
    public static RosterEdits of(Path file, boolean allowOutside, List<BaselineEdit> edits) {
        Path name = file.getFileName();
        try {
            return new RosterEdits(
                    EditedFile.of(
                            file,
                            name == null ? file.toString() : name.toString(),
                            new BaselineFile.Options(allowOutside),
                            edits));
        } catch (CannotEdit e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// Takes a person out.
    ///
    /// @throws Refused if lockstep.yaml cannot be edited; it is as it was
    public static RosterEdits without(Path file, boolean allowOutside, String person) {
        return of(file, allowOutside, List.of(new BaselineEdit.RemovePerson(person)));
    }

    /// What the file says then.
    public Baseline baseline() {
        return edited.baseline();
    }

    /// The lines that change, each after a `+` or a `-`. They are hostile text.
    public List<String> changed() {
        return edited.changed();
    }

    /// Writes the file.
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
