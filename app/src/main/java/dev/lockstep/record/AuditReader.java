package dev.lockstep.record;

import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.verified.PersonSheet;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an audit that was saved as JSON, schema `lockstep/audit/1`, of this version or another:
/// keys that are not known are passed over, those that came later may be missing.
public final class AuditReader {
    private final JsonCursor in;
    private final Map<String, ControlRecord> controls = new LinkedHashMap<>();

    private @Nullable String schema;
    private @Nullable String lockstep;
    private AuditRecord.@Nullable AccountRecord account;
    private Optional<Instant> takenAt = Optional.empty();
    private @Nullable Instant judgedAt;
    private List<Baseline.SourceFile> baseline = List.of();
    private boolean whole = true;
    private List<Step> undeclared = List.of();
    private List<String> notices = List.of();
    private List<ReadState> reads = List.of();
    private Optional<PasswordPolicyRecord> passwordPolicy = Optional.empty();
    private List<PersonRecord> people = List.of();
    private Optional<EscalationRecord> escalations = Optional.empty();
    private Optional<SinceRecord> since = Optional.empty();
    private Optional<FrameworkRecord> framework = Optional.empty();
    private @Nullable List<FindingRecord> findings;

    private AuditReader(JsonCursor in) {
        this.in = in;
    }

    /// Reads a file.
    ///
    /// @param name what messages call it
    /// @throws BadInput if it is no such file
    public static AuditRecord read(Path file, String name) {
        return parse(name, InputText.read(file, name, MAX_BYTES));
    }

    /// The largest audit that is read: several times that of an account with 5,000 users.
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    /// Reads a text.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is no audit
    public static AuditRecord parse(String name, String text) {
        try (var in = new JsonCursor(name, text, "an audit as JSON")) {
            return in.document(() -> new AuditReader(in).audit());
        }
    }

    private AuditRecord audit() {
        in.object("an audit as JSON", this::member);
        if (!AuditRecord.SCHEMA.equals(schema)) {
            throw in.problem(
                    "this is no audit: expected \"schema\": \""
                            + AuditRecord.SCHEMA
                            + "\", as `lockstep audit --format json` writes it");
        }
        return new AuditRecord(
                present(lockstep, "lockstep"),
                present(account, "account"),
                takenAt,
                present(judgedAt, "judgedAt"),
                baseline,
                whole,
                List.copyOf(controls.values()),
                undeclared,
                notices,
                reads,
                passwordPolicy,
                people,
                escalations,
                since,
                framework,
                present(findings, "findings"));
    }

