package dev.lockstep.record.guide;

import dev.lockstep.guide.Caller;
import dev.lockstep.guide.Place;
import dev.lockstep.guide.Task;
import dev.lockstep.guide.Wait;
import dev.lockstep.guide.Walk;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import dev.lockstep.record.keys.About;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Where an account stands in the eight steps, as JSON in pure ASCII: schema
/// `lockstep/guide-status/1`.
public final class GuideJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/guide-status/1";

    private GuideJson() {}

    /// Writes it.
    ///
    /// @param at as of when (UTC)
    public static void write(About about, Instant at, Walk walk, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("lockstep", about.lockstep());
            json.writeObjectPropertyStart("account");
            JsonMembers.text(json, "id", about.account());
            json.writeStringProperty("partition", about.partition());
            JsonMembers.text(json, "caller", about.caller());
            JsonMembers.text(json, "endpoint", about.endpoint());
            json.writeBooleanProperty("practice", about.practice());
            json.writeEndObject();
            json.writeStringProperty("judgedAt", at.toString());
            json.writeBooleanProperty("root", walk.caller() instanceof Caller.Root);
            json.writeBooleanProperty("well", walk.isWell());
            json.writeArrayPropertyStart("first");
            walk.first().forEach(task -> task(json, task));
            json.writeEndArray();
            json.writeArrayPropertyStart("steps");
            walk.places().forEach(place -> place(json, place));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void place(JsonGenerator json, Place place) {
        json.writeStartObject();
        json.writeNumberProperty("step", place.step().number());
        json.writeStringProperty("name", place.step().id());
        json.writeStringProperty("standing", place.standing().id());
        JsonMembers.texts(json, "fails", place.fails());
        json.writeNumberProperty("excepted", place.excepted());
        JsonMembers.text(json, "acceptedUntil", place.acceptedUntil().map(LocalDate::toString));
        JsonMembers.texts(json, "notKnown", place.unknown());
        json.writeArrayPropertyStart("waits");
        place.waits().forEach(wait -> wait(json, wait));
        json.writeEndArray();
        json.writeArrayPropertyStart("follows");
        place.follows().forEach(step -> json.writeString(step.id()));
        json.writeEndArray();
        json.writeArrayPropertyStart("tasks");
        place.tasks().forEach(task -> task(json, task));
        json.writeEndArray();
        if (place.skip().isPresent()) {
            json.writeName("skip");
            SkipsFormat.skip(json, place.skip().get());
        } else {
            json.writeNullProperty("skip");
        }
        json.writeEndObject();
    }

    private static void wait(JsonGenerator json, Wait wait) {
        json.writeStartObject();
        json.writeStringProperty("text", wait.text());
        switch (wait) {
            case Wait.UntilDay(String _, LocalDate until) ->
                    json.writeStringProperty("until", until.toString());
            case Wait.ForPerson(String _, String person) ->
                    json.writeStringProperty("person", person);
            case Wait.ForReport(String _, Instant from) ->
                    json.writeStringProperty("report", from.toString());
        }
        json.writeEndObject();
    }

    private static void task(JsonGenerator json, Task task) {
        json.writeStartObject();
        switch (task) {
            case Task.Declare _ ->
                    plain(json, "declare", Optional.of("lockstep init --from-account"), List.of());
            case Task.Introduce _ ->
                    plain(json, "declare", Optional.of("lockstep guide"), List.of());
            case Task.Apply apply ->
                    plain(
                            json,
                            "apply",
                            Optional.of("lockstep " + String.join(" ", apply.words())),
                            apply.titles());
            case Task.Own own -> plain(json, "command", Optional.of(own.line()), own.because());
            case Task.ByHand hand -> plain(json, "by-hand", Optional.empty(), hand.texts());
            case Task.SignIn in -> plain(json, "sign-in", Optional.empty(), in.people());
        }
        json.writeEndObject();
    }

    private static void plain(
            JsonGenerator json, String kind, Optional<String> command, List<String> about) {
        json.writeStringProperty("kind", kind);
        JsonMembers.text(json, "command", command);
        JsonMembers.texts(json, "about", about);
    }
}
