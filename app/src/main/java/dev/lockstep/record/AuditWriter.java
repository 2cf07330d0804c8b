package dev.lockstep.record;

import dev.lockstep.account.ReadState;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Tally;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes the record of an audit as JSON, schema `lockstep/audit/1`. All that is not ASCII is
/// escaped, so that nothing of an account reaches a terminal raw.
public final class AuditWriter {
    private static final JsonFactory FACTORY = ascii().build();
    private static final JsonFactory LINES = ascii().rootValueSeparator(",\n").build();

    private static JsonFactoryBuilder ascii() {
        return JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .characterEscapes(new DeleteToo());
    }

    private final JsonGenerator json;

    private AuditWriter(JsonGenerator json) {
        this.json = json;
    }

    /// Writes; the writer stays open.
    public static void write(AuditRecord audit, Writer out) {
        try (JsonGenerator json = generator(out)) {
            new AuditWriter(json).document(audit);
            json.writeRaw('\n');
        }
    }

    /// A generator for pure ASCII, indented by two spaces, that leaves the writer open.
    public static JsonGenerator generator(Writer out) {
        return FACTORY.createGenerator(new Pretty(), new LeftOpen(out));
    }

    /// A generator for pure ASCII that writes each value on a line of its own, with a comma between
    /// two lines, and leaves the writer open: the items of a list, between whose brackets it
    /// stands.
    public static JsonGenerator lines(Writer out) {
        return LINES.createGenerator(ObjectWriteContext.empty(), new LeftOpen(out));
    }