    private <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw in.problem("the key " + name + " is missing from this audit");
        }
        return value;
    }

    private void member(String name) {
        switch (name) {
            case "schema" -> schema = in.text("the name of a schema");
            case "lockstep" -> lockstep = in.text("a version");
            case "account" -> account = account();
            case "takenAt" -> takenAt = in.momentOrNull();
            case "judgedAt" -> judgedAt = in.moment();
            case "baseline" -> baseline = in.list("a list of files", this::file);
            case "whole" -> whole = in.flag("true or false");
            case "controls" ->
                    in.list("a list of controls", this::control)
                            .forEach(one -> controls.put(one.id(), one));
            case "undeclared" -> undeclared = in.list("a list of steps", () -> step());
            case "notices" -> notices = in.texts("a list of sentences");
            case "reads" -> reads = in.list("a list of reads", this::read);
            case "passwordPolicy" -> passwordPolicy = passwordPolicy();
            case "people" -> people = in.list("a list of people", this::person);
            case "escalations" -> escalations = EscalationFormat.read(in);
            case "since" -> since = new SinceReader(in, controls).sinceOrNull();
            case "framework" -> framework = framework();
            case "findings" -> {
                var reader = new FindingReader(in, controls);
                findings = in.list("a list of findings", reader::finding);
            }
            default -> in.skip();
        }
    }

    private AuditRecord.AccountRecord account() {
        var texts = new TreeMap<String, String>();
        boolean[] practice = {false};
        in.object(
                "an account",
                name -> {
                    switch (name) {
                        case "id", "alias", "partition", "caller", "endpoint" ->
                                in.textOrNull("a text or null")
                                        .ifPresent(text -> texts.put(name, text));
                        case "practice" -> practice[0] = in.flag("true or false");
                        default -> in.skip();
                    }
                });
        return new AuditRecord.AccountRecord(
                Optional.ofNullable(texts.get("id")),
                Optional.ofNullable(texts.get("alias")),
                texts.getOrDefault("partition", "aws"),
                Optional.ofNullable(texts.get("caller")),
                Optional.ofNullable(texts.get("endpoint")),
                practice[0]);
    }

    /// The members of an object that are texts; of the others none.
    private Map<String, String> texts(String expected) {
        var texts = new TreeMap<String, String>();
        in.object(
                expected,
                name -> {
                    if (in.isText()) {
                        texts.put(name, in.word("a text"));
                    } else {
                        in.skip();
                    }
                });
        return texts;
    }

    private String required(Map<String, String> texts, String name) {
        return present(texts.get(name), name);
    }

    private <T> T required(
            Map<String, String> texts, String name, Function<String, Optional<T>> meaning) {
        return meaning.apply(required(texts, name))
                .orElseThrow(() -> in.problem("nothing that is known stands under " + name));
    }

    private Baseline.SourceFile file() {
        Map<String, String> file = texts("a file");
        return new Baseline.SourceFile(required(file, "file"), required(file, "sha256"));
    }

    private ReadState read() {
        Map<String, String> read = texts("a read");
        return new ReadState(
                required(read, "name"),
                required(
                        read,
                        "state",
                        id -> named(ReadState.State.values(), ReadState.State::id, id)),
                Optional.ofNullable(read.get("asOf")).map(in::moment),
                read.getOrDefault("detail", ""));
    }

    private ControlRecord control() {
        var texts = new TreeMap<String, String>();
        var step = new ArrayList<Step>();
        SortedMap<String, List<String>> references = new TreeMap<>();
        in.object(
                "a control",
                name -> {
                    switch (name) {
                        case "id" -> texts.put(name, id(in));
                        case "title", "severity" -> texts.put(name, in.text("a text"));
                        case "step" -> step.add(step(in));
                        case "references" -> references.putAll(references(in));
                        default -> in.skip();
                    }
                });
        return new ControlRecord(
                required(texts, "id"),
                present(step.isEmpty() ? null : step.getFirst(), "step"),
                required(texts, "severity", AuditReader::severity),
                required(texts, "title"),
                references);
    }

    /// A control of which only a finding tells.
    static ControlRecord untold(
            String id, Step step, Severity severity, SortedMap<String, List<String>> references) {
        String title = ControlCatalog.byId(id).map(control -> control.info().title()).orElse(id);
        return new ControlRecord(id, step, severity, title, references);
    }

    private Optional<PasswordPolicyRecord> passwordPolicy() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        boolean[] awsDefault = {false};
        var settings = new ArrayList<PasswordPolicyRecord.Setting>();
        in.object(
                "a password policy",
                name -> {
                    switch (name) {
                        case "unknown", "command" ->
                                in.textOrNull("a text or null")
                                        .ifPresent(text -> texts.put(name, text));
                        case "awsDefault" -> awsDefault[0] = in.flag("true or false");
                        case "settings" ->
                                settings.addAll(in.list("a list of settings", this::setting));
                        default -> in.skip();
                    }
                });
        return Optional.of(
                new PasswordPolicyRecord(
                        Optional.ofNullable(texts.get("unknown")),
                        awsDefault[0],
                        settings,
                        Optional.ofNullable(texts.get("command"))));
    }

    private PasswordPolicyRecord.Setting setting() {
        Map<String, String> setting = texts("a setting");
        return new PasswordPolicyRecord.Setting(
                required(setting, "control"),
                required(setting, "name"),
                required(setting, "now"),
                required(setting, "wanted"),
                setting.getOrDefault("felt", ""),
                required(setting, "status", AuditReader::status));
    }

    private PersonRecord person() {
        var texts = new TreeMap<String, String>();
        var lines = new ArrayList<PersonRecord.SheetLine>();
        in.object(
                "a person",
                name -> {
                    switch (name) {
                        case "user", "status" -> texts.put(name, in.text("a text"));
                        case "sheet" -> lines.addAll(in.list("a list of lines", this::line));
                        default -> in.skip();
                    }
                });
        return new PersonRecord(
                required(texts, "user"), required(texts, "status", AuditReader::status), lines);
    }

    private PersonRecord.SheetLine line() {
        Map<String, String> line = texts("a line of a sheet");
        return new PersonRecord.SheetLine(
                required(
                        line,
                        "line",
                        id -> named(PersonSheet.Line.values(), PersonSheet.Line::id, id)),
                required(
                        line,
                        "holds",
                        id -> named(PersonRecord.Holds.values(), PersonRecord.Holds::id, id)),
                required(line, "wanted"));
    }

    private Optional<FrameworkRecord> framework() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        var recommendations = new ArrayList<FrameworkRecord.Recommendation>();
        in.object(
                "a framework",
                name -> {
                    switch (name) {
                        case "id", "name" -> texts.put(name, in.text("a text"));
                        case "recommendations" ->
                                recommendations.addAll(
                                        in.list("a list of recommendations", this::recommendation));
                        default -> in.skip();
                    }
                });
        return Optional.of(
                new FrameworkRecord(
                        required(texts, "id"), required(texts, "name"), recommendations));
    }

    private FrameworkRecord.Recommendation recommendation() {
        var texts = new TreeMap<String, String>();
        var judging = new ArrayList<String>();
        in.object(
                "a recommendation",
                name -> {
                    switch (name) {
                        case "id", "title", "note" -> texts.put(name, in.text("a text"));
                        case "controls" ->
                                judging.addAll(in.list("a list of controls", () -> id(in)));
                        default -> in.skip();
                    }
                });
        return new FrameworkRecord.Recommendation(
                required(texts, "id"),
                required(texts, "title"),
                judging,
                texts.getOrDefault("note", ""));
    }

    private Step step() {
        return in.meant("the name of a step", id -> named(Step.values(), Step::id, id));
    }

    /// The id of a control: what no terminal, page or file name takes for something else.
    static String id(JsonCursor in) {
        String id = in.word(ID);
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+){0,9}") || id.length() > 64) {
            throw in.wrong(ID);
        }
        return id;
    }

    private static final String ID = "the id of a control, such as root-mfa";

    static Step step(JsonCursor in) {
        long number = in.count("the number of a step");
        return Stream.of(Step.values())
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> in.wrong("a step, 0 to 8"));
    }

    static Subject subject(JsonCursor in) {
        var texts = new TreeMap<String, String>();
        in.object(
                "a subject",
                name -> {
                    switch (name) {
                        case "kind" -> texts.put(name, in.word("a kind of subject"));
                        case "name" -> texts.put(name, in.word("a name"));
                        case "arn" ->
                                in.textOrNull("an ARN or null")
                                        .ifPresent(arn -> texts.put(name, in.pooled(arn)));
                        default -> in.skip();
                    }
                });
        Subject.Kind kind =
                named(Subject.Kind.values(), Subject.Kind::id, texts.getOrDefault("kind", ""))
                        .orElseThrow(() -> in.problem("a kind of subject that is not known"));
        String name = texts.get("name");
        if (name == null) {
            throw in.problem("the key name is missing from the subject that ends here");
        }
        return Subject.of(kind, name, Optional.ofNullable(texts.get("arn")));
    }

    static Optional<Status> status(String id) {
        return named(Status.values(), Status::id, id);
    }

    static Optional<Severity> severity(String id) {
        return named(Severity.values(), Severity::id, id);
    }

    static SortedMap<String, List<String>> references(JsonCursor in) {
        SortedMap<String, List<String>> references = new TreeMap<>();
        in.object("references", name -> references.put(name, in.texts("a list of ids")));
        return references;
    }

    static <T> Optional<T> named(T[] values, Function<T, String> name, String id) {
        return Stream.of(values).filter(value -> name.apply(value).equals(id)).findFirst();
    }
}
