package dev.lockstep.aws;

import dev.lockstep.account.Answers;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.input.BadInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of a snapshot while they are gathered, from several threads.
final class Gathered {
    private static final String NAME = "AWS's answers";

    private final InstantSource clock;
    private final Map<String, Part> files = new TreeMap<>();
    private final Map<String, Map<String, Part>> bySubject = new TreeMap<>();
    private final Map<String, String> operations = new TreeMap<>();
    private final Map<List<String>, String> denied = new TreeMap<>(Gathered::compare);
    private Optional<Instant> last = Optional.empty();

    /// A file, or one subject's part of one.
    ///
    /// @param asOf when AWS gave it (UTC)
    private record Part(String json, Instant asOf) {}

    /// Whom an error is about, as denied.json says it: `user` and a name, for one.
    record About(String kind, String subject) {
        static About user(String name) {
            return new About("user", name);
        }

        static About region(String name) {
            return new About("region", name);
        }

        static About trail(String arn) {
            return new About("trail", arn);
        }

        static About type(String name) {
            return new About("type", name);
        }
    }

    Gathered(InstantSource clock) {
        this.clock = clock;
    }

    /// By which answers are dated (UTC).
    InstantSource clock() {
        return clock;
    }

    /// The same answers, dated by another clock, as if they came now.
    synchronized Gathered again(InstantSource other) {
        var all = new Gathered(other);
        files.forEach(
                (name, part) -> all.file(name, operations.getOrDefault(name, name), part.json()));
        bySubject.forEach((name, parts) ->
                parts.forEach((subject, part) ->
                        all.part(name, operations.getOrDefault(name, name), subject, part.json())));
        all.denied.putAll(denied);
        return all;
    }

    /// Keeps a file.
    ///
    /// @param operation the call that it is the answer of
    synchronized void file(String name, String operation, String json) {
        Instant now = now();
        operations.put(name, operation);
        files.put(name, new Part(json, now));
    }

    /// Keeps one subject's part of a file.
    synchronized void part(String name, String operation, String subject, String json) {
        Instant now = now();
        operations.put(name, operation);
        bySubject.computeIfAbsent(name, _ -> new TreeMap<>()).put(subject, new Part(json, now));
    }

    synchronized void denied(Failure failure) {
        denied(failure, Optional.empty());
    }

    synchronized void denied(Failure failure, About about) {
        denied(failure, Optional.of(about));
    }

    private void denied(Failure failure, Optional<About> about) {
        now();
        var entry = new LinkedHashMap<String, String>();
        entry.put("operation", AnswerJson.text(failure.operation()));
        entry.put("code", AnswerJson.text(failure.code()));
        entry.put("message", AnswerJson.text(failure.message()));
        about.ifPresent(one -> entry.put(one.kind(), AnswerJson.text(one.subject())));
        denied.put(
                List.of(
                        failure.operation(),
                        about.map(About::kind).orElse(""),
                        about.map(About::subject).orElse("")),
                AnswerJson.object(entry));
    }

    private Instant now() {
        Instant now = clock.instant();
        last = Optional.of(now);
        return now;
    }

    /// What is known, as far as it can be read. A file that AWS's documents do not allow is put
    /// aside, and counts as no answer.
    synchronized Answers settle(Head head) {
        try {
            return SnapshotFolder.read(snapshot(head));
        } catch (BadInput e) {
            putAsideBadFiles();
            return SnapshotFolder.read(snapshot(head));
        }
    }

    /// Who and where, as snapshot.json says it.
    record Head(
            String version, Optional<String> account, Optional<String> partition, String region) {}

    synchronized SnapshotFiles snapshot(Head head) {
        var texts = new TreeMap<String, String>();
        var times = new TreeMap<String, String>();
        files.forEach((name, part) -> {
            texts.put(name, part.json());
            times.put(name, asOf(part.asOf()));
        });
        bySubject.forEach((name, parts) -> {
            var members = new TreeMap<String, String>();
            parts.forEach((subject, part) -> members.put(subject, part.json()));
            texts.put(name, AnswerJson.object(members));
            parts.values().stream()
                    .map(Part::asOf)
                    .min(Instant::compareTo)
                    .ifPresent(first -> times.put(name, asOf(first)));
        });
        if (!denied.isEmpty()) {
            texts.put("denied.json", AnswerJson.list(List.copyOf(denied.values())));
        }
        var top = new LinkedHashMap<String, String>();
        top.put("schema", AnswerJson.text("lockstep/snapshot/1"));
        top.put("lockstep", AnswerJson.text(head.version()));
        head.account().ifPresent(id -> top.put("account", AnswerJson.text(id)));
        head.partition().ifPresent(name -> top.put("partition", AnswerJson.text(name)));
        top.put("takenAt", AnswerJson.text(last.orElseGet(clock::instant).toString()));
        top.put("region", AnswerJson.text(head.region()));
        top.put("reads", AnswerJson.object(times));
        texts.put("snapshot.json", AnswerJson.object(top));
        return new SnapshotFiles.InMemory(NAME, texts);
    }

    private static String asOf(Instant time) {
        return "{\"asOf\": " + AnswerJson.text(time.toString()) + "}";
    }

    private void putAsideBadFiles() {
        for (String name : List.copyOf(files.keySet())) {
            Part part = files.get(name);
            if (part != null && !isGood(name, part.json())) {
                files.remove(name);
                denied(notAsDocumented(name));
            }
        }
        for (Map.Entry<String, Map<String, Part>> file : bySubject.entrySet()) {
            var bad = new ArrayList<String>();
            file.getValue()
                    .forEach((subject, part) -> {
                        String alone = AnswerJson.object(Map.of(subject, part.json()));
                        if (!isGood(file.getKey(), alone)) {
                            bad.add(subject);
                        }
                    });
            String kind =
                    switch (file.getKey()) {
                        case "access-analyzers.json" -> "region";
                        case "alternate-contacts.json" -> "type";
                        default -> "user";
                    };
            for (String subject : bad) {
                file.getValue().remove(subject);
                denied(notAsDocumented(file.getKey()), new About(kind, subject));
            }
        }
    }

    private static boolean isGood(String name, String json) {
        try {
            SnapshotFolder.read(new SnapshotFiles.InMemory(NAME, Map.of(name, json)));
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    private Failure notAsDocumented(String name) {
        return Failure.notAsDocumentedBy(operations.getOrDefault(name, name));
    }

    private static int compare(List<String> one, List<String> other) {
        return String.join("\u0000", one).compareTo(String.join("\u0000", other));
    }
}
