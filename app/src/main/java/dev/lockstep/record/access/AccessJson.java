package dev.lockstep.record.access;

import dev.lockstep.access.escalation.EscalationGraph;
import dev.lockstep.access.escalation.Grant;
import dev.lockstep.access.escalation.Power;
import dev.lockstep.access.escalation.Step;
import dev.lockstep.access.escalation.Way;
import dev.lockstep.access.question.AccessReview;
import dev.lockstep.access.question.Assumption;
import dev.lockstep.access.question.Cited;
import dev.lockstep.access.question.Escalations;
import dev.lockstep.access.question.Explanation;
import dev.lockstep.access.question.Promise;
import dev.lockstep.access.question.Who;
import dev.lockstep.access.question.WhoCan;
import dev.lockstep.policy.catalog.AccessLevel;
import dev.lockstep.policy.evaluate.Deciding;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes answers about access as JSON; all that is not ASCII is escaped.
public final class AccessJson {
    private final JsonGenerator json;
    private final About about;

    private AccessJson(JsonGenerator json, About about) {
        this.json = json;
        this.about = about;
    }

    /// What an answer is about.
    ///
    /// @param lockstep the version that answered
    /// @param account 12 digits, if any answer of AWS told it
    /// @param practice whether it is a practice account
    /// @param missing what AWS refused or did not answer, in words
    public record About(
            String lockstep,
            Optional<String> account,
            String partition,
            boolean practice,
            Collection<String> missing) {
        public About {
            missing = List.copyOf(missing);
        }
    }

    private interface Part {
        void write(AccessJson json);
    }

    private static void document(Writer out, String schema, About about, Part part) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", schema);
            json.writeStringProperty("lockstep", about.lockstep());
            var writer = new AccessJson(json, about);
            writer.account();
            part.write(writer);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// Schema `lockstep/access-who-can/1`.
    public static void whoCan(WhoCan answer, About about, Writer out) {
        document(out, "lockstep/access-who-can/1", about, writer -> writer.whoCan(answer));
    }

    /// Schema `lockstep/access-explain/1`.
    ///
    /// @param mistakes sentences about the policies
    public static void explanation(
            Explanation answer, List<String> mistakes, About about, Writer out) {
        document(
                out,
                "lockstep/access-explain/1",
                about,
                writer -> {
                    writer.explanation(answer);
                    JsonMembers.texts(writer.json, "mistakes", mistakes);
                });
    }

    /// Schema `lockstep/access-review/1`.
    ///
    /// @param mistakes sentences about the policies of the only one that is reviewed
    public static void reviews(
            List<AccessReview> answers,
            List<Assumption> assumptions,
            List<String> mistakes,
            About about,
            Writer out) {
        document(
                out,
                "lockstep/access-review/1",
                about,
                writer -> {
                    writer.json.writeArrayPropertyStart("principals");
                    answers.forEach(writer::review);
                    writer.json.writeEndArray();
                    JsonMembers.texts(writer.json, "mistakes", mistakes);
                    writer.assumptions(assumptions);
                });
    }

    /// Schema `lockstep/access-escalations/1`.
    public static void escalations(Escalations answer, About about, Writer out) {
        document(out, "lockstep/access-escalations/1", about, writer -> writer.escalations(answer));
    }

    private void account() {
        json.writeObjectPropertyStart("account");
        JsonMembers.text(json, "id", about.account());
        json.writeStringProperty("partition", about.partition());
        json.writeBooleanProperty("practice", about.practice());
        json.writeEndObject();
        JsonMembers.texts(json, "missing", about.missing());
    }

    private void whoCan(WhoCan answer) {
        json.writeStringProperty("action", answer.action());
        JsonMembers.text(json, "resource", answer.resource());
        json.writeNumberProperty("asked", answer.asked());
        json.writeArrayPropertyStart("principals");
        for (WhoCan.Row row : answer.rows()) {
            json.writeStartObject();
            who(row.who());
            json.writeStringProperty("can", row.certainty().id());
            JsonMembers.texts(json, "on", row.on());
            JsonMembers.texts(json, "keys", row.keys());
            cited("statements", row.by());
            JsonMembers.texts(json, "unknown", row.unknown());
            json.writeEndObject();
        }
        json.writeEndArray();
        assumptions(answer.assumptions());
    }

