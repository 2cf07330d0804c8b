package dev.lockstep.operation.keys;

import dev.lockstep.baseline.Need;
import dev.lockstep.change.KeyChange;
import dev.lockstep.control.Subject;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.Matter;
import dev.lockstep.keys.NeedTag;
import dev.lockstep.lockstepfile.BaselineFile;
import dev.lockstep.lockstepfile.edit.BaselineEdit;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.keys.DocumentedJson;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A change of the register of needs in lockstep.yaml, before it is written.
public final class RegisterDraft {
    /// A need is looked at again as an exception is: so many days ahead.
    public static final int MOST_DAYS = BaselineFile.MOST_EXCEPTION_DAYS;

    private final Path file;
    private final BaselineDraft edited;
    private final Need need;
    private final String user;
    private final List<KeyLife> keys;
    private final List<String> losing;

    private RegisterDraft(
            Path file,
            BaselineDraft edited,
            Need need,
            String user,
            List<KeyLife> keys,
            List<String> losing) {
        this.losing = List.copyOf(losing);
        this.file = file;
        this.edited = edited;
        this.need = need;
        this.user = user;
        this.keys = List.copyOf(keys);
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
            BaselineDraft.At at, Meant meant, String purpose, String owner, LocalDate until) {
        var need = new Need(meant.subject(), purpose, owner, until);
        return new RegisterDraft(
                at.path(),
                BaselineDraft.of(at, List.of(new BaselineEdit.PutNeed(need))),
                need,
                meant.user(),
                meant.keys(),
                List.of());
    }

    /// Takes the need of a key out of the register.
    ///
    /// @return none: the register has none that covers it
    /// @throws Refused if lockstep.yaml cannot be edited; it is as it was
    public static Optional<RegisterDraft> end(BaselineDraft.At at, KeySteps.Held held, String key) {
        return held.need(key)
                .map(need -> {
                    Map.Entry<String, List<String>> all = held.keysBeside(key);
                    return new RegisterDraft(
                            at.path(),
                            BaselineDraft.of(
                                    at, List.of(new BaselineEdit.RemoveNeed(need.subject()))),
                            need,
                            all.getKey(),
                            List.of(),
                            all.getValue());
                });
    }

    /// The account as it will be judged by what lockstep.yaml says then.
    public KeySteps.Held after(KeySteps.Held held) {
        return held.wanting(edited.baseline());
    }

    /// What takes the tag away that tells the need, if the user has that.
    ///
    /// @param after as [#after] says
    public Optional<KeyChange> untag(KeySteps.Held after) {
        return after.untag(user, need);
    }

    /// Which keys a need that ends is about, in a sentence: hostile text.
    public String ends() {
        return ofAllKeysOf()
                .map(name ->
                        "The need is for all keys of %s (%s): none of them is needed any more then."
                                .formatted(name, String.join(", ", losing)))
                .orElseGet(() -> "The need is for this key alone.");
    }

    /// The edit of lockstep.yaml.
    public BaselineDraft edit() {
        return edited;
    }

    /// Whether it changes anything.
    public boolean isChanged() {
        return edited.isChanged();
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

    /// What is due from now on because this begins the register: keys that no need covers. Empty if
    /// there is one already, or nothing more is due.
    public Optional<String> begins(LookAtKeys.Looked looked) {
        if (looked.baseline().needs().isPresent()) {
            return Optional.empty();
        }
        KeyLives before = looked.lives();
        KeyLives after =
                KeyLives.of(looked.snapshot(), edited.baseline(), looked.deeds(), looked.now());
        long more = undocumented(after) - undocumented(before);
        String known = after.unread().isEmpty() ? "" : ", as far as keys could be read";
        return more <= 0
                ? Optional.empty()
                : Optional.of(
                        "This begins the register: %s due from now on, since no need covers %s%s; lockstep keys list shows %s."
                                .formatted(
                                        more == 1 ? "1 other key is" : more + " other keys are",
                                        more == 1 ? "it" : "them",
                                        known,
                                        more == 1 ? "it" : "them"));
    }

    private static long undocumented(KeyLives lives) {
        return lives.keys().stream()
                .filter(key ->
                        key.matters().stream()
                                .anyMatch(one ->
                                        one.kind() == Matter.Kind.UNDOCUMENTED
                                                && one.isDue(lives.today())))
                .count();
    }

    /// That the tag tells one need alone, where the register has several of a user's keys.
    public Optional<String> oneTag(LookAtKeys.Looked looked) {
        Set<String> ids =
                looked.lives().keys().stream()
                        .filter(key -> key.owner().equals(user))
                        .flatMap(key -> key.id().stream())
                        .collect(Collectors.toUnmodifiableSet());
        List<String> others =
                edited.baseline().needs().orElse(List.of()).stream()
                        .filter(one -> !one.subject().equals(need.subject()))
                        .filter(one -> !one.hasRunOut(looked.now()))
                        .flatMap(one ->
                                switch (one.subject()) {
                                    case Need.Subject.OfUser(String name) ->
                                            name.equals(user)
                                                    ? Stream.of("all keys of " + name)
                                                    : Stream.<String>empty();
                                    case Need.Subject.OfKey(String id) ->
                                            ids.contains(id)
                                                    ? Stream.of(id)
                                                    : Stream.<String>empty();
                                })
                        .toList();
        return others.isEmpty() || edited.baseline().accessKeys().tag().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "A user has one such tag: on %s it tells this need, and not the other of %s; lockstep.yaml tells all."
                                .formatted(user, String.join(", ", others)));
    }

    /// Writes lockstep.yaml.
    ///
    /// @throws Refused if it cannot be written, or was changed meanwhile; it is as it was
    public void write() {
        edited.write();
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
