package dev.lockstep.record.run;

import dev.lockstep.change.Change.Nature;
import dev.lockstep.change.Change.Risk;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// The head of a run as JSON, schema `lockstep/run/1`, in pure ASCII.
public final class HeadFormat {
    private static final Map<String, Step> STEPS = byId(Step.values(), Step::id);
    private static final Map<String, Subject.Kind> KINDS =
            byId(Subject.Kind.values(), Subject.Kind::id);
    private static final Map<String, Risk> RISKS = byId(Risk.values(), Risk::id);
    private static final Map<String, Nature> NATURES = byId(Nature.values(), HeadFormat::id);

    private final JsonGenerator json;

    private HeadFormat(JsonGenerator json) {
        this.json = json;
    }

    private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
        return Stream.of(values).collect(Collectors.toMap(id, one -> one));
    }

    private static String id(Nature nature) {
        return nature.name().toLowerCase(Locale.ROOT);
    }

    /// The text of the file. The same head always gives the same bytes.
    public static String text(RunHead head) {
        var out = new StringWriter();
        try (JsonGenerator json = AuditWriter.generator(out)) {
            new HeadFormat(json).head(head);
            json.writeRaw('\n');
        }
        return out.toString();
    }

    private void head(RunHead head) {
        json.writeStartObject();
        json.writeStringProperty("schema", RunHead.SCHEMA);
        json.writeStringProperty("run", head.run());
        json.writeStringProperty("plan", head.plan());
        json.writeObjectPropertyStart("account");
        json.writeStringProperty("id", head.where().account());
        json.writeStringProperty("partition", head.where().partition());
        JsonMembers.text(json, "caller", head.where().caller());
        JsonMembers.text(json, "endpoint", head.where().endpoint());
        json.writeBooleanProperty("practice", head.where().practice());
        json.writeEndObject();
        JsonMembers.texts(json, "allowed", head.allowed());
        JsonMembers.text(json, "undoes", head.undoes());
        json.writeStringProperty("startedAt", head.startedAt().toString());
        json.writeArrayPropertyStart("changes");
        head.changes().forEach(this::change);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(RunChange change) {
        json.writeStartObject();
        json.writeStringProperty("id", change.id());
        json.writeStringProperty("kind", change.kind());
        json.writeStringProperty("step", change.step().id());
        json.writeObjectPropertyStart("subject");
        json.writeStringProperty("kind", change.subject().kind().id());
        json.writeStringProperty("name", change.subject().name());
        JsonMembers.text(json, "arn", change.subject().arn());
        JsonMembers.text(json, "owner", change.subject().owner());
        json.writeEndObject();
        json.writeStringProperty("title", change.title());
        json.writeStringProperty("risk", change.risk().id());
        json.writeStringProperty("nature", id(change.nature()));
        JsonMembers.text(json, "irreversible", change.irreversible());
        json.writeBooleanProperty("confirmed", change.confirmed());
        json.writeNumberProperty("wave", change.wave());
        JsonMembers.texts(json, "comes-after", change.comesAfter());
        json.writeArrayPropertyStart("effects");
        change.effects().forEach(this::effect);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void effect(RunEffect effect) {
        json.writeStartObject();
        CallForm.write(effect.effect(), json);
        CallForm.states("before", effect.before(), json);
        CallForm.states("after", effect.after(), json);
        effect.use().ifPresent(use -> CallForm.states("use", use, json));
        json.writeEndObject();
    }

    /// Reads a head.
    ///
    /// @param name what messages call the file
    /// @throws dev.lockstep.input.BadInput if it is none
    public static RunHead parse(String name, String text) {
        JsonFile file = JsonFile.parse(name, text);
        JsonFields fields = file.object("the head of a run");
        JsonValue schema = fields.required("schema");
        if (!file.text(schema, "a schema").equals(RunHead.SCHEMA)) {
            throw file.problem(
                    schema.at(),
                    "another schema; expected " + RunHead.SCHEMA + ", which this lockstep reads");
        }
        JsonFields account = file.object(fields.required("account"), "an account");
        return new RunHead(
                fields.text("run"),
                fields.text("plan"),
                new RunHead.Where(
                        account.text("partition"),
                        account.text("id"),
                        account.optionalText("caller"),
                        account.optionalText("endpoint"),
                        account.flag("practice")),
                fields.texts("allowed"),
                fields.optionalText("undoes"),
                moment(fields, "startedAt"),
                fields.objects("changes", "a change").stream().map(HeadFormat::change).toList());
    }

    static java.time.Instant moment(JsonFields fields, String name) {
        JsonValue value = fields.required(name);
        String text = fields.file().text(value, "a time");
        try {
            return java.time.Instant.parse(text);
        } catch (java.time.DateTimeException e) {
            throw fields.file()
                    .problem(value.at(), "no time; expected one such as 2026-01-31T12:00:00Z");
        }
    }

    private static RunChange change(JsonFields fields) {
        JsonFields subject = fields.file().object(fields.required("subject"), "a subject");
        return new RunChange(
                fields.text("id"),
                fields.text("kind"),
                one(fields, "step", STEPS),
                new Subject(
                        one(subject, "kind", KINDS),
                        subject.text("name"),
                        subject.optionalText("arn"),
                        subject.optionalText("owner")),
                fields.text("title"),
                one(fields, "risk", RISKS),
                one(fields, "nature", NATURES),
                fields.optionalText("irreversible"),
                fields.flag("confirmed"),
                fields.count("wave")
                        .filter(wave -> wave > 0)
                        .orElseThrow(() -> fields.problem("no wave here; expected 1 or more")),
                fields.texts("comes-after"),
                fields.objects("effects", "a write").stream().map(HeadFormat::effect).toList());
    }

    private static RunEffect effect(JsonFields fields) {
        JsonFile file = fields.file();
        return new RunEffect(
                CallForm.read(fields),
                CallForm.states(file, fields.required("before")),
                CallForm.states(file, fields.required("after")),
                fields.value("use").map(use -> CallForm.states(file, use)));
    }

    static <T> T one(JsonFields fields, String name, Map<String, T> known) {
        JsonValue value = fields.required(name);
        T found = known.get(fields.file().text(value, "a text"));
        if (found == null) {
            throw fields.file()
                    .problem(
                            value.at(),
                            "a word that is not known; expected one of "
                                    + String.join(", ", known.keySet().stream().sorted().toList()));
        }
        return found;
    }
}
