package dev.lockstep.operation.keys;

import dev.lockstep.baseline.Need;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.NeedTag;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.lockstepfile.edit.CannotEdit;
import dev.lockstep.lockstepfile.edit.EditedFile;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.keys.DocumentedJson;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A change of the register of needs in lockstep.yaml, before it is written.
public final class RegisterDraft {
    /// A need is looked at again as an exception is: so many days ahead.
    public static final int MOST_DAYS = BaselineFile.MOST_EXCEPTION_DAYS;

    private final Path file;
    private final EditedFile edited;
    private final Need need;
    private final String user;
    private final List<KeyLife> keys;

    private RegisterDraft(
            Path file, EditedFile edited, Need need, String user, List<KeyLife> keys) {
        this.file = file;
        this.edited = edited;
        this.need = need;
        this.user = user;
        this.keys = List.copyOf(keys);
    }

    /// The file of the register.
    ///
    /// @param path the lockstep.yaml, there or not
    /// @param allowOutside whether it may name files outside its repository
    public record At(Path path, boolean allowOutside) {
        private EditedFile edited(BaselineEdit edit) {
            Path name = path.getFileName();
            try {
                return EditedFile.of(
                        path,
                        name == null ? path.toString() : name.toString(),
                        new BaselineFile.Options(allowOutside),
                        List.of(edit));
            } catch (CannotEdit e) {
                throw new Refused(String.valueOf(e.getMessage()));
            }
        }
    }

    /// Whose keys a need is about: all of a user, or one.
    ///
    /// @param user the user
    /// @param key the only key that is meant
    /// @param keys those that the need covers now
    public record Meant(String user, Optional<String> key, List<KeyLife> keys) {
        public Meant {
            keys = List.copyOf(keys);
        }

        private Need.Subject subject() {
            return key.<Need.Subject>map(Need.Subject.OfKey::new)
                    .orElseGet(() -> new Need.Subject.OfUser(user));
        }

        /// What the register covers with such a need, in a sentence.
        ///
        /// @param until its last day
        public String covers(LocalDate until) {
            List<String> names =
                    keys.stream()
                            .map(one ->
                                    one.name() + (one.standing().isActive() ? "" : " (inactive)"))
                            .toList();
            return key.isEmpty()
                    ? "Until %s the register then covers every key of %s (%s), and any that is made later."
                            .formatted(
                                    until,
                                    user,
                                    names.isEmpty() ? "none now" : String.join(", ", names))
                    : "Until %s the register then covers %s of %s, and no other key."
                            .formatted(until, String.join(", ", names), user);
        }
    }

    /// What somebody means by a name: the user of that name, else the key of that id.
    ///
    /// @throws Refused if there is neither
    public static Meant meant(LookAtKeys.Looked looked, String name) {
        KeyLives lives = looked.lives();
        boolean isUser =
                looked.snapshot().users().found().orElse(List.of()).stream()
                        .anyMatch(user -> user.name().equals(name));
        if (isUser) {
            return new Meant(
                    name,
                    Optional.empty(),
                    lives.keys().stream().filter(key -> key.owner().equals(name)).toList());
        }
        KeyLife key =
                lives.keys().stream()
                        .filter(one -> one.id().filter(name::equals).isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new Refused(
                                        "account %s has no user and no access key %s, as far as it could be read; nothing was written"
                                                .formatted(
                                                        looked.about().account().orElse(""),
                                                        name)));
        if (key.isRoots()) {
            throw new Refused(
                    name
                            + " is a key of root, which should have none: no need of one is written"
                            + " down; nothing was written");
        }
        return new Meant(key.owner(), Optional.of(name), List.of(key));
    }

    /// Puts a need into the register, or changes the one of the same user or key.
    ///
    /// @throws Refused if lockstep.yaml cannot be edited; it is as it was
    public static RegisterDraft put(
            At at, Meant meant, String purpose, String owner, LocalDate until) {
        var need = new Need(meant.subject(), purpose, owner, until);
        return new RegisterDraft(
                at.path(),
                at.edited(new BaselineEdit.PutNeed(need)),
                need,
                meant.user(),
                meant.keys());
    }

    /// Takes the need of a key out of the register.
    ///
    /// @return none: the register has none that covers it
    /// @throws Refused if lockstep.yaml cannot be edited; it is as it was
    public static Optional<RegisterDraft> end(At at, KeySteps.Held held, String key) {
        return held.need(key)
                .map(need ->
                        new RegisterDraft(
                                at.path(),
                                at.edited(new BaselineEdit.RemoveNeed(need.subject())),
                                need,
                                "",
                                List.of()));
    }

    /// Whether it changes anything.
    public boolean isChanged() {
        return edited.isChanged();
    }

    /// The lines of lockstep.yaml that change. They are hostile text.
    public List<String> changed() {
        return edited.changed();
    }

    /// The user whose keys are all meant; none: one key is.
    public Optional<String> ofAllKeysOf() {
        return need.subject() instanceof Need.Subject.OfUser(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// The tag that lockstep.yaml wants on the user, with what it is to say.
    public Optional<KeyChange.TagNeed> tag(LookAtKeys.Looked looked) {
        return edited.baseline()
                .accessKeys()
                .tag()
                .map(key ->
                        new KeyChange.TagNeed(
                                Subject.user(looked.snapshot().user(user)),
                                user,
                                key,
                                NeedTag.of(need)));
    }

    /// Writes lockstep.yaml.
    ///
    /// @throws Refused if it cannot be written, or was changed meanwhile; it is as it was
    public void write() {
        try {
            edited.write();
        } catch (CannotEdit e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /// What was written down, as JSON.
    public void json(LookAtKeys.Looked looked, Optional<DocumentedJson.Tag> tag, Writer out) {
        DocumentedJson.write(
                looked.about(), file.toString(), edited.changed(), need, keys, tag, out);
    }

    /// What is wrong with a last day, if anything is: a sentence.
    ///
    /// @param now as of when (UTC)
    public static Optional<String> fault(LocalDate until, Instant now) {
        LocalDate today = KeyLives.day(now);
        LocalDate last = today.plusDays(MOST_DAYS);
        return until.isBefore(today) || until.isAfter(last)
                ? Optional.of(
                        "it is a day from today (%s) to %s: a need is looked at again within %d days"
                                .formatted(today, last, MOST_DAYS))
                : Optional.empty();
    }
}
