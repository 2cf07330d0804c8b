package dev.lockstep.operation;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.lockstepfile.edit.CannotEdit;
import dev.lockstep.lockstepfile.edit.EditedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An edit of lockstep.yaml, made in memory: it is shown and agreed to before it is written.
public final class BaselineDraft {
    private final EditedFile edited;

    private BaselineDraft(EditedFile edited) {
        this.edited = edited;
    }

    /// The file that is edited.
    ///
    /// @param path the lockstep.yaml, there or not
    /// @param allowOutside whether it may name files outside its repository
    public record At(Path path, boolean allowOutside) {
        /// What messages call it.
        public String name() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }

        /// What it says now.
        ///
        /// @throws Refused if there is none
        /// @throws dev.lockstep.input.BadInput if it is no good lockstep.yaml
        public Baseline baseline() {
            if (!isThere()) {
                throw new Refused(
                        "there is no "
                                + name()
                                + " yet; `lockstep init` writes one. Nothing was written");
            }
            return BaselineFile.read(path, options()).baseline();
        }

        private boolean isThere() {
            return Files.exists(path) || Files.isSymbolicLink(path);
        }

        private BaselineFile.Options options() {
            return new BaselineFile.Options(allowOutside);
        }
    }

    /// What can be done about an edit.
    public sealed interface Offer {
        /// It can be written.
        record Ready(BaselineDraft draft) implements Offer {}

        /// A person has to write it.
        ///
        /// @param why a sentence or two
        /// @param lines what to write
        record ByHand(String why, List<String> lines) implements Offer {
            public ByHand {
                lines = List.copyOf(lines);
            }
        }
    }

    /// Makes edits in memory.
    ///
    /// @throws Refused if the file cannot be edited, or there is none; it is as it was
    public static BaselineDraft of(At at, List<BaselineEdit> edits) {
        try {
            return new BaselineDraft(edited(at, edits));
        } catch (CannotEdit e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// Takes a person out, in memory.
    ///
    /// @throws Refused if the file cannot be edited, or there is none; it is as it was
    public static BaselineDraft without(At at, String person) {
        return of(at, List.of(new BaselineEdit.RemovePerson(person)));
    }

    /// Makes edits in memory, or says what a person has to write.
    public static Offer offer(At at, List<BaselineEdit> edits) {
        if (!at.isThere()) {
            return new Offer.ByHand(
                    "There is no %s yet; lockstep init writes one.".formatted(at.name()),
                    byHand(edits));
        }
        try {
            return new Offer.Ready(new BaselineDraft(edited(at, edits)));
        } catch (CannotEdit e) {
            return new Offer.ByHand(String.valueOf(e.getMessage()), byHand(edits));
        }
    }

    private static EditedFile edited(At at, List<BaselineEdit> edits) {
        return EditedFile.of(at.path(), at.name(), at.options(), edits);
    }

    private static List<String> byHand(List<BaselineEdit> edits) {
        var lines = new ArrayList<String>();
        // What belongs to one list stands under one header: two of them would be no YAML.
        var lists = new LinkedHashMap<String, List<String>>();
        for (BaselineEdit edit : edits) {
            edit.list()
                    .ifPresentOrElse(
                            list ->
                                    lists.computeIfAbsent(list, _ -> new ArrayList<>())
                                            .add("  " + edit.byHand()),
                            () -> lines.add(edit.byHand()));
        }
        lists.forEach((list, under) -> {
            lines.add(list + ":");
            lines.addAll(under);
        });
        return lines;
    }

    /// What the file says with the edits.
    public Baseline baseline() {
        return edited.baseline();
    }

    /// Whether they change anything.
    public boolean isChanged() {
        return edited.isChanged();
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