    private void explanation(Explanation answer) {
        json.writeObjectPropertyStart("principal");
        who(answer.who());
        json.writeEndObject();
        json.writeStringProperty("action", answer.action());
        JsonMembers.text(json, "resource", answer.resource());
        context(answer.given());
        json.writeStringProperty("answer", answer.verdict().id());
        json.writeArrayPropertyStart("outcomes");
        for (Explanation.Outcome outcome : answer.outcomes()) {
            json.writeStartObject();
            json.writeStringProperty("resource", outcome.resource());
            json.writeStringProperty("answer", outcome.verdict().id());
            JsonMembers.texts(json, "keys", outcome.keys());
            cited("statements", outcome.by());
            JsonMembers.texts(
                    json, "lacking", outcome.lacking().stream().map(AccessJson::layer).toList());
            json.writeArrayPropertyStart("near");
            for (Explanation.Near near : outcome.near()) {
                json.writeStartObject();
                json.writeStringProperty(
                        "but",
                        switch (near.miss()) {
                            case RESOURCE -> "resource";
                            case CONDITION -> "condition";
                        });
                json.writeName("statement");
                cited(near.cited());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("tries");
            for (Explanation.Try one : outcome.tries()) {
                json.writeStartObject();
                context(one.context());
                json.writeStringProperty("answer", one.verdict().id());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonMembers.texts(json, "unknown", answer.unknown());
        JsonMembers.texts(json, "shipped", answer.fromCatalog());
        assumptions(answer.assumptions());
    }

    /// A key without values is absent.
    private void context(Map<String, List<String>> context) {
        json.writeObjectPropertyStart("context");
        context.forEach((key, values) -> JsonMembers.texts(json, key, values));
        json.writeEndObject();
    }

    private void review(AccessReview review) {
        json.writeStartObject();
        who(review.who());
        JsonMembers.texts(json, "groups", review.groups());
        json.writeArrayPropertyStart("promises");
        for (Promise promise : review.promises()) {
            json.writeStartObject();
            json.writeStringProperty("group", promise.group());
            json.writeBooleanProperty("administrators", promise.administrators());
            json.writeBooleanProperty("readOnly", promise.readOnly());
            promise.services()
                    .ifPresentOrElse(
                            all -> JsonMembers.texts(json, "services", all),
                            () -> json.writeNullProperty("services"));
            JsonMembers.texts(json, "passRoles", promise.passRoles());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("administrator", review.administrator().id());
        JsonMembers.texts(json, "ways", review.ways());
        json.writeObjectPropertyStart("services");
        review.services()
                .forEach((name, service) -> {
                    json.writeObjectPropertyStart(name);
                    for (AccessLevel level : AccessLevel.values()) {
                        AccessReview.Share share = service.of(level);
                        if (share.possible() > 0) {
                            json.writeObjectPropertyStart(
                                    level.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                            json.writeNumberProperty("possible", share.possible());
                            json.writeNumberProperty("certain", share.certain());
                            json.writeNumberProperty("all", share.all());
                            json.writeEndObject();
                        }
                    }
                    json.writeEndObject();
                });
        json.writeEndObject();
        JsonMembers.texts(json, "outside", review.outside());
        JsonMembers.texts(json, "otherRoles", review.otherRoles());
        JsonMembers.texts(json, "changing", review.changing());
        reasoned("excepted", review.excepted());
        reasoned("secrets", review.secrets());
        JsonMembers.texts(json, "unknownActions", review.unknownNames());
        json.writeBooleanProperty("unknownToo", review.unknownToo());
        JsonMembers.texts(json, "unknown", review.unknown());
        JsonMembers.texts(json, "shipped", review.fromCatalog());
        json.writeEndObject();
    }

    private void reasoned(String name, List<AccessReview.Reasoned> all) {
        json.writeObjectPropertyStart(name);
        all.forEach(one -> json.writeStringProperty(one.action(), one.reason()));
        json.writeEndObject();
    }

    private void escalations(Escalations answer) {
        json.writeNumberProperty("asked", answer.asked());
        json.writeArrayPropertyStart("principals");
        for (Escalations.Entry entry : answer.entries()) {
            json.writeStartObject();
            who(entry.who());
            json.writeStringProperty("administrator", power(entry.power()));
            json.writeArrayPropertyStart("ways");
            if (entry.power() instanceof Power.Administrator(var ways, var _)) {
                ways.forEach(this::way);
            }
            json.writeEndArray();
            JsonMembers.texts(
                    json,
                    "unknown",
                    entry.power() instanceof Power.Open(var missing)
                            ? missing.stream().map(one -> one.because()).toList()
                            : List.of());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("nodes");
        for (EscalationGraph.Node node : answer.graph().nodes()) {
            json.writeStartObject();
            json.writeStringProperty("id", node.id());
            json.writeStringProperty("kind", node.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("name", node.name());
            json.writeBooleanProperty("administrator", node.administrator());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("edges");
        for (EscalationGraph.Edge edge : answer.graph().edges()) {
            json.writeStartObject();
            json.writeStringProperty("from", edge.from());
            json.writeStringProperty("to", edge.to());
            json.writeStringProperty("path", edge.pathId());
            json.writeStringProperty("label", edge.label());
            json.writeBooleanProperty("certain", edge.certain());
            json.writeEndObject();
        }
        json.writeEndArray();
        assumptions(answer.assumptions());
    }

    private static String power(Power power) {
        return switch (power) {
            case Power.Administrator one when one.certain() && one.already() ->
                    AccessReview.Administrator.ALREADY.id();
            case Power.Administrator one when one.certain() ->
                    AccessReview.Administrator.CERTAIN.id();
            case Power.Administrator _ -> AccessReview.Administrator.POSSIBLE.id();
            case Power.Open _ -> AccessReview.Administrator.UNKNOWN.id();
            case Power.Ordinary _ -> AccessReview.Administrator.NO.id();
        };
    }

    private void way(Way way) {
        json.writeStartObject();
        json.writeStringProperty("path", way.pathId());
        json.writeStringProperty("words", way.words());
        json.writeBooleanProperty("certain", way.certain());
        JsonMembers.texts(json, "assumed", way.assumed());
        json.writeArrayPropertyStart("steps");
        for (Step step : way.steps()) {
            json.writeStartObject();
            json.writeStringProperty("path", step.pathId());
            json.writeStringProperty("words", step.words());
            json.writeStringProperty("from", step.from());
            JsonMembers.text(json, "to", step.to());
            JsonMembers.text(json, "depends", step.depends());
            grants(step.grants());
            json.writeEndObject();
        }
        json.writeEndArray();
        grants(way.allowed());
        json.writeEndObject();
    }

    private void grants(List<Grant> grants) {
        json.writeArrayPropertyStart("grants");
        for (Grant grant : grants) {
            json.writeStartObject();
            json.writeStringProperty("action", grant.action());
            json.writeStringProperty("resource", grant.resource());
            json.writeBooleanProperty("certain", grant.certain());
            json.writeArrayPropertyStart("statements");
            for (Deciding deciding : grant.statements()) {
                json.writeStartObject();
                json.writeStringProperty("layer", layer(deciding.layer()));
                json.writeStringProperty("policy", deciding.policy());
                json.writeNumberProperty("line", deciding.statement().place().line());
                json.writeNumberProperty("column", deciding.statement().place().column());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void who(Who who) {
        json.writeStringProperty("kind", who.kind().word());
        json.writeStringProperty("name", who.name());
        json.writeStringProperty("arn", who.arn());
    }

    private void cited(String name, List<Cited> all) {
        json.writeArrayPropertyStart(name);
        all.forEach(this::cited);
        json.writeEndArray();
    }

    private void cited(Cited cited) {
        json.writeStartObject();
        json.writeStringProperty("layer", layer(cited.layer()));
        json.writeStringProperty("policy", cited.policy());
        json.writeNumberProperty("statement", cited.number());
        JsonMembers.text(json, "sid", cited.statement().sid());
        json.writeStringProperty("effect", cited.statement().allows() ? "Allow" : "Deny");
        json.writeNumberProperty("line", cited.statement().place().line());
        json.writeNumberProperty("column", cited.statement().place().column());
        json.writeBooleanProperty("own", cited.own());
        JsonMembers.texts(json, "groups", cited.groups());
        json.writeEndObject();
    }

    private static String layer(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void assumptions(List<Assumption> assumptions) {
        JsonMembers.texts(json, "assuming", assumptions.stream().map(Assumption::id).toList());
    }
}