    private void document(AuditRecord audit) {
        json.writeStartObject();
        json.writeStringProperty("schema", AuditRecord.SCHEMA);
        json.writeStringProperty("lockstep", audit.lockstep());
        account(audit.account());
        moment("takenAt", audit.takenAt());
        moment("judgedAt", Optional.of(audit.judgedAt()));
        baseline(audit.baseline());
        json.writeBooleanProperty("whole", audit.whole());
        controls(audit.controls());
        JsonMembers.texts(json, "undeclared", audit.undeclared().stream().map(Step::id).toList());
        JsonMembers.texts(json, "notices", audit.notices());
        reads(audit.reads());
        steps(audit);
        passwordPolicy(audit.passwordPolicy());
        people(audit.people());
        EscalationFormat.write(audit.escalations(), json);
        since(audit.since());
        framework(audit.framework());
        json.writeArrayPropertyStart("findings");
        for (FindingRecord finding : audit.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void account(AuditRecord.AccountRecord account) {
        json.writeObjectPropertyStart("account");
        JsonMembers.text(json, "id", account.id());
        JsonMembers.text(json, "alias", account.alias());
        json.writeStringProperty("partition", account.partition());
        JsonMembers.text(json, "caller", account.caller());
        JsonMembers.text(json, "endpoint", account.endpoint());
        json.writeBooleanProperty("practice", account.practice());
        json.writeEndObject();
    }

    private void baseline(List<Baseline.SourceFile> files) {
        json.writeArrayPropertyStart("baseline");
        for (Baseline.SourceFile file : files) {
            json.writeStartObject();
            json.writeStringProperty("file", file.name());
            json.writeStringProperty("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void controls(List<ControlRecord> controls) {
        json.writeArrayPropertyStart("controls");
        for (ControlRecord control : controls) {
            json.writeStartObject();
            json.writeStringProperty("id", control.id());
            json.writeNumberProperty("step", control.step().number());
            json.writeStringProperty("severity", control.severity().id());
            json.writeStringProperty("title", control.title());
            references(control);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void references(ControlRecord control) {
        json.writeObjectPropertyStart("references");
        for (var reference : control.references().entrySet()) {
            JsonMembers.texts(json, reference.getKey(), reference.getValue());
        }
        json.writeEndObject();
    }

    private void reads(List<ReadState> reads) {
        json.writeArrayPropertyStart("reads");
        for (ReadState read : reads) {
            json.writeStartObject();
            json.writeStringProperty("name", read.name());
            json.writeStringProperty("state", read.state().id());
            moment("asOf", read.asOf());
            json.writeStringProperty("detail", read.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void steps(AuditRecord audit) {
        json.writeArrayPropertyStart("steps");
        for (Step step : Step.values()) {
            Tally tally = audit.tally(step);
            json.writeStartObject();
            json.writeNumberProperty("step", step.number());
            json.writeStringProperty("name", step.id());
            for (Status status : Status.values()) {
                json.writeNumberProperty(status.id(), tally.of(status));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void passwordPolicy(Optional<PasswordPolicyRecord> policy) {
        if (policy.isEmpty()) {
            json.writeNullProperty("passwordPolicy");
            return;
        }
        json.writeObjectPropertyStart("passwordPolicy");
        JsonMembers.text(json, "unknown", policy.get().unknown());
        json.writeBooleanProperty("awsDefault", policy.get().awsDefault());
        json.writeArrayPropertyStart("settings");
        for (PasswordPolicyRecord.Setting setting : policy.get().settings()) {
            json.writeStartObject();
            json.writeStringProperty("control", setting.control());
            json.writeStringProperty("name", setting.name());
            json.writeStringProperty("now", setting.now());
            json.writeStringProperty("wanted", setting.wanted());
            json.writeStringProperty("felt", setting.felt());
            json.writeStringProperty("status", setting.status().id());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonMembers.text(json, "command", policy.get().command());
        json.writeEndObject();
    }

    private void people(List<PersonRecord> people) {
        json.writeArrayPropertyStart("people");
        for (PersonRecord person : people) {
            json.writeStartObject();
            json.writeStringProperty("user", person.user());
            json.writeStringProperty("status", person.status().id());
            json.writeArrayPropertyStart("sheet");
            for (PersonRecord.SheetLine line : person.lines()) {
                json.writeStartObject();
                json.writeStringProperty("line", line.line().id());
                json.writeStringProperty("holds", line.holds().id());
                json.writeStringProperty("wanted", line.wanted());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void since(Optional<SinceRecord> since) {
        if (since.isEmpty()) {
            json.writeNullProperty("since");
            return;
        }
        json.writeObjectPropertyStart("since");
        moment("takenAt", since.get().takenAt());
        moment("judgedAt", Optional.of(since.get().judgedAt()));
        json.writeStringProperty("lockstep", since.get().lockstep());
        json.writeBooleanProperty("sameBaseline", since.get().sameBaseline());
        JsonMembers.texts(json, "notCompared", since.get().notCompared());
        json.writeArrayPropertyStart("changes");
        for (SinceRecord.Change change : since.get().changes()) {
            json.writeStartObject();
            json.writeStringProperty("change", change.kind().id());
            json.writeStringProperty("control", change.control().id());
            subject(change.subject());
            JsonMembers.text(json, "owner", change.subject().owner());
            JsonMembers.text(json, "was", change.was().map(Status::id));
            JsonMembers.text(json, "now", change.now().map(Status::id));
            json.writeStringProperty("summary", change.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void framework(Optional<FrameworkRecord> framework) {
        if (framework.isEmpty()) {
            json.writeNullProperty("framework");
            return;
        }
        json.writeObjectPropertyStart("framework");
        json.writeStringProperty("id", framework.get().id());
        json.writeStringProperty("name", framework.get().name());
        json.writeArrayPropertyStart("recommendations");
        for (var recommendation : framework.get().recommendations()) {
            json.writeStartObject();
            json.writeStringProperty("id", recommendation.id());
            json.writeStringProperty("title", recommendation.title());
            JsonMembers.texts(json, "controls", recommendation.controls());
            json.writeStringProperty("note", recommendation.note());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(FindingRecord finding) {
        json.writeStartObject();
        json.writeStringProperty("control", finding.control().id());
        json.writeNumberProperty("step", finding.control().step().number());
        json.writeStringProperty("severity", finding.severity().id());
        json.writeStringProperty("status", finding.status().id());
        subject(finding.subject());
        JsonMembers.text(json, "owner", finding.subject().owner());
        json.writeStringProperty("summary", finding.summary());
        json.writeObjectPropertyStart("evidence");
        finding.evidence().forEach(this::fact);
        json.writeEndObject();
        if (finding.status() == Status.UNDETERMINED) {
            JsonMembers.texts(json, "missing", finding.missing());
        }
        remedy(finding.remedy());
        references(finding.control());
        finding.exception().ifPresent(this::exception);
        finding.declaredAt().ifPresent(this::declaredAt);
        json.writeEndObject();
    }

    private void subject(Subject subject) {
        json.writeObjectPropertyStart("subject");
        json.writeStringProperty("kind", subject.kind().id());
        json.writeStringProperty("name", subject.name());
        JsonMembers.text(json, "arn", subject.arn());
        json.writeEndObject();
    }

    private void fact(FindingRecord.Fact fact) {
        json.writeObjectPropertyStart(fact.name());
        value(fact.value());
        JsonMembers.text(json, "source", fact.source());
        moment("asOf", fact.asOf());
        json.writeEndObject();
    }

    private void value(Evidence.Value value) {
        switch (value) {
            case Evidence.Value.Text(String text) -> json.writeStringProperty("value", text);
            case Evidence.Value.Count(long count) -> json.writeNumberProperty("value", count);
            case Evidence.Value.Flag(boolean flag) -> json.writeBooleanProperty("value", flag);
            case Evidence.Value.Moment(Instant when) -> moment("value", Optional.of(when));
            case Evidence.Value.Texts(List<String> many) -> JsonMembers.texts(json, "value", many);
            case Evidence.Value.None _ -> json.writeNullProperty("value");
            case Evidence.Value.Unknown(String because) -> {
                json.writeNullProperty("value");
                json.writeStringProperty("unknown", because);
            }
        }
    }

    private void remedy(Optional<FindingRecord.RemedyRecord> remedy) {
        if (remedy.isEmpty()) {
            json.writeNullProperty("remedy");
            return;
        }
        json.writeObjectPropertyStart("remedy");
        json.writeStringProperty("kind", remedy.get().kind());
        json.writeStringProperty("text", remedy.get().text());
        JsonMembers.text(json, "command", remedy.get().command());
        JsonMembers.texts(json, "aws", remedy.get().aws());
        json.writeEndObject();
    }

    private void exception(FindingRecord.ExceptionRecord exception) {
        json.writeObjectPropertyStart("exception");
        json.writeStringProperty("reason", exception.reason());
        json.writeStringProperty("owner", exception.owner());
        json.writeStringProperty("until", exception.until().toString());
        json.writeNumberProperty("line", exception.line());
        json.writeEndObject();
    }

    private void declaredAt(DeclaredAt place) {
        json.writeObjectPropertyStart("declaredAt");
        json.writeStringProperty("file", place.file());
        json.writeNumberProperty("line", place.line());
        json.writeEndObject();
    }

    private void moment(String name, Optional<Instant> when) {
        JsonMembers.text(json, name, when.map(Instant::toString));
    }

    /// A writer that somebody else closes.
    private static final class LeftOpen extends java.io.FilterWriter {
        LeftOpen(Writer out) {
            super(out);
        }

        @Override
        public void close() throws java.io.IOException {
            flush();
        }
    }

    /// The one control character of ASCII that JSON lets stand.
    private static final class DeleteToo extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int[] ESCAPES = standardAsciiEscapesForJSON();

        static {
            ESCAPES[0x7F] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ESCAPES;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int point) {
            return null;
        }
    }

    /// Indents by two spaces with `\n`, on every system.
    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
