package dev.lockstep.collect;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The reads of one snapshot folder while they are gathered.
///
/// Three ranks: a value that a file holds; what denied.json says; what is only known to be lacking,
/// such as the other pages of a list. A higher rank wins whatever the order of gathering.
final class FolderReads {
    private static final Set<String> PAGE_MARKS = Set.of("marker", "nexttoken");

    private final SnapshotFiles files;
    private final SnapshotHead head;
    private final Map<ReadKey<?>, Read<?>> values = new HashMap<>();
    private final Map<ReadKey<?>, Read<?>> answered = new HashMap<>();
    private final Map<ReadKey<?>, Read<?>> lacks = new HashMap<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final Answers.Builder builder;

    FolderReads(SnapshotFiles files) {
        this.files = files;
        this.head =
                files.text(SnapshotHead.FILE)
                        .map(text -> JsonFile.parse(files.called(SnapshotHead.FILE), text))
                        .map(SnapshotHead::read)
                        .orElse(SnapshotHead.NONE);
        this.builder = new Answers.Builder(head.origin());
    }

    SnapshotFiles files() {
        return files;
    }

    /// When a file's answers were given (UTC), as far as snapshot.json tells.
    Optional<Instant> asOf(String file) {
        return head.asOf(file);
    }

    Optional<JsonFile> json(String file) {
        return files.text(file).map(text -> JsonFile.parse(files.called(file), text));
    }

    /// A file that holds one object.
    ///
    /// @param expected what it holds, such as `the answer of get-account-summary`
    Optional<JsonFields> object(String file, String expected) {
        return json(file).map(json -> json.object(expected));
    }

    <T> void value(ReadKey<T> key, String file, T value) {
        value(key, Read.known(value, Source.of(key.name(), asOf(file))));
    }

    <T> void value(ReadKey<T> key, Read<T> read) {
        values.put(key, read);
    }

    /// What denied.json says of a read; the first word on it counts.
    <T> void answered(ReadKey<T> key, Read<T> read) {
        answered.putIfAbsent(key, read);
    }

    /// Where one subject's part is not in the folder, in better words than "was not collected".
    <T> void lacking(ReadKey<T> key, String why) {
        lacks.putIfAbsent(key, Read.notAsked(key, why));
    }

    <T> Source source(ReadKey<T> key, String file) {
        return Source.of(key.name(), asOf(file));
    }

    /// Reads a file that holds one list: a whole answer as the AWS CLI prints it, or the bare list.
    ///
    /// @param list the list's key in the answer, such as `Users`
    /// @param each what one entry is, such as `a user`
    <T> void list(
            ReadKey<List<T>> key,
            String file,
            String list,
            String each,
            Function<JsonFields, T> one) {
        json(file).ifPresent(json -> put(key, file, json, json.root(), list, each, one));
    }

    /// Reads a file that holds a list for each of several subjects (users, regions).
    ///
    /// @param subject what the keys name, such as `user`
    <T> void lists(
            ReadKey<List<T>> kind,
            String file,
            String subject,
            String list,
            String each,
            Function<JsonFields, T> one) {
        object(file, "an object with a list for each " + subject)
                .ifPresent(perSubject -> {
                    for (Member member : perSubject.members()) {
                        put(
                                kind.of(member.name()),
                                file,
                                perSubject.file(),
                                member.value(),
                                list,
                                each,
                                one);
                    }
                });
    }

    private <T> void put(
            ReadKey<List<T>> key,
            String file,
            JsonFile json,
            JsonValue value,
            String list,
            String each,
            Function<JsonFields, T> one) {
        entries(json, value, list, each)
                .ifPresentOrElse(
                        entries ->
                                value(
                                        key,
                                        file,
                                        entries.stream()
                                                .map(entry -> one.apply(json.object(entry, each)))
                                                .toList()),
                        () -> lacking(key, pagesMissing(key, file)));
    }

    /// The entries of a list that stands bare or in an answer; empty if pages are missing.
    static Optional<List<JsonValue>> entries(
            JsonFile json, JsonValue value, String list, String each) {
        if (value instanceof JsonArray array) {
            return Optional.of(array.values());
        }
        JsonFields answer = json.object(value, "an answer with the list \"" + list + "\"");
        List<JsonValue> entries = json.list(answer.required(list), "a list, each entry " + each);
        return isPartial(answer) ? Optional.empty() : Optional.of(entries);
    }

    /// Whether an answer says that there are more pages: `IsTruncated: true`, or a Marker or
    /// NextToken that is not null.
    static boolean isPartial(JsonFields answer) {
        for (Member member : answer.members()) {
            String name = member.name().toLowerCase(Locale.ROOT);
            if (name.equals("istruncated") && answer.flag(member.name(), false)) {
                return true;
            }
            if (PAGE_MARKS.contains(name) && !(member.value() instanceof JsonNull)) {
                return true;
            }
        }
        return false;
    }

    static String pagesMissing(ReadKey<?> key, String file) {
        return "pages missing: "
                + file
                + " holds only a part of the list ("
                + String.join(", ", key.operations())
                + ")";
    }

    /// Something that a person should know of the folder.
    void notice(String sentence) {
        notices.add(sentence);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    Answers answers() {
        var all = new HashMap<ReadKey<?>, Read<?>>(lacks);
        // A refusal that names no subject is about every subject that nothing else is known of.
        all.keySet().removeIf(key -> answered.get(key.kind()) instanceof Read.Missing);
        all.putAll(answered);
        all.putAll(values);
        all.forEach(this::build);
        return builder.build();
    }

    @SuppressWarnings("unchecked") // every map is filled by methods that tie the key to its read
    private <T> void build(ReadKey<T> key, Read<?> read) {
        builder.put(key, (Read<T>) read);
    }
}
