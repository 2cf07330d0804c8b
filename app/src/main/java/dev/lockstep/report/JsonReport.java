package dev.lockstep.report;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.ReadState;
import dev.lockstep.account.Source;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Tally;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// An audit as JSON, schema `lockstep/audit/1`. All that is not ASCII is escaped, so that nothing
/// of an account reaches a terminal raw.
public final class JsonReport {
    public static final String SCHEMA = "lockstep/audit/1";

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteToo())
                    .build();

    private final String version;

    /// @param version Lockstep's own
    public JsonReport(String version) {
        this.version = version;
    }

    public String text(Audit audit) {
        var text = new StringWriter();
        write(audit, text);
        return text.toString();
    }

    public void write(Audit audit, Writer out) {
        try (JsonGenerator json = FACTORY.createGenerator(new Pretty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("lockstep", version);
            account(audit, json);
            moment(json, "takenAt", audit.snapshot().takenAt());
            moment(json, "judgedAt", Optional.of(audit.judgedAt()));
            baseline(audit.baseline(), json);
            texts(json, "notices", audit.notices());
            reads(audit.reads(), json);
            steps(audit, json);
            json.writeArrayPropertyStart("findings");
            for (Finding finding : audit.findings()) {
                finding(finding, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void account(Audit audit, JsonGenerator json) {
        json.writeObjectPropertyStart("account");
        text(json, "id", audit.snapshot().accountId());
        text(json, "alias", audit.snapshot().alias().found().flatMap(alias -> alias));
        json.writeStringProperty("partition", audit.snapshot().partition());
        text(json, "caller", audit.snapshot().callerIdentity().found().map(CallerIdentity::arn));
        text(json, "endpoint", audit.place().endpoint());
        json.writeBooleanProperty("practice", audit.place().practice());
        json.writeEndObject();
    }

    private static void baseline(Baseline baseline, JsonGenerator json) {
        json.writeArrayPropertyStart("baseline");
        for (Baseline.SourceFile file : baseline.files()) {
            json.writeStartObject();
            json.writeStringProperty("file", file.name());
            json.writeStringProperty("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void reads(List<ReadState> reads, JsonGenerator json) {
        json.writeArrayPropertyStart("reads");
        for (ReadState read : reads) {
            json.writeStartObject();
            json.writeStringProperty("name", read.name());
            json.writeStringProperty("state", read.state().id());
            moment(json, "asOf", read.asOf());
            json.writeStringProperty("detail", read.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void steps(Audit audit, JsonGenerator json) {
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

    private static void finding(Finding finding, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("control", finding.control().id());
        json.writeNumberProperty("step", finding.control().step().number());
        json.writeStringProperty("severity", finding.severity().id());
        json.writeStringProperty("status", finding.status().id());
        subject(finding.subject(), json);
        text(json, "owner", finding.subject().owner());
        json.writeStringProperty("summary", finding.verdict().summary());
        evidence(finding.verdict().evidence(), json);
        remedy(finding.advice(), json);
        json.writeObjectPropertyStart("references");
        for (var reference : finding.control().references().entrySet()) {
            texts(json, reference.getKey(), reference.getValue());
        }
        json.writeEndObject();
        finding.exception()
                .ifPresent(exception -> {
                    json.writeObjectPropertyStart("exception");
                    json.writeStringProperty("reason", exception.reason());
                    json.writeStringProperty("owner", exception.owner());
                    json.writeStringProperty("until", exception.until().toString());
                    json.writeEndObject();
                });
        json.writeEndObject();
    }

    private static void subject(Subject subject, JsonGenerator json) {
        json.writeObjectPropertyStart("subject");
        json.writeStringProperty("kind", subject.kind().id());
        json.writeStringProperty("name", subject.name());
        text(json, "arn", subject.arn());
        json.writeEndObject();
    }

    private static void evidence(Evidence evidence, JsonGenerator json) {
        json.writeObjectPropertyStart("evidence");
        var names = new HashMap<String, Integer>();
        for (Evidence.Fact fact : evidence.facts()) {
            int nth = names.merge(fact.name(), 1, Integer::sum);
            json.writeObjectPropertyStart(nth == 1 ? fact.name() : fact.name() + " " + nth);
            value(fact.value(), json);
            text(json, "source", fact.source().map(Source::name));
            moment(json, "asOf", fact.source().flatMap(Source::asOf));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void value(Evidence.Value value, JsonGenerator json) {
        switch (value) {
            case Evidence.Value.Text(String text) -> json.writeStringProperty("value", text);
            case Evidence.Value.Count(long count) -> json.writeNumberProperty("value", count);
            case Evidence.Value.Flag(boolean flag) -> json.writeBooleanProperty("value", flag);
            case Evidence.Value.Moment(Instant when) -> moment(json, "value", Optional.of(when));
            case Evidence.Value.Texts(List<String> many) -> texts(json, "value", many);
            case Evidence.Value.None _ -> json.writeNullProperty("value");
            case Evidence.Value.Unknown(String because) -> {
                json.writeNullProperty("value");
                json.writeStringProperty("unknown", because);
            }
        }
    }

    private static void remedy(Optional<Advice> advice, JsonGenerator json) {
        if (advice.isEmpty()) {
            json.writeNullProperty("remedy");
            return;
        }
        json.writeObjectPropertyStart("remedy");
        json.writeStringProperty("kind", advice.get().remedy().id());
        json.writeStringProperty("text", advice.get().text());
        json.writeNullProperty("command");
        texts(json, "aws", advice.get().commands());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void moment(JsonGenerator json, String name, Optional<Instant> when) {
        text(json, name, when.map(Instant::toString));
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
