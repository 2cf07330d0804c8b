package dev.lockstep.record.plan;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import dev.lockstep.record.PasswordPolicyRecord;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Writes a plan as JSON, schema `lockstep/plan/1`, in pure ASCII. The same plan always gives the
/// same bytes.
public final class PlanWriter {
    private final JsonGenerator json;

    private PlanWriter(JsonGenerator json) {
        this.json = json;
    }

    /// Writes; the writer stays open.
    public static void write(PlanRecord plan, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            new PlanWriter(json).document(plan);
            json.writeRaw('\n');
        }
    }

    /// Writes a plan with what became of it under `run`; the writer stays open.
    public static void write(PlanRecord plan, RunRecord run, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            new PlanWriter(json).members(plan);
            json.writeObjectPropertyStart("run");
            new RunWriter(json).run(run);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// The id of a plan: the hash of everything in it but its id.
    public static String id(PlanRecord plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            write(plan.called(""), new Hashing(digest));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private void document(PlanRecord plan) {
        json.writeStartObject();
        members(plan);
        json.writeEndObject();
    }

    private void members(PlanRecord plan) {
        json.writeStringProperty("schema", PlanRecord.SCHEMA);
        json.writeStringProperty("id", plan.id());
        json.writeStringProperty("lockstep", plan.lockstep());
        account(plan.account());
        json.writeStringProperty("snapshot", plan.snapshot());
        JsonMembers.text(json, "takenAt", plan.takenAt().map(Object::toString));
        json.writeStringProperty("plannedAt", plan.plannedAt().toString());
        list("baseline", plan.baseline(), this::file);
        json.writeObjectPropertyStart("selected");
        JsonMembers.texts(json, "steps", plan.selected().steps().stream().map(Step::id).toList());
        JsonMembers.texts(json, "controls", plan.selected().controls());
        json.writeEndObject();
        JsonMembers.texts(json, "allow", plan.allow());
        JsonMembers.texts(json, "undeclared", plan.undeclared().stream().map(Step::id).toList());
        JsonMembers.texts(json, "notices", plan.notices());
        passwordPolicy(plan.passwordPolicy());
        list("changes", plan.changes(), this::change);
        list(
                "stale",
                plan.stale(),
                one -> {
                    json.writeStringProperty("id", one.id());
                    json.writeStringProperty("why", one.why());
                });
        list(
                "guards",
                plan.guards(),
                one -> {
                    json.writeStringProperty("guard", one.guard());
                    json.writeStringProperty("state", one.state());
                    json.writeStringProperty("detail", one.detail());
                });
        list(
                "people",
                plan.people(),
                one -> {
                    json.writeStringProperty("user", one.user());
                    JsonMembers.texts(json, "notices", one.notices());
                    json.writeNumberProperty("gained", one.gains().actions());
                    JsonMembers.texts(json, "gains", one.gains().patterns());
                    json.writeNumberProperty("lost", one.loses().actions());
                    JsonMembers.texts(json, "loses", one.loses().patterns());
                });
        list(
                "by-hand",
                plan.byHand(),
                one -> {
                    json.writeNumberProperty("step", one.step().number());
                    json.writeStringProperty("text", one.text());
                    JsonMembers.text(json, "command", one.command());
                });
        json.writeObjectPropertyStart("before");
        list("steps", plan.before(), this::step);
        json.writeEndObject();
        json.writeObjectPropertyStart("after");
        list("steps", plan.after(), this::step);
        list("remains", plan.remains(), this::remain);
        json.writeEndObject();
        json.writeArrayPropertyStart("policies");
        plan.policies().forEach(one -> one.write(json));
        json.writeEndArray();
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

    private void file(Baseline.SourceFile file) {
        json.writeStringProperty("file", file.name());
        json.writeStringProperty("sha256", file.sha256());
    }

    private void passwordPolicy(Optional<PasswordPolicyRecord> policy) {
        if (policy.isEmpty()) {
            json.writeNullProperty("passwordPolicy");
            return;
        }
        json.writeObjectPropertyStart("passwordPolicy");
        json.writeBooleanProperty("awsDefault", policy.get().awsDefault());
        list(
                "settings",
                policy.get().settings(),
                one -> {
                    json.writeStringProperty("control", one.control());
                    json.writeStringProperty("name", one.name());
                    json.writeStringProperty("now", one.now());
                    json.writeStringProperty("wanted", one.wanted());
                    json.writeStringProperty("felt", one.felt());
                    json.writeStringProperty("status", one.status().id());
                });
        json.writeEndObject();
    }

    private void change(PlanRecord.ChangeRecord change) {
        json.writeStringProperty("id", change.id());
        json.writeStringProperty("kind", change.kind());
        json.writeNumberProperty("step", change.step().number());
        subject(change.subject());
        json.writeStringProperty("title", change.title());
        JsonMembers.texts(json, "because", change.because());
        states("before", change.before());
        states("after", change.after());
        json.writeStringProperty("risk", change.risk());
        JsonMembers.text(json, "undo", change.undo());
        JsonMembers.text(json, "irreversible", change.irreversible());
        JsonMembers.texts(json, "needs", change.needs());
        list(
                "effects",
                change.effects(),
                one -> {
                    json.writeStringProperty("operation", one.operation());
                    one.parameters()
                            .forEach((name, value) -> {
                                json.writeName(name);
                                value.write(json);
                            });
                });
        json.writeNumberProperty("wave", change.wave());
        JsonMembers.texts(json, "comes-after", change.comesAfter());
        JsonMembers.texts(json, "temporary", change.temporary());
        JsonMembers.text(json, "confirm", change.confirm());
    }

    private void subject(Subject subject) {
        json.writeObjectPropertyStart("subject");
        json.writeStringProperty("kind", subject.kind().id());
        json.writeStringProperty("name", subject.name());
        JsonMembers.text(json, "arn", subject.arn());
        json.writeEndObject();
        JsonMembers.text(json, "owner", subject.owner());
    }

    private void states(String name, Map<String, String> states) {
        json.writeObjectPropertyStart(name);
        states.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void step(PlanRecord.StepRecord step) {
        json.writeNumberProperty("step", step.step().number());
        json.writeStringProperty("name", step.step().id());
        for (Status status : Status.values()) {
            json.writeNumberProperty(status.id(), step.of(status));
        }
    }

    private void remain(PlanRecord.RemainRecord remain) {
        json.writeStringProperty("control", remain.control());
        json.writeNumberProperty("step", remain.step().number());
        json.writeStringProperty("status", remain.status().id());
        subject(remain.subject());
        json.writeStringProperty("summary", remain.summary());
    }

    private <T> void list(String name, List<T> all, Consumer<T> members) {
        json.writeArrayPropertyStart(name);
        for (T one : all) {
            json.writeStartObject();
            members.accept(one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// A writer that hashes the bytes of what is written.
    private static final class Hashing extends Writer {
        private final MessageDigest digest;

        Hashing(MessageDigest digest) {
            this.digest = digest;
        }

        @Override
        public void write(char[] text, int from, int many) {
            // All of it is ASCII, so that no character is split between two calls.
            digest.update(new String(text, from, many).getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
