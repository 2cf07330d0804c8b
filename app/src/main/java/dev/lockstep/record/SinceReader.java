package dev.lockstep.record;

import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what a saved audit says of an earlier one.
final class SinceReader {
    private final JsonCursor in;
    private final Map<String, ControlRecord> controls;

    private Optional<Instant> takenAt = Optional.empty();
    private @Nullable Instant judgedAt;
    private String lockstep = "";
    private boolean sameBaseline = true;
    private List<String> notCompared = List.of();
    private List<SinceRecord.Change> changes = List.of();

    /// @param controls those that are known by id
    SinceReader(JsonCursor in, Map<String, ControlRecord> controls) {
        this.in = in;
        this.controls = controls;
    }

    Optional<SinceRecord> sinceOrNull() {
        if (in.isNull()) {
            return Optional.empty();
        }
        in.object("a comparison", this::member);
        if (judgedAt == null) {
            throw in.problem("the key judgedAt is missing from since");
        }
        return Optional.of(
                new SinceRecord(takenAt, judgedAt, lockstep, sameBaseline, notCompared, changes));
    }

    private void member(String name) {
        switch (name) {
            case "takenAt" -> takenAt = in.momentOrNull();
            case "judgedAt" -> judgedAt = in.moment();
            case "lockstep" -> lockstep = in.text("a version");
            case "sameBaseline" -> sameBaseline = in.flag("true or false");
            case "notCompared" ->
                    notCompared = in.list("a list of controls", () -> AuditReader.id(in));
            case "changes" -> changes = in.list("a list of changes", this::change);
            default -> in.skip();
        }
    }

    private SinceRecord.Change change() {
        var texts = new TreeMap<String, String>();
        Subject[] subject = {Subject.of(Subject.Kind.ACCOUNT, "", Optional.empty())};
        in.object(
                "a change",
                name -> {
                    switch (name) {
                        case "change", "summary" -> texts.put(name, in.text("a text"));
                        case "control" -> texts.put(name, AuditReader.id(in));
                        case "was", "now", "owner" ->
                                in.textOrNull("a text or null")
                                        .ifPresent(text -> texts.put(name, text));
                        case "subject" -> subject[0] = AuditReader.subject(in);
                        default -> in.skip();
                    }
                });
        String owner = texts.get("owner");
        return new SinceRecord.Change(
                AuditReader.named(
                                SinceRecord.Kind.values(),
                                SinceRecord.Kind::id,
                                texts.getOrDefault("change", ""))
                        .orElseThrow(() -> in.problem("a kind of change that is not known")),
                control(texts.getOrDefault("control", "")),
                owner == null ? subject[0] : subject[0].ownedBy(owner),
                status(texts, "was"),
                status(texts, "now"),
                texts.getOrDefault("summary", ""));
    }

    private Optional<Status> status(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name))
                .map(id ->
                        AuditReader.status(id)
                                .orElseThrow(() -> in.problem("a status that is not known")));
    }

    private ControlRecord control(String id) {
        ControlRecord known = controls.get(id);
        return known == null
                ? AuditReader.untold(id, Step.ACCOUNT, Severity.INFO, new TreeMap<>())
                : known;
    }
}
