package dev.lockstep.collect;

import dev.lockstep.account.Answers.Origin;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What snapshot.json says of the folder: whose it is, and when its answers were given.
///
/// @param times when the answers of single files were given (UTC), by name without extension
record SnapshotHead(Origin origin, Map<String, Instant> times) {
    static final String FILE = "snapshot.json";
    static final String SCHEMA = "lockstep/snapshot/1";
    static final SnapshotHead NONE = new SnapshotHead(Origin.UNKNOWN, Map.of());

    SnapshotHead {
        times = Map.copyOf(times);
    }

    static SnapshotHead read(JsonFile json) {
        JsonFields head = json.object("an object with the schema " + SCHEMA);
        if (head.optionalText("schema").filter(schema -> !schema.equals(SCHEMA)).isPresent()) {
            throw head.problem("schema", "a schema that is not known; expected \"" + SCHEMA + "\"");
        }
        Optional<String> partition = head.optionalText("partition");
        if (partition.filter(text -> !text.matches("[a-z][a-z0-9-]*")).isPresent()) {
            throw head.problem("partition", "no partition of AWS; expected one such as \"aws\"");
        }
        Map<String, Instant> times = new HashMap<>();
        head.object("reads", "an object with the times of the files")
                .ifPresent(reads -> {
                    for (Member file : reads.members()) {
                        reads.object(file.name(), "the time of a file")
                                .flatMap(read -> read.date("asOf"))
                                .ifPresent(time -> times.put(stem(file.name()), time));
                    }
                });
        return new SnapshotHead(
                new Origin(
                        AccountFiles.accountId(head, "account"),
                        partition,
                        head.date("takenAt"),
                        head.optionalText("region")),
                times);
    }

    /// The file's own time, else that of the whole folder.
    Optional<Instant> asOf(String file) {
        return Optional.ofNullable(times.get(stem(file))).or(origin::takenAt);
    }

    private static String stem(String file) {
        return file.replaceFirst("\\.(json|csv)$", "");
    }
}
