package dev.lockstep.record.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes runs as JSON, in pure ASCII.
public final class RunWriter {
    private final JsonGenerator json;

    RunWriter(JsonGenerator json) {
        this.json = json;
    }

    /// Writes one run, schema `lockstep/run-report/1`.
    public static void write(RunRecord run, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", RunRecord.SCHEMA);
            new RunWriter(json).run(run);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// Writes a list of runs, schema `lockstep/runs/1`.
    ///
    /// @param runs newest first
    public static void list(List<RunRecord> runs, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "lockstep/runs/1");
            json.writeArrayPropertyStart("runs");
            for (RunRecord run : runs) {
                json.writeStartObject();
                json.writeStringProperty("id", run.id());
                JsonMembers.text(json, "account", run.account().id());
                json.writeBooleanProperty("practice", run.account().practice());
                json.writeStringProperty("plan", run.plan());
                JsonMembers.text(json, "undoes", run.undoes());
                json.writeStringProperty("startedAt", run.startedAt().toString());
                json.writeStringProperty("state", run.state().id());
                json.writeNumberProperty("changes", run.changes().size());
                json.writeNumberProperty("done", run.done());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// The members of a run, within an object that is begun already.
    void run(RunRecord run) {
        json.writeStringProperty("id", run.id());
        account(run.account());
        json.writeStringProperty("plan", run.plan());
        JsonMembers.text(json, "undoes", run.undoes());
        json.writeArrayPropertyStart("allow");
        run.allow().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("startedAt", run.startedAt().toString());
        json.writeStringProperty("state", run.state().id());
        json.writeStringProperty("why", run.why());
        JsonMembers.text(json, "hash", run.hash());
        json.writeArrayPropertyStart("changes");
        run.changes().forEach(this::change);
        json.writeEndArray();
        json.writeArrayPropertyStart("differences");
        run.differences().forEach(this::difference);
        json.writeEndArray();
        json.writeArrayPropertyStart("steps");
        run.steps().forEach(this::step);
        json.writeEndArray();
    }

    private void account(AuditRecord.AccountRecord account) {
        json.writeObjectPropertyStart("account");
        JsonMembers.text(json, "id", account.id());
        json.writeStringProperty("partition", account.partition());
        JsonMembers.text(json, "caller", account.caller());
        JsonMembers.text(json, "endpoint", account.endpoint());
        json.writeBooleanProperty("practice", account.practice());
        json.writeEndObject();
    }

    private void change(RunRecord.ChangeState change) {
        json.writeStartObject();
        json.writeStringProperty("id", change.id());
        json.writeStringProperty("kind", change.kind());
        json.writeNumberProperty("step", change.step().number());
        subject(change.subject());
        json.writeStringProperty("title", change.title());
        json.writeNumberProperty("wave", change.wave());
        json.writeStringProperty("state", change.state());
        json.writeStringProperty("detail", change.detail());
        json.writeEndObject();
    }

    private void difference(RunRecord.DifferenceRecord difference) {
        json.writeStartObject();
        json.writeStringProperty("control", difference.control());
        subject(difference.subject());
        JsonMembers.text(json, "rehearsed", difference.rehearsed().map(Status::id));
        JsonMembers.text(json, "live", difference.live().map(Status::id));
        JsonMembers.text(json, "waitsUntil", difference.waitsUntil().map(Object::toString));
        json.writeEndObject();
    }

    private void step(PlanRecord.StepRecord step) {
        json.writeStartObject();
        json.writeNumberProperty("step", step.step().number());
        json.writeStringProperty("name", step.step().id());
        for (Status status : Status.values()) {
            json.writeNumberProperty(status.id(), step.of(status));
        }
        json.writeEndObject();
    }

    private void subject(Subject subject) {
        json.writeObjectPropertyStart("subject");
        json.writeStringProperty("kind", subject.kind().id());
        json.writeStringProperty("name", subject.name());
        JsonMembers.text(json, "arn", subject.arn());
        json.writeEndObject();
    }
}
