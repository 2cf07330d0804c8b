package dev.lockstep.record;

import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.input.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the findings of a saved audit, one after another.
final class FindingReader {
    private final JsonCursor in;
    private final Map<String, ControlRecord> controls;
    private final Map<String, Optional<Instant>> moments = new HashMap<>();

    /// @param controls those that are known; what only a finding tells of is added
    FindingReader(JsonCursor in, Map<String, ControlRecord> controls) {
        this.in = in;
        this.controls = controls;
    }

    /// The finding that stands here.
    FindingRecord finding() {
        var draft = new Draft();
        in.object("a finding", draft::member);
        return draft.finding();
    }

    /// A finding as far as it is read.
    private final class Draft {
        private @Nullable String control;
        private @Nullable Step step;
        private @Nullable Severity severity;
        private @Nullable Status status;
        private @Nullable Subject subject;
        private Optional<String> owner = Optional.empty();
        private @Nullable String summary;
        private List<FindingRecord.Fact> evidence = List.of();
        private List<String> missing = List.of();
        private Optional<FindingRecord.RemedyRecord> remedy = Optional.empty();
        private Optional<FindingRecord.ExceptionRecord> exception = Optional.empty();
        private Optional<DeclaredAt> declaredAt = Optional.empty();
        private SortedMap<String, List<String>> references = new TreeMap<>();

        void member(String name) {
            switch (name) {
                case "control" -> control = AuditReader.id(in);
                case "step" -> step = AuditReader.step(in);
                case "severity" -> severity = in.meant("a severity", AuditReader::severity);
                case "status" -> status = in.meant("a status", AuditReader::status);
                case "subject" -> subject = AuditReader.subject(in);
                case "owner" -> owner = in.textOrNull("a name or null").map(in::pooled);
                case "summary" -> summary = in.text("a sentence");
                case "evidence" -> evidence = evidence();
                case "missing" ->
                        missing = in.list("a list of reads", () -> in.word("the name of a read"));
                case "remedy" -> remedy = remedy();
                case "exception" -> exception = exception();
                case "declaredAt" -> declaredAt = declaredAt();
                case "references" -> {
                    if (control != null && controls.containsKey(control)) {
                        in.skip();
                    } else {
                        references = AuditReader.references(in);
                    }
                }
                default -> in.skip();
            }
        }

        FindingRecord finding() {
            Subject about = present(subject, "subject");
            return new FindingRecord(
                    known(),
                    present(status, "status"),
                    owner.map(about::ownedBy).orElse(about),
                    present(summary, "summary"),
                    evidence,
                    missing,
                    remedy,
                    exception,
                    declaredAt);
        }

        private ControlRecord known() {
            String id = present(control, "control");
            ControlRecord told = controls.get(id);
            if (told != null) {
                return told;
            }
            ControlRecord untold =
                    AuditReader.untold(
                            id, present(step, "step"), present(severity, "severity"), references);
            controls.put(id, untold);
            return untold;
        }
    }

    private <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw in.problem("the key " + name + " is missing from the finding that ends here");
        }
        return value;
    }

    private List<FindingRecord.Fact> evidence() {
        var facts = new ArrayList<FindingRecord.Fact>();
        in.object("evidence", name -> facts.add(fact(name)));
        return facts;
    }

    private FindingRecord.Fact fact(String name) {
        var fact = new FactDraft();
        in.object("a fact", fact::member);
        return fact.named(name);
    }

    private final class FactDraft {
        private Evidence.Value value = new Evidence.Value.None();
        private Optional<String> source = Optional.empty();
        private Optional<Instant> asOf = Optional.empty();

        void member(String name) {
            switch (name) {
                case "value" -> value = value();
                case "unknown" ->
                        value = new Evidence.Value.Unknown(in.word("why it is not known"));
                case "source" -> source = in.textOrNull("a read or null").map(in::pooled);
                case "asOf" -> asOf = in.textOrNull("a time or null").flatMap(this::moment);
                default -> in.skip();
            }
        }

        FindingRecord.Fact named(String name) {
            return new FindingRecord.Fact(name, value, source, asOf);
        }

        private Optional<Instant> moment(String text) {
            return FindingReader.this.moment(text);
        }
    }

    private Evidence.Value value() {
        if (in.isNull()) {
            return new Evidence.Value.None();
        }
        if (in.isText()) {
            String text = in.word("a text");
            return moment(text)
                    .<Evidence.Value>map(Evidence.Value.Moment::new)
                    .orElseGet(() -> new Evidence.Value.Text(text));
        }
        if (in.isList()) {
            return new Evidence.Value.Texts(in.list("a list of texts", () -> in.word("a text")));
        }
        if (in.isCount()) {
            return new Evidence.Value.Count(in.count("a number"));
        }
        return new Evidence.Value.Flag(in.flag("a text, a number, true, false, a list or null"));
    }

    /// The time that a text is in the form in which times are written, and in no other.
    private Optional<Instant> moment(String text) {
        if (text.length() < 20 || !text.endsWith("Z") || text.charAt(4) != '-') {
            return Optional.empty();
        }
        return moments.computeIfAbsent(text, FindingReader::parsed);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            Instant when = Instant.parse(text);
            return when.toString().equals(text) ? Optional.of(when) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<FindingRecord.RemedyRecord> remedy() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        var aws = new ArrayList<String>();
        in.object(
                "a remedy",
                name -> {
                    switch (name) {
                        case "kind" -> texts.put(name, in.word("a kind of remedy"));
                        case "text" -> texts.put(name, in.text("a text"));
                        case "command" ->
                                in.textOrNull("a command or null")
                                        .ifPresent(command -> texts.put(name, command));
                        case "aws" -> aws.addAll(in.texts("a list of commands"));
                        default -> in.skip();
                    }
                });
        return Optional.of(
                new FindingRecord.RemedyRecord(
                        present(texts.get("kind"), "kind"),
                        present(texts.get("text"), "text"),
                        Optional.ofNullable(texts.get("command")),
                        aws));
    }

    private Optional<FindingRecord.ExceptionRecord> exception() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        int[] line = {0};
        in.object(
                "an exception",
                name -> {
                    switch (name) {
                        case "reason", "owner", "until" -> texts.put(name, in.text("a text"));
                        case "line" -> line[0] = line();
                        default -> in.skip();
                    }
                });
        return Optional.of(
                new FindingRecord.ExceptionRecord(
                        present(texts.get("reason"), "reason"),
                        present(texts.get("owner"), "owner"),
                        day(present(texts.get("until"), "until")),
                        line[0]));
    }

    private Optional<DeclaredAt> declaredAt() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var file = new ArrayList<String>();
        int[] line = {1};
        in.object(
                "a place in a file",
                name -> {
                    switch (name) {
                        case "file" -> file.add(in.word("the name of a file"));
                        case "line" -> line[0] = Math.max(1, line());
                        default -> in.skip();
                    }
                });
        return Optional.of(
                new DeclaredAt(present(file.isEmpty() ? null : file.getFirst(), "file"), line[0]));
    }

    private int line() {
        return Math.toIntExact(Math.clamp(in.count("a line"), 0, Integer.MAX_VALUE));
    }

    /// @throws BadInput if it is no day
    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw in.problem("until is no day such as 2026-12-31");
        }
    }
}
