package dev.lockstep.lockstepfile.edit;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.lockstepfile.BaselineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A lockstep.yaml as it would be after edits, read again and compared: it says what it said, and
/// the edits, and nothing else; no comment is lost. Nothing is written before [#write].
public final class EditedFile {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final Path real;
    private final byte[] before;
    private final byte[] after;
    private final Baseline baseline;
    private final List<String> changed;

    private EditedFile(
            String name,
            Path real,
            byte[] before,
            byte[] after,
            Baseline baseline,
            List<String> changed) {
        this.name = name;
        this.real = real;
        this.before = before;
        this.after = after;
        this.baseline = baseline;
        this.changed = changed;
    }

    /// Makes edits, in memory.
    ///
    /// @param name what messages call the file
    /// @throws CannotEdit if there is no such file, or it cannot be edited without losing something
    /// @throws BadInput if it is no good lockstep.yaml as it stands
    public static EditedFile of(
            Path file, String name, BaselineFile.Options options, List<BaselineEdit> edits) {
        if (!Files.exists(file) && !Files.isSymbolicLink(file)) {
            throw new CannotEdit(
                    "There is no "
                            + name
                            + " yet; `lockstep init` writes one. Nothing was written.");
        }
        Path real = real(file, name, options);
        byte[] before = InputText.readBytes(file, name, BaselineFile.MOST_BYTES);
        Baseline old = BaselineFile.readAs(file, before, options).baseline();
        boolean marked =
                before.length >= MARK.length
                        && Arrays.equals(before, 0, MARK.length, MARK, 0, MARK.length);
        String text = InputText.decode(before, name);
        Baseline expected = old;
        String edited = text;
        List<String> byHand = edits.stream().map(BaselineEdit::byHand).toList();
        try {
            var draft = new YamlDraft(text);
            for (BaselineEdit edit : edits) {
                refuseOthersList(edit, draft, expected, name);
                edit.applyTo(draft, expected);
                expected = edit.applyTo(expected);
            }
            edited = draft.text();
            if (!isWithin(new YamlDraft(text).comments(), draft.comments())) {
                throw new NotHere("a comment in the middle of it would be lost");
            }
        } catch (NotHere e) {
            throw byHand(name, e.why(), byHand);
        }
        byte[] plain = edited.getBytes(StandardCharsets.UTF_8);
        byte[] after = plain;
        if (marked) {
            after = Arrays.copyOf(MARK, MARK.length + plain.length);
            System.arraycopy(plain, 0, after, MARK.length, plain.length);
        }
        Baseline found = check(file, name, options, after, expected, byHand);
        return new EditedFile(name, real, before, after, found, changed(text, edited));
    }

    /// What the file says after the edits.
    public Baseline baseline() {
        return baseline;
    }

    /// Whether the edits change anything.
    public boolean isChanged() {
        return !Arrays.equals(before, after);
    }

    /// The lines of the new text that did not stand in the old one, and those that are gone, each
    /// after a `+` or a `-`. They are a file's text: hostile.
    public List<String> changed() {
        return List.copyOf(changed);
    }

    /// Writes the file, whole or not at all, as readable and writable as it was.
    ///
    /// @throws CannotEdit if it cannot be written, or was changed meanwhile; it stands as it does
    public void write() {
        if (!isChanged()) {
            return;
        }
        try {
            if (!Files.isWritable(real)) {
                throw cannotWrite();
            }
            SameMode.replace(real, after, this::refuseIfChanged);
        } catch (SameMode.NotKept e) {
            throw new CannotEdit(
                    name
                            + " belongs to "
                            + e.getMessage()
                            + ", and a new file cannot be given to them by you, so it was left"
                            + " alone. Run this as its owner, or give the file to yourself first"
                            + " (chown).");
        } catch (IOException e) {
            throw cannotWrite();
        }
    }

    private CannotEdit cannotWrite() {
        return new CannotEdit(
                name + " cannot be written: you may not change it or its folder. It is as it was.");
    }

    private void refuseIfChanged() throws IOException {
        if (!Files.isRegularFile(real) || !Arrays.equals(Files.readAllBytes(real), before)) {
            throw new CannotEdit(
                    name
                            + " was changed by somebody else meanwhile, so it was left alone. Run the"
                            + " command again.");
        }
    }

    private static Path real(Path file, String name, BaselineFile.Options options) {
        try {
            Path real = file.toRealPath();
            Path folder = real.getRoot().resolve(file.toAbsolutePath().normalize()).getParent();
            if (Files.isSymbolicLink(file)
                    && !options.allowOutside()
                    && folder != null
                    && !real.startsWith(BaselineFile.rootOf(folder.toRealPath()))) {
                throw new CannotEdit(
                        name
                                + " is a link to a file outside its folder and repository, so it was"
                                + " left alone. Name the file itself with --baseline.");
            }
            return real;
        } catch (IOException e) {
            throw BadInput.in(name, "the file cannot be read, or is a link that leads nowhere");
        }
    }

    private static void refuseOthersList(
            BaselineEdit edit, YamlDraft draft, Baseline old, String name) {
        if (edit.list().isEmpty() || draft.has(edit.list().get())) {
            return;
        }
        String list = edit.list().get();
        Optional<DeclaredAt> place = old.places().of(list);
        if (place.isPresent()) {
            throw new CannotEdit(
                    "`"
                            + list
                            + "` stands in "
                            + place.get().file()
                            + ", which "
                            + name
                            + " extends, and a list in "
                            + name
                            + " would replace it whole. Run this again with --baseline "
                            + place.get().file()
                            + ".");
        }
    }

    private static Baseline check(
            Path file,
            String name,
            BaselineFile.Options options,
            byte[] after,
            Baseline expected,
            List<String> byHand) {
        Baseline found;
        try {
            found = BaselineFile.readAs(file, after, options).baseline();
        } catch (BadInput e) {
            throw byHand(
                    name,
                    "it would be refused afterwards ("
                            + Objects.requireNonNullElse(e.getMessage(), "")
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + ")",
                    byHand);
        }
        if (!BaselineCopy.withoutPlaces(found).equals(BaselineCopy.withoutPlaces(expected))) {
            throw byHand(name, "it would say something else than is meant", byHand);
        }
        return found;
    }

    private static CannotEdit byHand(String name, String why, List<String> lines) {
        return new CannotEdit(
                name
                        + " cannot be edited here: "
                        + why
                        + ". It is as it was. Please edit it yourself: "
                        + String.join("; ", lines)
                        + ".");
    }

    /// Whether all of some texts stand among others, each as often.
    private static boolean isWithin(List<String> some, List<String> others) {
        var left = new ArrayList<>(others);
        return some.stream().allMatch(left::remove);
    }

    private static List<String> changed(String text, String edited) {
        List<String> old = text.lines().toList();
        List<String> now = edited.lines().toList();
        var gone = new ArrayList<>(old);
        now.forEach(gone::remove);
        var come = new ArrayList<>(now);
        old.forEach(come::remove);
        var all = new ArrayList<String>();
        gone.stream().filter(line -> !line.isBlank()).forEach(line -> all.add("- " + line));
        come.stream().filter(line -> !line.isBlank()).forEach(line -> all.add("+ " + line));
        return all;
    }
}
